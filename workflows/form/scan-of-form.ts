import type { FieldType } from '../../domain/field.ts'
import type { FileRule } from '../../domain/file-name.ts'
import { escapePointer } from '../../domain/json-pointer.ts'
import { instantOf } from '../../domain/local-clock.ts'
import { matchWord } from '../../domain/match-word.ts'
import { withoutUnseen } from '../../domain/unseen.ts'
import { decimalGramsOf, gramsOf } from './grams.ts'
import { type Asked, hasLine, linesOf, noneOf, partCount } from './lines.ts'
import { type RowList, rowCount } from './rows.ts'
import type { StageForm } from './stage-form.ts'
import { type Typed, typedAt } from './typed.ts'

/** A form with what was typed into it, at a place. */
export interface FilledForm {
  readonly form: StageForm
  readonly timeZone: string
  readonly typed: Typed
}

/**
 * The scan that a filled form means, to be judged by the one way in. What was left empty is left out; what cannot be read
 * goes on as it was typed, so that the refusal names it.
 */
export function scanOfForm(filled: FilledForm): Record<string, unknown> & { readonly id: string } {
  const { form, typed, timeZone } = filled
  const eventTime = typedAt(typed, '/eventTime')
  const reverses = typedAt(typed, '/reverses')
  return {
    id: typedAt(typed, '/id'),
    stream: form.stream,
    stage: form.stage,
    facility: typedAt(typed, '/facility'),
    ...(eventTime === '' ? {} : { eventTime: instantOf(eventTime, timeZone) }),
    ...(reverses === '' ? {} : { reverses }),
    batches: form.batches?.codesAlone
      ? linesOf(typedAt(typed, '/batches')).map((batch) => ({ batch: codeOf(batch) }))
      : rowsOf(typed, 'batches', (at) => ({
          batch: codeOf(typedAt(typed, `${at}/batch`)),
          ...massIn(typed, at),
        })),
    outputs: rowsOf(typed, 'outputs', (at) => outputAt(at, filled)),
    losses: rowsOf(typed, 'losses', (at) => ({
      reason: typedAt(typed, `${at}/reason`),
      massGrams: gramsOf(typedAt(typed, `${at}/massGrams`)),
    })),
    additions: rowsOf(typed, 'additions', (at) => ({
      material: materialOf(typedAt(typed, `${at}/material`), form),
      massGrams: gramsOf(typedAt(typed, `${at}/massGrams`)),
    })),
    facts: factsAt('/facts', form.questions, filled),
  }
}

/** A material by its name in the stage's table, in whatever language it was chosen; any other as names are written. */
function materialOf(written: string, { additions = [] }: StageForm): string {
  const plain = written
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')
  const named = Object.fromEntries(additions.map(({ value, label }) => [value, label]))
  return matchWord(named, written) ?? plain
}

function rowsOf<Row>(typed: Typed, list: RowList, rowAt: (at: string) => Row): readonly Row[] {
  return Array.from({ length: rowCount(typed, list) }, (_, index) => rowAt(`/${list}/${index}`))
}

function outputAt(at: string, filled: FilledForm) {
  const { form, typed } = filled
  const { kinds = [], questions = [] } = form.outputs ?? {}
  const [only] = kinds
  return {
    batch: codeOf(typedAt(typed, `${at}/batch`)),
    kind: kinds.length === 1 ? only?.value : typedAt(typed, `${at}/kind`),
    ...massIn(typed, at),
    facts: factsAt(`${at}/facts`, questions, filled),
  }
}

function massIn(typed: Typed, at: string): { readonly massGrams?: number | string } {
  const text = typedAt(typed, `${at}/massGrams`)
  return text.trim() === '' ? {} : { massGrams: gramsOf(text) }
}

/** A field or question as far as its answer is read. */
export interface Answered extends Asked {
  readonly type: FieldType
  /** UCUM; a mass in `g` may be written in kilograms too. */
  readonly unit?: string
  readonly files?: FileRule
  readonly parts?: readonly Answered[]
}

/** Facts by the names of the fields, as far as something was filled in. */
export function factsAt(
  under: string,
  fields: readonly Answered[],
  { typed, timeZone }: Pick<FilledForm, 'typed' | 'timeZone'>,
): Readonly<Record<string, unknown>> {
  const read = fields.flatMap((field): [string, unknown][] => {
    const at = `${under}/${escapePointer(field.name)}`
    const values = typed.get(at) ?? []
    const value =
      field.parts === undefined
        ? factOf(field, values, timeZone)
        : partsAt(at, field.parts, { typed, timeZone })
    return value === undefined ? [] : [[field.name, value]]
  })
  return Object.fromEntries(read)
}

/** The lines of a list; nothing where nothing was said, and none where somebody says that there is none. */
function partsAt(
  at: string,
  parts: readonly Answered[],
  form: Pick<FilledForm, 'typed' | 'timeZone'>,
): unknown {
  const { typed } = form
  const lines = Array.from({ length: partCount(typed, at) }, (_, index) => index)
  const given = lines
    .filter((index) => hasLine(typed, at, index))
    .map((index) => factsAt(`${at}/${index}`, parts, form))
  if (typedAt(typed, at) === '') return given.length === 0 ? undefined : given
  // Lines beside the word that there are none: which of the two is meant is the person's to say.
  return given.length === 0 ? [] : noneOf
}

function factOf(field: Answered, values: readonly string[], timeZone: string): unknown {
  const given = values.map((value) => value.trim()).filter((value) => value !== '')
  const [text] = given
  if (text === undefined) return undefined
  if (field.files !== undefined) return given.length > 1 || field.type === 'list' ? given : text
  switch (field.type) {
    case 'text':
      return text.replaceAll(/\s*\n\s*/g, ' ')
    case 'whole':
      return field.unit === 'g' ? String(gramsOf(text)) : text.normalize('NFKC')
    case 'decimal':
      return field.unit === 'g' ? decimalGramsOf(text) : text.normalize('NFKC')
    case 'yes_no':
      return text === 'yes' ? true : text === 'no' ? false : text
    case 'choice':
    case 'date':
      return text
    case 'choices':
      return given
    case 'time':
      return instantOf(text, timeZone)
    case 'list':
      return linesOf(text)
    case 'record':
      return jsonOf(text)
    default:
      return field.type satisfies never
  }
}

/** A code as a label carries it: a keyboard for Chinese writes wide letters, a chat adds marks that nobody sees. */
export function codeOf(text: string): string {
  return withoutUnseen(text).normalize('NFKC').trim()
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
