import type { Field } from '../../../domain/field.ts'
import { provenFields } from '../../../workflows/read-earlier-records.ts'
import type { Stage } from '../../../workflows/stream.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'

/** Fields that a row of a stage may fill: of the scan, and of each output. */
export interface StageFields {
  readonly fields: readonly Field[]
  readonly outputFields: readonly Field[]
}

/** The fields of a stage; where earlier records are taken over, also those of the stages that they prove. */
export function stageFields(
  stream: LoadedStream,
  stage: Stage,
  provenStage: string | undefined,
): StageFields {
  const proven = provenStage ?? ''
  if (stage.name === 'adopted') {
    const adoption = Object.hasOwn(stream.adoptable, proven) ? stream.adoptable[proven] : undefined
    return { fields: stage.fields, outputFields: provenFields(stream, adoption?.proves ?? []) }
  }
  if (stage.name === 'record_added') {
    const record = Object.hasOwn(stream.stages, proven) ? stream.stages[proven] : undefined
    return { fields: [...stage.fields, ...(record?.fields ?? [])], outputFields: [] }
  }
  return { fields: stage.fields, outputFields: stage.outputFields ?? [] }
}
