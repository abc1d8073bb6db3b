import type { Finding } from './finding.ts'

/** A line of a file, and which it is, from 1. */
export interface NumberedLine {
  readonly text: string
  readonly line: number
}

/** Lines that belong to events, in the order of the events, taken one event at a time. */
export interface LinesOfEvents {
  readonly take: (event: string) => Promise<readonly NumberedLine[]>
  /** Names what nobody took. */
  readonly end: () => Promise<void>
}

interface Given {
  readonly file: string
  /** Whether an event is still to come. */
  readonly isToCome: (event: string) => boolean
  readonly add: (finding: Finding) => void
}

/** Walks such lines; one of an event that is not there, or that was over, is named and passed over. */
export function linesOfEvents(
  lines: AsyncIterator<string>,
  { file, isToCome, add }: Given,
): LinesOfEvents {
  let next: (NumberedLine & { readonly event: string }) | undefined
  let line = 0

  async function peek(): Promise<typeof next> {
    while (next === undefined) {
      const read = await lines.next()
      if (read.done === true) return undefined
      line += 1
      const [, event] = eventIn.exec(read.value) ?? []
      if (event !== undefined && isToCome(event)) next = { text: read.value, line, event }
      else if (event === undefined)
        add({ file, line, says: 'recompute_line_unreadable', values: {} })
      else add({ file, line, says: 'recompute_line_strange', values: { event } })
    }
    return next
  }

  return {
    take: async (event) => {
      const taken: NumberedLine[] = []
      for (let one = await peek(); one?.event === event; one = await peek()) {
        taken.push(one)
        next = undefined
      }
      return taken
    },
    end: async () => {
      for (let one = await peek(); one !== undefined; one = await peek()) {
        add({ file, line: one.line, says: 'recompute_line_strange', values: { event: one.event } })
        next = undefined
      }
    },
  }
}

const eventIn = /"event":"([0-9a-f-]{36})"/
