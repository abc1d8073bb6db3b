import type { Field } from '../domain/field.ts'
import type { Stage } from './stream.ts'

/** Every field of a stage: of the event, of what it makes, and what is decided; none of a stage that is no more. */
export function fieldsOfStage(stage: Stage | undefined): readonly Field[] {
  if (stage === undefined) return []
  return [...stage.fields, ...(stage.outputFields ?? []), ...(stage.decided ?? [])]
}

/** Text facts that different persons fill who sign a scan of this stage: always, or where a weighing is far off. */
export function signaturesOf({ signatures, gapSignatures = [] }: Stage): readonly string[] {
  return signatures ?? gapSignatures
}
