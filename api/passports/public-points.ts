import type { FactValue } from '../../domain/field.ts'
import type { Known } from '../../domain/passport/known.ts'
import { scorePassport } from '../../domain/passport/score.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { readKnown } from '../inventory/read-known.ts'
import type { Database } from '../store/database.ts'
import { findBatch } from '../store/inventory/batches.ts'
import type { Followed } from './follow-event.ts'

/** What a passport says of the points that its kind should hold, to anyone. */
export interface PublicPoints {
  /** Facts that answer a point, by name. */
  readonly facts: Readonly<Record<string, FactValue>>
  /** Points that were worked out. */
  readonly derivedPoints: readonly FactValue[]
  /** Names of points that anyone should read and that nothing of ours answers. */
  readonly lacks: readonly string[]
}

/**
 * Holds what anyone may know of a batch against the points of its passport. A fact that was recorded for fewer answers nothing
 * here, and what is worked out of parts stays out, since what is known of those is not everybody's.
 */
export async function publicPoints(
  tx: Database,
  { batch, stream }: Pick<Followed, 'batch' | 'stream'>,
  streams: ReadonlyMap<string, LoadedStream>,
): Promise<PublicPoints> {
  const { organisationKey, code } = batch
  const table = stream.passportPoints
  const stored = await findBatch(tx, organisationKey, code)
  if (table === undefined || stored === undefined)
    return { facts: {}, derivedPoints: [], lacks: [] }
  const all = await readKnown(tx, stream, stored, { organisationKey, streams, reader: 'other' })
  const known = onlyPublic(all)
  const facts = Object.fromEntries([...known.facts].map(([name, { value }]) => [name, value]))
  const category = table.categoryOf(facts)
  if (category === undefined) return { facts: {}, derivedPoints: [], lacks: [noCategory] }
  const { have, derived, lacking } = scorePassport(table, category, known)
  const isPublic = ({ audience }: { audience: string }) => audience === 'public'
  return {
    facts: Object.assign({}, ...have.filter(isPublic).map(({ values }) => values)),
    derivedPoints: derived.filter(isPublic).map(({ point, values }) => ({
      point: point.number,
      name: point.name.en,
      value: values.derived ?? null,
    })),
    lacks: lacking
      .filter(({ point, obligation }) => isPublic(point) && obligation === table.counted)
      .map(({ point }) => point.name.en),
  }
}

const noCategory = 'Category of the product'

function onlyPublic(known: Known): Known {
  const facts = new Map([...known.facts].filter(([name]) => known.audienceOf(name) === 'public'))
  return { ...known, facts, parts: [] }
}
