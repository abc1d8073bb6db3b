import type { FactReader } from '../../domain/audience.ts'
import { shownFacts } from '../../domain/audience.ts'
import { textIn } from '../../domain/fact-values.ts'
import type { Facts } from '../../domain/field.ts'
import type { Known } from '../../domain/passport/known.ts'
import { fieldsOfModel } from '../../domain/passport/point.ts'
import { knownOf, type ToldEvent } from '../../workflows/known-of.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { contextFor, openEventFor } from '../http/shown-to.ts'
import type { Database } from '../store/database.ts'
import type { StoredBatch } from '../store/inventory/batches.ts'
import { findCarried } from '../store/inventory/carried.ts'
import { readChains } from '../store/inventory/chains.ts'
import { walkLineage } from '../store/inventory/lineage.ts'
import { findModel } from '../store/organisations/models.ts'

/** Who asks what is known of a batch, and of which streams. */
export interface Asking {
  readonly organisationKey: number
  readonly streams: ReadonlyMap<string, LoadedStream>
  readonly reader: FactReader
}

/** Ancestors whose events are read: more than a product has parts, and few enough for one answer. */
const mostAncestors = 500

/** Reads all that an organisation knows of one of its batches and may answer a point of its passport. */
export async function readKnown(
  db: Database,
  stream: LoadedStream,
  batch: StoredBatch,
  { organisationKey, streams, reader }: Asking,
): Promise<Known> {
  const asked = { batchKey: batch.batchKey, direction: 'up', most: mostAncestors } as const
  const ancestors = await walkLineage(db, asked)
  const chains = async (keys: readonly number[]) =>
    lasting(reader, streams, await readChains(db, organisationKey, keys))
  const [own, before] = await Promise.all([chains([batch.batchKey]), chains(ancestors)])
  const context = contextFor(reader, stream, batch.context) as Facts
  const model = await modelOf(db, stream, { organisationKey, reader, context })
  const carried = (await findCarried(db, batch.batchKey)) ?? {}
  return knownOf(stream, { batch: { ...batch, context }, own, before, carried, model })
}

async function modelOf(
  db: Database,
  { name: stream, passportPoints }: LoadedStream,
  {
    organisationKey,
    reader,
    context,
  }: Pick<Asking, 'organisationKey' | 'reader'> & { context: Facts },
): Promise<Facts> {
  const model = textIn(context, 'model')
  if (model === undefined || passportPoints === undefined) return {}
  const found = await findModel(db, organisationKey, { stream, model })
  return shownFacts(reader, fieldsOfModel(passportPoints), found?.facts ?? {})
}

/** Events that are neither taken back nor take another back. */
function lasting(
  reader: FactReader,
  streams: ReadonlyMap<string, LoadedStream>,
  stored: Awaited<ReturnType<typeof readChains>>,
): readonly ToldEvent[] {
  const opened = stored.map((one) => ({ ...one, ...openEventFor(reader, streams, one) }))
  const takenBack = new Set(opened.map(({ envelope }) => envelope.body.reverses))
  return opened.filter(({ event, envelope }) => {
    return envelope.body.reverses === undefined && !takenBack.has(event.id)
  })
}
