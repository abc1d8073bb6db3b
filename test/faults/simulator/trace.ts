import type { Judged } from './compare/judge-group.ts'
import type { Answered } from './world/send.ts'

interface Line extends Judged {
  readonly round: number
  readonly answered: Answered | undefined
  /** The fault that struck in this round; not to be mixed up with what is wrong with the answer. */
  readonly struck?: string | undefined
}

/** Remembers what was asked and answered, and tells of it no more than what led to a difference. */
export interface Trace {
  add(line: Omit<Line, 'struck' | 'fault'> & { fault: string | undefined }): void
  tell(run: { seed: number; world: string; round: number }, judged: Judged): readonly string[]
}

const remembered = 20_000
const told = 12

/** Makes an empty trace. */
export function createTrace(): Trace {
  const lines: { round: number; names: ReadonlySet<string>; text: string }[] = []
  return {
    add: ({ round, request, outcome, answered, fault }) => {
      const { operation, by, place, body } = request
      const of = 'handOver' in place ? ` of ${place.handOver}` : ''
      const struck = fault === undefined ? '' : ` [${fault}]`
      const lost = answered?.lost ? ` after ${answered.lost} lost` : ''
      const text = `round ${round} ${operation}${of} by ${by.name}: ${outcome}, ${answered?.status}${lost}${struck} ${JSON.stringify(body).slice(0, 600)}`
      lines.push({ round, names: namesIn(request), text })
      if (lines.length > remembered) lines.splice(0, remembered / 2)
    },
    tell: ({ seed, world, round }, { request, fault }) => {
      const names = namesIn(request)
      const before = lines.filter((line) => [...line.names].some((name) => names.has(name)))
      return [
        `${request.operation} by ${request.by.name}: ${fault}`,
        ...before.slice(-told).map(({ text }) => `  ${text}`),
        `  again with: npm run faults -- --seed ${seed} --world ${world} --rounds ${round}`,
      ]
    },
  }
}

/** Codes and ids of things that a request is about. */
function namesIn({ place, body, by }: Judged['request']): ReadonlySet<string> {
  const names = new Set<string>([`${by.organisation} ${body.id}`])
  if ('handOver' in place) names.add(place.handOver)
  if (place.kind === 'offer') names.add(body.id)
  for (const list of [body.batches, body.outputs, body.lines]) {
    if (!Array.isArray(list)) continue
    for (const { batch } of list)
      if (typeof batch === 'string') names.add(`${by.organisation} ${batch}`)
  }
  for (const id of [body.reverses, body.event, body.correction]) {
    if (typeof id === 'string') names.add(`${by.organisation} ${id}`)
  }
  return names
}
