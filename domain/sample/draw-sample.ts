/** Something that may be drawn: an event of the period, with what it moved. */
export interface Drawable {
  /** Id of the event. */
  readonly event: string
  readonly facility: string
  readonly stream: string
  readonly stage: string
  /** Whole grams that it moved, at the most. */
  readonly grams: number
}

/** An event that was drawn, with the stratum that it stands for and its rank, hexadecimal. */
export interface Drawn extends Drawable {
  readonly stratum: string
  readonly rank: string
}

/** A stratum with how many events it has and how many of them were drawn. */
export interface Stratum {
  readonly name: string
  readonly count: number
  readonly drawn: number
}

export interface Sample {
  readonly drawn: readonly Drawn[]
  readonly strata: readonly Stratum[]
}

/** Name and version of the way a sample is drawn; it stands at the beginning of everything that is hashed. */
export const sampleMethod = 'loomcell-sample/1'

/** SHA-256 of the UTF-8 bytes of a text, hexadecimal. */
export type Sha256Hex = (text: string) => string

/**
 * Draws so many events by a seed, the same ones for everybody: in each stratum those of the lowest SHA-256 of method, seed and id, with
 * places shared out by the number of events (largest remainders) and one at least to each stratum while there are enough.
 * Nothing hangs on the order in which events are given.
 */
export function drawSample(
  events: readonly Drawable[],
  { seed, size, hash }: { seed: string; size: number; hash: Sha256Hex },
): Sample {
  const strata = [...Map.groupBy(events, stratumOf)].sort(byName)
  const places = sharedOut(
    strata.map(([, own]) => own.length),
    Math.min(size, events.length),
  )
  const drawn = strata.map(([name, own], at) => {
    const ranked = own.map((one): Drawn => {
      return { ...one, stratum: name, rank: rankOf(one.event, seed, hash) }
    })
    return ranked.sort((one, other) => (one.rank < other.rank ? -1 : 1)).slice(0, places[at])
  })
  return {
    drawn: drawn.flat(),
    strata: strata.map(([name, own], at) => {
      return { name, count: own.length, drawn: places[at] ?? 0 }
    }),
  }
}

/** By which the events of a stratum are put in order. */
export function rankOf(event: string, seed: string, hash: Sha256Hex): string {
  return hash(`${sampleMethod}\n${seed}\n${event}\n`)
}

/** Facility, stream, stage and size of an event, which make its stratum. */
export function stratumOf({ facility, stream, stage, grams }: Drawable): string {
  return [facility, stream, stage, sizeOf(grams)].join(' / ')
}

/** Below 10 kg, below 1 t, and from there on; what moved nothing stands apart. */
function sizeOf(grams: number): string {
  if (grams === 0) return '0 kg'
  if (grams < 10_000) return '<10 kg'
  return grams < 1_000_000 ? '<1 t' : '>=1 t'
}

/** Places shared out by counts: whole shares first, the rest by the largest remainders, none without one while there are enough. */
function sharedOut(counts: readonly number[], size: number): readonly number[] {
  const all = counts.reduce((sum, count) => sum + count, 0)
  const least = size >= counts.length ? 1 : 0
  const free = size - least * counts.length
  const places: number[] = counts.map(() => least)
  if (all === 0) return places
  // What is free goes by what each has beyond the place that it has already.
  const rest = counts.map((count) => count - least)
  const of = rest.reduce((sum, one) => sum + one, 0)
  if (of === 0) return places
  const exact = rest.map((one) => (BigInt(free) * BigInt(one)) / BigInt(of))
  const remainders = rest.map((one, at) => ({
    at,
    left: (BigInt(free) * BigInt(one)) % BigInt(of),
  }))
  let left = free - Number(exact.reduce((sum, one) => sum + one, 0n))
  for (const { at } of remainders.sort(
    (one, other) => compared(other.left, one.left) || one.at - other.at,
  )) {
    if (left === 0) break
    places[at] = (places[at] ?? 0) + 1
    left -= 1
  }
  return places.map((place, at) => place + Number(exact[at] ?? 0n))
}

function compared(one: bigint, other: bigint): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1
}
