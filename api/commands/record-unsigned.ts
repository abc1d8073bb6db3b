import type { Receipt } from '../../domain/receipt.ts'
import { refuse } from '../../domain/refusal.ts'
import { wordsOf } from '../capture/sent.ts'
import type { Installation } from '../installation.ts'
import { type Actor, refusedReceipt } from '../recording/entry.ts'
import { partsOf } from '../recording/parse.ts'

/** Records scans of a file, in order; those of stages that several persons sign are refused, since a file is nobody's signature. */
export async function recordUnsigned(
  { recorder, streams }: Pick<Installation, 'recorder' | 'streams'>,
  scans: readonly unknown[],
  actor: Actor,
): Promise<readonly Receipt[]> {
  const refused = scans.map((scan): Receipt | undefined => {
    const { id, stream, stage } = wordsOf(scan)
    if (streams.get(stream)?.allStages[stage]?.signatures === undefined) return undefined
    const fault = refuse('second_person_needed', '/stage', ['signed_in_person', { stage }])
    return refusedReceipt(id || null, fault)
  })
  const signedByNobody = scans.filter((_, index) => refused[index] === undefined)
  const recorded = await recorder.record(partsOf(signedByNobody, actor))
  const answers = [...recorded]
  return refused.flatMap((one) => one ?? answers.splice(0, 1))
}
