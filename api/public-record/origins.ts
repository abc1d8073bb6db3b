import { apportion } from '../../domain/apportion.ts'
import { percentIn } from '../../domain/claim/share.ts'
import { sum, sumOf } from '../../domain/sum.ts'
import type { Origins } from '../../web/pages/record/view.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { additionWords } from '../../workflows/words-of.ts'
import type { Database } from '../store/database.ts'
import {
  type Ancestry,
  type NamedBatch,
  nameBatches,
  readAncestry,
} from '../store/public-record/ancestry.ts'
import type { StoredRecord } from '../store/public-record/record.ts'
import { neighbourOf } from './neighbour.ts'
import type { PublicLink } from './open-chain.ts'

/** Most direct sources that are listed; the rest is told as one sum. */
const mostParents = 24
const limits = { most: 2_000, mostOrigins: 12 }

/** Where the material came from, read off the event that made the batch; null when it came in from outside. */
export async function readOrigins(
  db: Database,
  stream: LoadedStream,
  { record, made }: { record: StoredRecord; made: PublicLink },
): Promise<Origins | null> {
  const { event } = made
  if (event.mass !== 'transformed') return null
  const drawn = event.batches.filter(({ drawnGrams = 0 }) => drawnGrams > 0)
  const inputs = [
    ...drawn.map(({ drawnGrams = 0 }) => drawnGrams),
    ...event.additions.map(({ massGrams }) => massGrams),
  ]
  const massGrams = event.outputs.find(({ batch }) => batch === record.id)?.massGrams ?? 0
  const portions = portionsOf(massGrams, inputs)
  const sources = drawn
    .map(({ batch }, index) => ({ id: batch, portion: portionAt(portions, index) }))
    .sort((one, other) => other.portion.grams - one.portion.grams)
  const shown = sources.slice(0, mostParents)
  const ids = shown.map(({ id }) => id)
  const { batchKey, organisationKey, named: isNamed } = record
  const holder = { organisationKey, named: isNamed }
  const [named, ancestry] = await Promise.all([
    nameBatches(db, holder, ids),
    readAncestry(db, { batchKey, ...holder }, limits),
  ])
  const byId = new Map(named.map((batch) => [batch.id, batch]))
  return {
    parents: shown.flatMap(({ id, portion }) => {
      const batch = byId.get(id)
      return batch === undefined ? [] : [{ batch: neighbourOf(stream, batch), ...portion }]
    }),
    parentsLeftOut: summed(sources.slice(mostParents), massGrams),
    additions: event.additions.map(({ material }, index) => ({
      name: material,
      label: additionWords(stream, event.stage, material),
      ...portionAt(portions, drawn.length + index),
    })),
    further: furtherOf(stream, ancestry, sources.length),
  }
}

function portionAt(portions: readonly Portion[], index: number): Portion {
  return portions[index] ?? { grams: 0, percent: '0' }
}

function summed(
  rest: readonly { readonly portion: Portion }[],
  massGrams: number,
): Origins['parentsLeftOut'] {
  if (rest.length === 0) return null
  const grams = sumOf(rest, ({ portion }) => portion.grams)
  const [portion] = portionsOf(massGrams, [grams, massGrams - grams])
  return { count: rest.length, grams, percent: portion?.percent ?? '0' }
}

function furtherOf(
  stream: LoadedStream,
  { met, origins }: Ancestry,
  direct: number,
): Origins['further'] {
  return {
    batches: Math.max(0, Math.min(met, limits.most) - direct),
    atLeast: met > limits.most,
    origins: origins.map((batch: NamedBatch) => neighbourOf(stream, batch)),
  }
}

/** One part of what went in: grams of the batch that it stands for, and per cent as decimal text. */
interface Portion {
  readonly grams: number
  readonly percent: string
}

/**
 * Parts a batch out over everything that went into it, what joined from outside included: lineage alone would credit the
 * parents with the weight of a new casing. The grams sum to the batch's exactly.
 */
function portionsOf(massGrams: number, inputGrams: readonly number[]): readonly Portion[] {
  const total = sum(inputGrams)
  if (total === 0) return inputGrams.map(() => ({ grams: 0, percent: '0' }))
  const grams = apportion(massGrams, inputGrams)
  return inputGrams.map((input, index) => ({
    grams: grams[index] ?? 0,
    percent: percentIn(input, total) ?? '0',
  }))
}
