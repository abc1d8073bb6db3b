import type { Batch } from './model.ts'
import type { Scan } from './request.ts'

/** A mass that somebody answers for, kept as a proportion of what was then on record. */
export interface Trusted {
  readonly grams: number
  readonly ofGrams: number
}

/** To 1 % in silence, to 5 % with a note, to 50 % with a second person, beyond that and 0 g never. */
export type Band = 'silent' | 'noted' | 'supervised' | 'beyond'

/** How far a mass is from what is trusted of the known one: the proportion in whole numbers, so that no step is too small. */
export function bandOf(found: number, known: Pick<Batch, 'grams' | 'trusted'>): Band {
  if (found === 0) return 'beyond'
  const [part, whole] = share(known)
  const gap = BigInt(found) * whole - part
  const off = (gap < 0n ? -gap : gap) * 10_000n
  if (off <= part * 100n) return 'silent'
  if (off <= part * 500n) return 'noted'
  return off <= part * 5_000n ? 'supervised' : 'beyond'
}

/** Why a weighing is refused or kept; undefined when it counts. The facts that explain and sign stand in the scan. */
export function refusalOfWeighing(
  { batches = [], facts = {} }: Scan,
  named: readonly Batch[],
  { gapNote, isAgreed }: { gapNote: string; isAgreed: boolean },
): string | undefined {
  // Persons sign for themselves, by an approval: what a scan says of their agreement counts for nothing.
  if (facts.weighedBy !== undefined || facts.weighingAgreedBy !== undefined) return 'invalid'
  const bands = named.map((batch, at) => bandOf(batches[at]?.massGrams ?? 0, batch))
  const isNews = named.some(
    ({ grams }, at) => bands[at] === 'noted' && batches[at]?.massGrams !== grams,
  )
  if (isNews && facts[gapNote] === undefined) return 'invalid'
  if (bands.includes('beyond')) return 'mass_unbalanced'
  return bands.includes('supervised') && !isAgreed ? 'second_person_needed' : undefined
}

/** What the next weighing is held against. */
export function trustedAfter(
  found: number,
  known: Pick<Batch, 'grams' | 'trusted'>,
  isAgreed = false,
): Trusted | undefined {
  // What two persons say stands for itself.
  if (isAgreed && bandOf(found, known) === 'supervised') return { grams: found, ofGrams: found }
  const [part, whole] = share(known)
  const grams = Number((part * 2n + whole) / (whole * 2n))
  return grams === found && known.trusted === undefined ? undefined : { grams, ofGrams: found }
}

/** What went into a process, and the grams that came out or were lost. */
interface Worked {
  readonly named: readonly Batch[]
  readonly drawn: readonly number[]
  readonly cameOut: number
}

/** Whether a process leads further away from what is trusted of its input than a note and its own allowance explain. */
export function hasDrifted(worked: Worked & { readonly tolerance: number }): boolean {
  const { drawn, cameOut, tolerance } = worked
  const known = trustedMicrograms(worked)
  const gap = Math.abs(cameOut * 1e6 - known)
  const before = Math.abs(drawn.reduce((sum, grams) => sum + grams, 0) * 1e6 - known)
  return gap > before && gap * 10_000 > known * (500 + tolerance)
}

/** What is trusted of each part of what was made. */
export function trustedOfMade(worked: Worked): Trusted | undefined {
  const known = Math.round(trustedMicrograms(worked))
  if (worked.cameOut === 0 || known === worked.cameOut * 1e6) return undefined
  return { grams: known, ofGrams: worked.cameOut * 1e6 }
}

function trustedMicrograms({ named, drawn }: Worked): number {
  return drawn.reduce((sum, grams, at) => {
    const { grams: part, ofGrams: whole } = named[at]?.trusted ?? { grams: 1, ofGrams: 1 }
    return sum + (grams * 1e6 * part) / whole
  }, 0)
}

function share({ grams, trusted }: Pick<Batch, 'grams' | 'trusted'>): readonly [bigint, bigint] {
  if (trusted === undefined || trusted.ofGrams === 0) return [BigInt(grams), 1n]
  return [BigInt(grams) * BigInt(trusted.grams), BigInt(trusted.ofGrams)]
}
