import type { Audience } from '../../domain/field.ts'
import type { CarriedFacts, Known, KnownFact } from '../../domain/passport/known.ts'
import type { PassportTable } from '../../domain/passport/point.ts'
import { scorePassport } from '../../domain/passport/score.ts'
import { readKnown } from '../inventory/read-known.ts'
import type { Database } from '../store/database.ts'
import { findBatch } from '../store/inventory/batches.ts'
import { addCarried } from '../store/inventory/carried.ts'
import type { Issuing } from './credential-of.ts'
import type { Followed } from './follow-event.ts'

/**
 * Who takes a battery over may use what is for anyone and what is for those with a legitimate interest, of whom they are one, and
 * answers for it from then on. What is for authorities or the holder alone stays where it is.
 * Source: Regulation (EU) 2023/1542 Art. 77(2), (4) and (7) — secondary.
 */
const comesAlong: ReadonlySet<Audience> = new Set(['public', 'legitimate_interest'])

/** Of the single item only what anyone may read: the rest may still be erased where it was recorded, and no copy outlives that. */
function isKept({ audienceOf }: Known, [name, { level }]: [string, KnownFact]): boolean {
  const audience = audienceOf(name)
  return audience === 'public' || (level === 'model' && comesAlong.has(audience))
}

/**
 * Keeps for a thing that was handed over what its passport said and could say, as it stood with whoever held it: what its maker
 * says of the model later is the maker's own. Where passports lead from no holder to the next, nothing comes along.
 */
export async function carryKnown(
  tx: Database,
  { batch, stream, terms, earlier }: Followed,
  { streams, now }: Issuing,
): Promise<void> {
  const from = earlier.at(-1)?.batch
  const table = stream.passportPoints
  if (from === undefined || table === undefined || terms.isOpen !== true) return
  const stored = await findBatch(tx, from.organisationKey, from.code)
  if (stored === undefined) return
  const asking = { organisationKey: from.organisationKey, streams, reader: 'other' } as const
  const known = await readKnown(tx, stream, stored, asking)
  const { batchKey, organisationKey } = batch
  await addCarried(tx, { batchKey, organisationKey, facts: carriedOf(known, table), now })
}

/**
 * What was worked out of how it was made comes along as what it answers, since the next holder did not make it; only what anyone
 * may read, as a fact is for no fewer than its field says.
 */
function carriedOf(known: Known, table: PassportTable): CarriedFacts {
  const said = [...known.facts].filter((fact) => isKept(known, fact))
  const values = Object.fromEntries([...known.facts].map(([name, { value }]) => [name, value]))
  const category = table.categoryOf(values)
  if (category === undefined) return Object.fromEntries(said)
  const worked = scorePassport(table, category, known).derived.flatMap(
    ({ point, audience, values: { derived = null }, partly }): [string, KnownFact][] => {
      const [name, ...more] = point.answers[0] ?? []
      if (name === undefined || more.length > 0) return []
      const isWhole = audience === 'public' && partly !== true
      return isWhole ? [[name, { value: derived, level: point.level }]] : []
    },
  )
  return Object.fromEntries([...worked, ...said])
}
