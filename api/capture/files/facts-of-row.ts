import { type Fault, faultOf } from '../../../domain/refusal.ts'
import type { Stage } from '../../../workflows/stream.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import { readCell } from './read-cell.ts'
import type { Cell } from './row-cells.ts'
import { type StageFields, stageFields } from './stage-fields.ts'

export interface RowFacts {
  readonly facts: Readonly<Record<string, unknown>>
  /** Facts of each output of the row. */
  readonly outputFacts: Readonly<Record<string, unknown>>
}

/**
 * Reads a row's facts by the fields of its stage. A name that the stage does not know stays with the scan's facts, where
 * it is refused by name.
 */
export function factsOfRow(
  cells: readonly Cell[],
  { stream, stage, faults }: { stream: LoadedStream; stage: Stage; faults: Fault[] },
): RowFacts {
  const provenStage = cells.find(({ column }) => isFact(column.says, 'provenStage', column.name))
  const known = stageFields(stream, stage, provenStage?.text)
  const facts: [string, unknown][] = []
  const outputFacts: [string, unknown][] = []
  for (const { column, text } of cells) {
    const place = placeOf(column.says, column.name, known)
    if (place === undefined || column.name === '') continue
    if (place === 'both') {
      faults.push(faultOf(column.name, 'column_of_both', { name: column.name }))
      continue
    }
    const fields = place === 'fact' ? known.fields : known.outputFields
    const field = fields.find(({ name }) => name === column.name)
    const read = field === undefined ? { value: text } : readCell(field, text)
    if ('says' in read) faults.push(faultOf(column.name, read.says, read.values))
    else (place === 'fact' ? facts : outputFacts).push([column.name, read.value])
  }
  return { facts: Object.fromEntries(facts), outputFacts: Object.fromEntries(outputFacts) }
}

function isFact(says: string, name: string, given: string): boolean {
  return given === name && (says === 'fact' || says === 'either')
}

function placeOf(
  says: string,
  name: string,
  { fields, outputFields }: StageFields,
): 'fact' | 'output_fact' | 'both' | undefined {
  if (says === 'fact' || says === 'output_fact') return says
  if (says !== 'either') return undefined
  const ofOutput = outputFields.some((field) => field.name === name)
  if (!ofOutput) return 'fact'
  return fields.some((field) => field.name === name) ? 'both' : 'output_fact'
}
