import { setTimeout as sleep } from 'node:timers/promises'

/** Work that goes on after the answer it belongs to, so that the time of the answer tells nothing. */
export interface Unawaited {
  /** Begins at once; where it fails, `fault` is logged with the error and nobody else is told. */
  begin(fault: string, work: () => Promise<unknown>): void
  /** Resolves when all that was begun has ended, or when it took too long. */
  settled(): Promise<void>
}

/** A mail server that does not answer holds up the end of a process for so long and no longer. Chosen by us. */
const mostMilliseconds = 4_000

/** Keeps account of work that nobody waits for, so that an end in good order cuts none of it off. */
export function createUnawaited(log: (line: string, error?: unknown) => void): Unawaited {
  const underWay = new Set<Promise<void>>()
  return {
    begin: (fault, work) => {
      const ended = work()
        .then(
          () => {},
          (error: unknown) => log(fault, error),
        )
        .finally(() => underWay.delete(ended))
      underWay.add(ended)
    },
    settled: async () => {
      const tooLate = new AbortController()
      const waited = sleep(mostMilliseconds, true, { signal: tooLate.signal }).catch(() => true)
      let late = false
      // What ends may have begun something else, as a link that was prepared begins its message.
      while (underWay.size > 0 && !late) {
        late = await Promise.race([waited, Promise.all(underWay).then(() => false)])
      }
      tooLate.abort()
    },
  }
}
