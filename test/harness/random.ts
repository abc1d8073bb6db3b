import { numbersFrom } from '../../domain/numbers-from.ts'

/** Everything that the simulator leaves to chance comes from here, so that a seed says it all. */
export interface Random {
  /** From 0 to below 1. */
  next(): number
  /** A whole number, both ends included. */
  between(least: number, most: number): number
  /** True so many times of a hundred. */
  percent(share: number): boolean
  pick<One>(list: readonly One[]): One | undefined
  /** One of a list, each as often as its weight says. */
  weighed<One extends { readonly weight: number }>(list: readonly One[]): One
  uuid(): string
}

/** Numbers from a seed, with what the clients ask of them. */
export function randomFrom(seed: number): Random {
  const next = numbersFrom(seed)
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    next,
    between,
    percent: (share) => next() * 100 < share,
    pick: (list) => list[between(0, list.length - 1)],
    weighed: (list) => {
      let left = next() * list.reduce((sum, { weight }) => sum + weight, 0)
      for (const one of list) {
        left -= one.weight
        if (left < 0) return one
      }
      throw new RangeError('Cannot pick from an empty list')
    },
    uuid: () => {
      const hex = Array.from({ length: 32 }, () => between(0, 15).toString(16)).join('')
      const variant = ['8', '9', 'a', 'b'][between(0, 3)]
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
    },
  }
}
