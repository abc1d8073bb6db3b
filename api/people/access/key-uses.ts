import type { Steady } from '../../steady-clock.ts'

/** When a key was last used. */
export interface KeyUse {
  readonly keyKey: number
  readonly time: Date
}

const betweenMilliseconds = 60_000

/**
 * Makes the note of when each key was used, true to the minute: at most one write a minute for a key, and keys that are
 * due at the same moment share a statement. A write that fails is made up for at the next use.
 */
export function createKeyUses(
  write: (uses: readonly KeyUse[]) => Promise<void>,
  elapsed: Steady,
): (use: KeyUse) => void {
  const noted = new Map<number, number>()
  let due: KeyUse[] = []
  let writing = false

  async function writeDue(): Promise<void> {
    writing = true
    while (due.length > 0) {
      // Requests of the same turn of the event loop come together.
      await Promise.resolve()
      const uses = due
      due = []
      try {
        await write(uses)
      } catch {
        for (const { keyKey } of uses) noted.delete(keyKey)
      }
    }
    writing = false
  }

  return (use) => {
    const time = elapsed()
    if (time - (noted.get(use.keyKey) ?? Number.NEGATIVE_INFINITY) < betweenMilliseconds) return
    noted.set(use.keyKey, time)
    due.push(use)
    if (!writing) void writeDue()
  }
}
