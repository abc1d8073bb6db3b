import fc from 'fast-check'
import { expect, it } from 'vitest'
import { leastBehind, publishLine } from '../../../domain/summary/publish-line.ts'

const of = (grams: Readonly<Record<string, number>>) => new Map(Object.entries(grams))
const line = (...parts: readonly Readonly<Record<string, number>>[]) =>
  new Map(parts.map((part, at) => [`part ${at}`, of(part)]))

it('shows what three organisations are behind, and their sum', () => {
  const { parts, total } = publishLine(line({ a: 1, b: 2, c: 3 }, { a: 10, b: 20, d: 30 }))
  expect([[...parts.values()], total]).toEqual([[6, 60], 66])
})

it('withholds what one or two are behind, an organisation without a gram not counted, and with it the total that would tell it', () => {
  const { parts, total } = publishLine(line({ a: 1, b: 2, c: 0 }, { a: 10, b: 20, d: 30 }))
  expect([[...parts.values()], total]).toEqual([[null, 60], null])
})

it('shows a total over several withheld parts only where three organisations are behind what they come to', () => {
  const two = publishLine(line({ a: 1 }, { b: 2 }, { a: 10, b: 20, d: 30 }))
  expect([[...two.parts.values()], two.total]).toEqual([[null, null, 60], null])
  const three = publishLine(line({ a: 1 }, { b: 2, c: 4 }, { a: 10, b: 20, d: 30 }))
  expect([[...three.parts.values()], three.total]).toEqual([[null, null, 60], 67])
  // One withheld part and nothing beside it is the total itself.
  expect(publishLine(line({ a: 1, b: 1 })).total).toBeNull()
  expect(publishLine(line()).total).toBeNull()
})

const names = ['a', 'b', 'c', 'd', 'e', 'f']
const part = fc.dictionary(fc.constantFrom(...names), fc.integer({ min: 0, max: 5_000 }))
const anyLine = fc.array(part, { minLength: 1, maxLength: 6 })

it('never lets a withheld figure be worked out of those that are shown: there are always other books that publish the very same', () => {
  let looked = 0
  fc.assert(
    fc.property(anyLine, (grams) => {
      const before = line(...grams)
      const shown = publishLine(before)
      for (const [at, [name, by]] of [...before].entries()) {
        if (shown.parts.get(name) !== null) continue
        // A gram more for whoever is behind it; taken from another withheld part where the total is shown.
        const other = grams.findIndex(
          (its, place) =>
            place !== at &&
            shown.parts.get(`part ${place}`) === null &&
            holderIn(its, 2) !== undefined,
        )
        const changed = changedBy(grams, at, shown.total === null ? undefined : other)
        if (changed === undefined) continue
        looked += shown.total === null ? 1 : 1_000
        const after = publishLine(line(...changed))
        expect(shownOf(after)).toEqual(shownOf(shown))
        expect(sum(line(...changed).get(name))).not.toBe(sum(by))
      }
    }),
    { numRuns: 2_000 },
  )
  // Some of them with a total that is shown.
  expect(looked).toBeGreaterThan(20_000)
})

it('leaves no figure that fewer are behind, not even by taking everything shown away from a total that is', () => {
  let totalsOverWithheld = 0
  fc.assert(
    fc.property(anyLine, (grams) => {
      const { parts, total } = publishLine(line(...grams))
      const withheld = grams.filter((_, at) => parts.get(`part ${at}`) === null)
      for (const [at, one] of grams.entries()) {
        const isShown = parts.get(`part ${at}`) !== null
        expect(isShown).toBe(behind([one]).size >= leastBehind.organisations)
      }
      if (total === null || withheld.length === 0) return
      totalsOverWithheld += 1
      expect(withheld.length).toBeGreaterThan(1)
      expect(behind(withheld).size).toBeGreaterThanOrEqual(leastBehind.organisations)
    }),
    { numRuns: 2_000 },
  )
  expect(totalsOverWithheld).toBeGreaterThan(20)
})

type Grams = Readonly<Record<string, number>>

function changedBy(
  grams: readonly Grams[],
  at: number,
  other: number | undefined,
): readonly Grams[] | undefined {
  const holder = holderIn(grams[at])
  if (holder === undefined || other === -1) return undefined
  const giver = other === undefined ? undefined : holderIn(grams[other], 2)
  if (other !== undefined && giver === undefined) return undefined
  return grams.map((one, place) => {
    if (place === at) return { ...one, [holder]: (one[holder] ?? 0) + 1 }
    if (place === other && giver !== undefined) return { ...one, [giver]: (one[giver] ?? 0) - 1 }
    return one
  })
}

/** Somebody with so many grams in a part. */
function holderIn(one: Grams = {}, least = 1): string | undefined {
  return Object.keys(one).find((name) => (one[name] ?? 0) >= least)
}

function sum(by: ReadonlyMap<string, number> = new Map()): number {
  return [...by.values()].reduce((total, grams) => total + grams, 0)
}

function behind(parts: readonly Grams[]): ReadonlySet<string> {
  return new Set(parts.flatMap((one) => Object.keys(one).filter((name) => (one[name] ?? 0) !== 0)))
}

function shownOf({ parts, total }: ReturnType<typeof publishLine>) {
  return [[...parts], total]
}
