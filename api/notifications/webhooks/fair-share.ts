/** Lets each organisation have only so many of something at once, so that one with slow receivers does not hold up others. */
export interface FairShare {
  /** Takes a place and gives the way to leave it; undefined when the organisation has its share already. */
  enter(organisationKey: number): (() => void) | undefined
}

/** Makes shares of `most` places for each organisation. */
export function createFairShare(most: number): FairShare {
  const taken = new Map<number, number>()
  return {
    enter: (organisationKey) => {
      const before = taken.get(organisationKey) ?? 0
      if (before >= most) return undefined
      taken.set(organisationKey, before + 1)
      return () => {
        const left = (taken.get(organisationKey) ?? 1) - 1
        if (left === 0) taken.delete(organisationKey)
        else taken.set(organisationKey, left)
      }
    },
  }
}
