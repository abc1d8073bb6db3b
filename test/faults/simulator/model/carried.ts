import type { Content } from './content.ts'

/** What at the most was there of something at first, as a proportion of what a batch says it holds of it, or of its grams. */
interface Limit {
  readonly most: bigint
  readonly of: bigint
  readonly by: 'milligrams' | 'grams'
}

/** Limits by what they are of. */
export type Carried = Readonly<Record<string, Limit>>

/** A part of a batch that goes into a process. */
export interface Part {
  readonly grams: number
  readonly content: Content
  readonly carried: Carried
}

/** What two assays may differ, and what small differences may come to in the life of the material, in basis points. */
const assayBasisPoints = 200n
const lifeBasisPoints = 700n

/** How far a recorded assay may correct what was derived before, at once and over the life of the material. */
const recordedBasisPoints = 5_000n

/** Whether more comes out than the parts may hold, or, step by step, than was there at first. */
export function isGained(parts: readonly Part[], out: Content, isAssayed: boolean): boolean {
  const atOnce = isAssayed ? recordedBasisPoints : assayBasisPoints
  const inLife = isAssayed ? recordedBasisPoints : lifeBasisPoints
  return Object.entries(out).some(([name, amount]) => {
    const most = sum(parts.map((part) => mostOf(part, name)))
    const first = sum(parts.map((part) => firstOf(part, name)))
    if (isAbove(amount, most, atOnce)) return true
    return amount > most && isAbove(amount, first, inLife)
  })
}

/** Whether something is said for the first time of what cannot hold as much, since less went into it. */
export function isAboveCarried(part: Part, given: Content): boolean {
  return Object.entries(given).some(
    ([name, amount]) =>
      part.carried[name] !== undefined && isAbove(amount, mostOf(part, name), assayBasisPoints),
  )
}

/** What comes out of a process. */
interface Held {
  readonly massGrams: number
  readonly content?: Content
}

/** What each of the things that were made carries on, whether it says what it holds or not. */
export function carriedOfMade(
  parts: readonly Part[],
  made: readonly Held[],
  lost: readonly Held[],
): readonly Carried[] {
  const names = new Set(
    parts.flatMap(({ content, carried }) => [...Object.keys(content), ...Object.keys(carried)]),
  )
  return made.map(({ massGrams, content = {} }) => {
    const entries = [...names].flatMap((name): [string, Limit][] => {
      const first = sum(parts.map((part) => firstOf(part, name)))
      const out = sum([...made, ...lost].map((one) => BigInt(one.content?.[name] ?? 0)))
      if (content[name] !== undefined) {
        return out > first ? [[name, { most: first, of: out, by: 'milligrams' }]] : []
      }
      const rest = out > first ? 0n : first - out
      const grams = BigInt(massGrams)
      return rest < grams * 1_000n ? [[name, { most: rest, of: grams, by: 'grams' }]] : []
    })
    return Object.fromEntries(entries)
  })
}

/** What it may hold: what it says, or what nothing else of the kind fills, as far as so much went into it. */
function mostOf({ grams, content, carried }: Part, name: string): bigint {
  const known = content[name]
  if (known !== undefined) return BigInt(known)
  const kind = `${name.split(':')[0]}:`
  const others = Object.entries(content).filter(([other]) => other.startsWith(kind))
  const room = BigInt(grams) * 1_000n - sum(others.map(([, amount]) => BigInt(amount)))
  const free = room < 0n ? 0n : room
  const limit = carried[name]
  const least = limit?.by === 'grams' ? portion(grams, limit) : free
  return least < free ? least : free
}

function firstOf(part: Part, name: string): bigint {
  const known = part.content[name]
  if (known === undefined) return mostOf(part, name)
  const limit = part.carried[name]
  return limit?.by === 'milligrams' ? portion(known, limit) : BigInt(known)
}

/** Half rounded up. */
function portion(amount: number, { most, of }: Limit): bigint {
  return of === 0n ? 0n : (BigInt(amount) * most * 2n + of) / (of * 2n)
}

function isAbove(amount: number, most: bigint, basisPoints: bigint): boolean {
  return BigInt(amount) * 10_000n > most * (10_000n + basisPoints)
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n)
}
