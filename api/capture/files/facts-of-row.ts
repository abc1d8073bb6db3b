import type { Field } from '../../../domain/field.ts'
import { matchWord } from '../../../domain/match-word.ts'
import { type Fault, faultOf } from '../../../domain/refusal.ts'
import { provenFields } from '../../../workflows/read-adopted.ts'
import type { Stage } from '../../../workflows/stream.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import { faultOfCell } from './cell-troubles.ts'
import { labelsOf } from './headings.ts'
import { readCell } from './read-cell.ts'
import type { Separator } from './sheet.ts'
import type { Cell, Column } from './sheet-columns.ts'

export interface RowFacts {
  readonly facts: Readonly<Record<string, unknown>>
  /** Facts of each output of the row. */
  readonly outputFacts: Readonly<Record<string, unknown>>
}

interface Reading {
  readonly stream: LoadedStream
  readonly stage: Stage
  readonly separator: Separator | undefined
  readonly faults: Fault[]
  /** Told of headings that are not the names of what they say. */
  readonly headings: Map<string, string>
}

/**
 * Reads a row's facts by the fields of its stage, each headed by its name or its label in any language. A name that the stage
 * does not know stays with the scan's facts, where it is refused by name.
 */
export function factsOfRow(
  cells: readonly Cell[],
  { stream, stage, separator, faults, headings }: Reading,
): RowFacts {
  const proven = provenStageIn(cells, stage)
  const known = stageFields(stream, stage, proven)
  const facts = new Map<string, unknown>()
  const outputFacts = new Map<string, unknown>()
  for (const cell of cells) {
    const { column, text } = cell
    const meaning = meaningOf(column, `${stream.name} ${stage.name} ${proven}`, known)
    if (meaning === undefined || column.name === '') continue
    const { place, name, field } = meaning
    if (place === 'both') {
      faults.push(faultOf(name, 'column_of_both', { name }))
      continue
    }
    const target = place === 'fact' ? facts : outputFacts
    if (target.has(name)) faults.push(faultOf(name, 'column_twice', { name }))
    if (column.heading !== name) headings.set(name, column.heading)
    const isWords = field?.type === 'text' || field?.type === 'list'
    const unread = faultOfCell(cell, name, isWords)
    if (unread !== undefined) {
      faults.push(unread)
      continue
    }
    const read = field === undefined ? { value: text } : readCell(field, text, separator)
    if ('says' in read) faults.push(faultOf(name, read.says, read.values))
    else target.set(name, read.value)
  }
  return { facts: Object.fromEntries(facts), outputFacts: Object.fromEntries(outputFacts) }
}

/** The field that a heading means, and whose it is. */
interface Meaning {
  readonly place: 'fact' | 'output_fact' | 'both'
  readonly name: string
  readonly field: Field | undefined
}

/** What columns mean at a stage: looked up once for each column, not for each row. */
const meanings = new WeakMap<Column, Map<string, Meaning | undefined>>()

function meaningOf(column: Column, at: string, known: StageFields): Meaning | undefined {
  const ofColumn = meanings.get(column) ?? new Map<string, Meaning | undefined>()
  meanings.set(column, ofColumn)
  if (!ofColumn.has(at)) ofColumn.set(at, readMeaning(column, known))
  return ofColumn.get(at)
}

function readMeaning(
  { says, name: heading }: Column,
  { fields, outputFields }: StageFields,
): Meaning | undefined {
  const own = nameAmong(fields, heading)
  const ofOutput = nameAmong(outputFields, heading)
  const among = (list: readonly Field[], name: string | undefined) =>
    list.find((one) => one.name === name)
  const fact = { name: own ?? heading, field: among(fields, own) }
  const outputFact = { name: ofOutput ?? heading, field: among(outputFields, ofOutput) }
  if (says === 'fact') return { place: 'fact', ...fact }
  if (says === 'output_fact') return { place: 'output_fact', ...outputFact }
  if (says !== 'either') return undefined
  if (ofOutput === undefined) return { place: 'fact', ...fact }
  return own === undefined ? { place: 'output_fact', ...outputFact } : { place: 'both', ...fact }
}

function nameAmong(fields: readonly Field[], heading: string): string | undefined {
  return matchWord(labelsOf(fields), heading)
}

function provenStageIn(cells: readonly Cell[], { fields }: Stage): string | undefined {
  if (fields.every(({ name }) => name !== 'provenStage')) return undefined
  const proven = cells.find(
    ({ column: { says, name } }) =>
      (says === 'fact' || says === 'either') &&
      (name === 'provenStage' || nameAmong(fields, name) === 'provenStage'),
  )
  return proven?.text
}

/** Fields that a row of a stage may fill: of the scan, and of each output. */
interface StageFields {
  readonly fields: readonly Field[]
  readonly outputFields: readonly Field[]
}

/** The fields of a stage; where earlier records are taken over, also those of the stages that they prove. */
function stageFields(
  stream: LoadedStream,
  stage: Stage,
  provenStage: string | undefined,
): StageFields {
  const proven = provenStage ?? ''
  if (stage.by === 'adoption') {
    const adoption = Object.hasOwn(stream.adoptable, proven) ? stream.adoptable[proven] : undefined
    return { fields: stage.fields, outputFields: provenFields(stream, adoption?.proves ?? []) }
  }
  if (stage.by === 'addition') {
    const provenStage = Object.hasOwn(stream.stages, proven) ? stream.stages[proven] : undefined
    return { fields: [...stage.fields, ...(provenStage?.fields ?? [])], outputFields: [] }
  }
  return { fields: stage.fields, outputFields: stage.outputFields ?? [] }
}
