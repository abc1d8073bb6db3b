/** A number of places that are taken and given back; whoever finds none waits in turn, and not for long. */
export interface Places {
  /** Gives what to call on leaving, which may be called again without effect; undefined when it was not worth waiting. */
  enter(owner: number): Promise<(() => void) | undefined>
}

export interface PlacesOptions {
  readonly most: number
  readonly mostOfOne: number
  readonly mostWaiting: number
  readonly waitMilliseconds: number
}

interface Waiting {
  readonly owner: number
  readonly call: (leave: (() => void) | undefined) => void
}

/** Shares places among owners, each of whom has no more than `mostOfOne` of them and half of the queue. */
export function createPlaces(options: PlacesOptions): Places {
  const { most, mostOfOne, mostWaiting, waitMilliseconds } = options
  const taken = new Map<number, number>()
  let queue: readonly Waiting[] = []
  const inUse = () => taken.values().reduce((sum, count) => sum + count, 0)
  const isFree = (owner: number) => inUse() < most && (taken.get(owner) ?? 0) < mostOfOne

  function take(owner: number): () => void {
    taken.set(owner, (taken.get(owner) ?? 0) + 1)
    let left = false
    return () => {
      if (left) return
      left = true
      const count = (taken.get(owner) ?? 1) - 1
      if (count === 0) taken.delete(owner)
      else taken.set(owner, count)
      const next = queue.find((waiting) => isFree(waiting.owner))
      if (next === undefined) return
      queue = queue.filter((waiting) => waiting !== next)
      next.call(take(next.owner))
    }
  }

  return {
    enter: async (owner) => {
      if (isFree(owner)) return take(owner)
      const ofOwner = queue.filter((waiting) => waiting.owner === owner).length
      if (queue.length >= mostWaiting || ofOwner >= mostWaiting / 2) return undefined
      return new Promise((call) => {
        const waiting = { owner, call }
        queue = [...queue, waiting]
        setTimeout(() => {
          if (!queue.includes(waiting)) return
          queue = queue.filter((one) => one !== waiting)
          call(undefined)
        }, waitMilliseconds).unref()
      })
    },
  }
}
