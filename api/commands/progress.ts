import type { Terminal } from './command.ts'

const width = 24

/** A bar that a person can watch; nothing at all where nobody does. `of` is absent while the end is not known. */
export interface Progress {
  readonly show: (done: number, of?: number) => void
  readonly end: () => void
}

/** Draws how far a long command has come. */
export function createProgress({ draw }: Terminal, label: string): Progress {
  let drawn = ''
  return {
    show: (done, of) => {
      const filled = of === undefined || of === 0 ? 0 : Math.floor((width * done) / of)
      const bar = of === undefined ? '' : ` ${'#'.repeat(filled).padEnd(width, '.')} of ${of}`
      const text = `${label} ${done}${bar}`
      // Drawing the same again would only make a slow terminal slower.
      if (text !== drawn) draw?.(text)
      drawn = text
    },
    end: () => draw?.(''),
  }
}
