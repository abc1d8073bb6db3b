import { isBatchCode } from '../../domain/batch-code.ts'
import type { Field } from '../../domain/field.ts'
import { escapePointer } from '../../domain/json-pointer.ts'
import { mostGrams } from '../../domain/limits.ts'
import { parseValue } from '../../domain/parse-value.ts'
import { isRequired, type Question } from './question.ts'
import type { StageForm } from './stage-form.ts'

/** What every form asks beside the questions of its stage. */
export type AskedBeside = 'mass' | 'code' | 'kind' | 'material' | 'outputs'

/** An answer that whoever judges the scan must refuse, known from the form alone. */
export interface FormFault {
  /** JSON pointer into the scan that the form means. */
  readonly pointer: string
  readonly is: 'missing' | 'unreadable'
  readonly asks: Question | AskedBeside
}

interface Row {
  readonly batch?: unknown
  readonly kind?: unknown
  readonly material?: unknown
  readonly massGrams?: unknown
  readonly facts?: Facts
}

type Facts = Readonly<Record<string, unknown>>

/**
 * What must be answered and is not, and what cannot be read, of a scan as `scanOfForm` makes it. It names less than the one way in, which also
 * knows batches and rules, and never more.
 */
export function faultsInForm(form: StageForm, scan: Facts): readonly FormFault[] {
  const batches = rowsIn(scan, 'batches')
  const outputs = rowsIn(scan, 'outputs')
  return [
    ...batches.flatMap(({ massGrams }, index) =>
      form.batches?.asks === 'weighed' || massGrams !== undefined
        ? faultsInMass(`/batches/${index}`, massGrams, 0)
        : [],
    ),
    ...faultsInFacts(form.questions, factsIn(scan), '/facts'),
    ...(outputs.length < (form.outputs?.least ?? 0) ? [missing('/outputs', 'outputs')] : []),
    ...outputs.flatMap((row, index) => faultsInOutput(form, row, `/outputs/${index}`)),
    ...rowsIn(scan, 'losses').flatMap(({ massGrams }, index) =>
      faultsInMass(`/losses/${index}`, massGrams, 0),
    ),
    ...rowsIn(scan, 'additions').flatMap(({ material, massGrams }, index) => [
      ...(material === '' ? [missing(`/additions/${index}/material`, 'material')] : []),
      ...faultsInMass(`/additions/${index}`, massGrams, 0),
    ]),
  ]
}

function faultsInOutput(form: StageForm, row: Row, at: string): readonly FormFault[] {
  const { batch, kind, massGrams, facts = {} } = row
  const isKnown = typeof kind === 'string' && kind !== ''
  const codes = isBatchCode(batch) ? [] : [missingOr(batch, `${at}/batch`, 'code')]
  return [
    ...(isKnown ? [] : [missing(`${at}/kind`, 'kind')]),
    ...codes,
    // Nothing comes out without a mass.
    ...faultsInMass(at, massGrams, 1),
    ...faultsInFacts(form.outputs?.questions ?? [], facts, `${at}/facts`, kind),
  ]
}

function faultsInMass(at: string, massGrams: unknown, least: number): readonly FormFault[] {
  const isRead = Number.isSafeInteger(massGrams)
  if (isRead && Number(massGrams) >= least && Number(massGrams) <= mostGrams) return []
  return [missingOr(massGrams, `${at}/massGrams`, 'mass')]
}

function faultsInFacts(
  questions: readonly Question[],
  facts: Facts,
  under: string,
  kind?: unknown,
): readonly FormFault[] {
  const ofKind = typeof kind === 'string' ? kind : undefined
  return questions.flatMap((question): readonly FormFault[] => {
    const pointer = `${under}/${escapePointer(question.name)}`
    const value = facts[question.name]
    if (value === undefined || value === null)
      return isRequired(question, ofKind) ? [missing(pointer, question)] : []
    const { parts } = question
    if (parts !== undefined) {
      if (!Array.isArray(value)) return [{ pointer, is: 'unreadable', asks: question }]
      return value.flatMap((line, index) => faultsInFacts(parts, line, `${pointer}/${index}`))
    }
    const isRead = 'value' in parseValue(fieldOf(question), value)
    return isRead ? [] : [{ pointer, is: 'unreadable', asks: question }]
  })
}

/** The field as far as its question tells: a text that is written in one way is left to who knows that way. */
function fieldOf({ options = [], ...asked }: Question): Field {
  const choices = Object.fromEntries(options.map(({ value, label }) => [value, label]))
  const { name, label, type, audience, least, most, above, longest, files } = asked
  return {
    name,
    label,
    type,
    audience,
    choices,
    ...(least === undefined ? {} : { least }),
    ...(most === undefined ? {} : { most }),
    ...(above === undefined ? {} : { above }),
    ...(longest === undefined ? {} : { longest }),
    ...(files === undefined ? {} : { files }),
  }
}

function missing(pointer: string, asks: FormFault['asks']): FormFault {
  return { pointer, is: 'missing', asks }
}

function missingOr(value: unknown, pointer: string, asks: AskedBeside): FormFault {
  const isMissing = value === undefined || value === ''
  return { pointer, is: isMissing ? 'missing' : 'unreadable', asks }
}

function rowsIn(scan: Facts, list: string): readonly Row[] {
  return (scan[list] ?? []) as readonly Row[]
}

function factsIn({ facts = {} }: Facts): Facts {
  return facts as Facts
}
