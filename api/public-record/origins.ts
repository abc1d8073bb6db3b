import type { LoadedStream } from '../../workflows/streams.ts'
import type { Database } from '../store/database.ts'
import {
  type Ancestry,
  type NamedBatch,
  nameBatches,
  readAncestry,
  type StoredRecord,
} from '../store/public-record/record.ts'
import { choiceWords } from './named.ts'
import { neighbourOf } from './neighbour.ts'
import type { PublicLink } from './open-chain.ts'
import type { RecordView } from './record-schema.ts'
import { type Share, shareOut } from './shares.ts'

type Origins = NonNullable<RecordView['origins']>

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
  const shares = shareOut(massGrams, inputs)
  const sources = drawn
    .map(({ batch }, index) => ({ id: batch, share: shareAt(shares, index) }))
    .sort((one, other) => other.share.grams - one.share.grams)
  const shown = sources.slice(0, mostParents)
  const ids = shown.map(({ id }) => id)
  const { organisationKey } = record
  const [named, ancestry] = await Promise.all([
    nameBatches(db, organisationKey, ids),
    readAncestry(db, record, limits),
  ])
  const byId = new Map(named.map((batch) => [batch.id, batch]))
  return {
    parents: shown.flatMap(({ id, share }) => {
      const batch = byId.get(id)
      return batch === undefined ? [] : [{ batch: neighbourOf(stream, batch), ...share }]
    }),
    parentsLeftOut: summed(sources.slice(mostParents), massGrams),
    additions: event.additions.map(({ material }, index) => ({
      name: material,
      label: choiceWords(stream, material),
      ...shareAt(shares, drawn.length + index),
    })),
    further: furtherOf(stream, ancestry, sources.length),
  }
}

function shareAt(shares: readonly Share[], index: number): Share {
  return shares[index] ?? { grams: 0, percent: '0' }
}

function summed(
  rest: readonly { readonly share: Share }[],
  massGrams: number,
): Origins['parentsLeftOut'] {
  if (rest.length === 0) return null
  const grams = rest.reduce((sum, { share }) => sum + share.grams, 0)
  const [share] = shareOut(massGrams, [grams, massGrams - grams])
  return { count: rest.length, grams, percent: share?.percent ?? '0' }
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
