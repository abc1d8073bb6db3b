import type { Stage } from './stream.ts'

/** Text facts that different persons fill who sign a scan of this stage: always, or where a weighing is far off. */
export function signaturesOf({ signatures, gapSignatures = [] }: Stage): readonly string[] {
  return signatures ?? gapSignatures
}
