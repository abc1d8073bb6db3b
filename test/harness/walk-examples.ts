import { recordWalk } from '../../api/commands/city/record-walk.ts'
import { recordPath } from '../../api/public-record/neighbour.ts'
import type { TestInstallation } from './installation.ts'

/**
 * Records a stream's example walk at facility A, ended at a fixed time; gives the path of each batch's public record by
 * code.
 */
export async function walkExamples(
  { recorder, streams, actor }: TestInstallation,
  name: string,
): Promise<ReadonlyMap<string, string>> {
  const stream = streams.get(name)
  if (stream === undefined) throw new RangeError(`Cannot walk: there is no stream "${name}"`)
  const start = new Date('2026-11-01T04:00:00Z')
  const receipts = await recordWalk(recorder, stream, { actor, facility: 'A', start })
  const batches = receipts.flatMap((receipt) =>
    receipt.status === 'refused' ? [] : receipt.batches,
  )
  return new Map(
    batches.flatMap(({ code, batch }) => (code === undefined ? [] : [[code, recordPath(batch)]])),
  )
}
