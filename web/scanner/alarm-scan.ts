import type { Alarm } from '../../workflows/alarm.ts'
import type { NewScan } from './queue/queue.ts'
import type { ScannedBatch } from './scanned-batch.ts'
import type { Shift } from './shift.ts'

/** The scan that sets a batch apart at once, from the one thing that somebody saw. */
export function alarmScan(
  { code, stream }: Pick<ScannedBatch, 'code' | 'stream'>,
  { stage, sign }: Pick<Alarm, 'stage' | 'sign'>,
  { seen, shift }: { readonly seen: string; readonly shift: Pick<Shift, 'facility'> },
): NewScan {
  const { facility } = shift
  return { stream, stage, facility, batches: [{ batch: code }], facts: { [sign]: seen } }
}
