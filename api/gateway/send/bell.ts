/** Lets whoever has nothing to do wait until there is something. */
export interface Bell {
  readonly ring: () => void
  /** Resolves when it was rung since this was last waited for. */
  readonly rung: () => Promise<void>
}

/** Makes a bell that one waits for. */
export function createBell(): Bell {
  let hasRung = false
  let wake: (() => void) | undefined
  return {
    ring: () => {
      hasRung = true
      wake?.()
    },
    rung: async () => {
      if (!hasRung) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      wake = undefined
      hasRung = false
    },
  }
}
