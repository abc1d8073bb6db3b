import type { Installation } from '../installation.ts'
import type { StoredRecord } from '../store/public-record/record.ts'
import { openChain } from './open-chain.ts'
import { readOrigins } from './origins.ts'
import type { RecordView } from './record-schema.ts'
import { recordView } from './record-view.ts'

/**
 * Reads what anyone may see of a batch; undefined when its stream is no longer here. All of it
 * but its open recalls follows from the batch's own chain: sources and their names are settled when it is made, and whatever is made of it, or
 * taken back, is a further event of its own.
 */
export async function readRecordView(
  { store, streams }: Installation,
  record: StoredRecord,
): Promise<RecordView | undefined> {
  const stream = streams.get(record.stream)
  if (stream === undefined) return undefined
  const links = openChain(record.chain)
  const [made] = links
  const origins =
    made === undefined ? null : await readOrigins(store.public, stream, { record, made })
  return recordView(stream, { record, links, origins })
}
