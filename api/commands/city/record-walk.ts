import type { Receipt } from '../../../domain/receipt.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import { idFrom } from '../../digest.ts'
import type { Actor } from '../../recording/entry.ts'
import { partsOf } from '../../recording/parse.ts'
import type { Recorder } from '../../recording/recorder.ts'

/**
 * Records a stream's example walk as if it had ended at `start`. The ids follow from the walk itself, so a second run
 * gives duplicates. Throws when an example is refused: a walk that does not walk is a fault of ours.
 */
export async function recordWalk(
  recorder: Recorder,
  stream: LoadedStream,
  { actor, facility, start }: { actor: Actor; facility: string; start: Date },
): Promise<readonly Receipt[]> {
  const walkMinutes = stream.examples.at(-1)?.afterMinutes ?? 0
  const scans = stream.examples.map(({ afterMinutes, ...example }, index) => ({
    id: idFrom(`example/${stream.name}/${index}`),
    stream: stream.name,
    facility,
    eventTime: new Date(start.getTime() - (walkMinutes - afterMinutes) * 60_000).toISOString(),
    ...example,
  }))
  const receipts = await recorder.record(partsOf(scans, actor))
  const refused = receipts.find((receipt) => receipt.status === 'refused')
  if (refused !== undefined)
    throw new RangeError(`Cannot walk stream "${stream.name}": ${JSON.stringify(refused)}`)
  return receipts
}
