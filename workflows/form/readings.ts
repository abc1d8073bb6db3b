import { cellsOf } from '../../domain/cells-of.ts'
import { skeletonOf } from '../../domain/skeleton.ts'
import { unitText } from '../../domain/unit-words.ts'
import { languages } from '../../domain/words.ts'
import type { Question } from './question.ts'
import type { StageForm } from './stage-form.ts'
import { type Typed, typedAt } from './typed.ts'
import { isShared, unitCount, withUnitAnswer } from './units.ts'

/** What came of a bench's file: what was typed with its readings, or why none of them is taken. */
export type ReadReadings =
  | {
      readonly typed: Typed
      /** Codes of units that the file has a line for, and of those that it has none for. */
      readonly read: readonly string[]
      readonly without: readonly string[]
      /** Questions that it answers. */
      readonly columns: readonly Question[]
      /** Columns and codes in it that mean nothing here. */
      readonly unknown: readonly string[]
    }
  | { readonly cannot: 'too_large' | 'no_columns' | 'no_codes' }
  | { readonly cannot: 'doubled'; readonly what: string }

/** Longest file that is read, in characters: a table of readings has some hundred lines. House rule. */
export const mostReadingsCharacters = 1_000_000

/** Answers that stand in a cell as they are typed. */
const plain: ReadonlySet<Question['type']> = new Set(['whole', 'decimal', 'text'])

/**
 * Puts the readings of a bench's file to the units of a form. Its first line names its columns, each as a question is called here in any language
 * or by the name of its field; one column holds the codes. Nothing goes by its place: a reading of another module would be a false record.
 */
export function withReadings(form: StageForm, typed: Typed, text: string): ReadReadings {
  if (text.length > mostReadingsCharacters) return { cannot: 'too_large' }
  const [head = [], ...lines] = cellsOf(text)
  const asked = head.map((cell) => questionCalled(form, cell))
  const columns = asked.filter((one) => one !== undefined)
  if (columns.length === 0) return { cannot: 'no_columns' }
  const units = new Map(codesOf(typed).map((code, unit) => [skeletonOf(code), { code, unit }]))
  const unitIn = (line: readonly string[], at: number) => units.get(skeletonOf(line[at] ?? ''))
  const codeAt = head.findIndex(
    (_, at) => asked[at] === undefined && lines.some((line) => unitIn(line, at) !== undefined),
  )
  if (codeAt === -1) return { cannot: 'no_codes' }
  const doubled =
    head.find((_, at) => asked[at] !== undefined && asked.indexOf(asked[at]) !== at) ??
    twice(lines.flatMap((line) => unitIn(line, codeAt)?.code ?? []))
  if (doubled !== undefined) return { cannot: 'doubled', what: doubled }
  let next = typed
  const read: string[] = []
  for (const line of lines) {
    const unit = unitIn(line, codeAt)
    if (unit === undefined) continue
    read.push(unit.code)
    for (const [at, question] of asked.entries()) {
      const value = line[at] ?? ''
      if (question === undefined || value === '') continue
      next = withUnitAnswer(form, next, { unit: unit.unit, name: question.name, values: [value] })
    }
  }
  const strange = lines.filter((line) => unitIn(line, codeAt) === undefined)
  return {
    typed: next,
    read,
    without: codesOf(typed).filter((code) => !read.includes(code)),
    columns,
    unknown: [
      ...head.filter((cell, at) => asked[at] === undefined && at !== codeAt && cell !== ''),
      ...strange.map((line) => line[codeAt] ?? '').filter((code) => code !== ''),
    ],
  }
}

/** The question of each unit that a column is called as. Of a unit behind it in brackets it MUST be the one asked for: nothing is converted. */
function questionCalled({ questions }: StageForm, cell: string): Question | undefined {
  return questions.find((question) => {
    const { name, label, type, unit } = question
    if (isShared(question) || !plain.has(type)) return false
    const names = [name, ...Object.values(label)].map(skeletonOf)
    if (names.includes(skeletonOf(cell))) return true
    const [, called = '', written = ''] = /^(.*?)\s*[([（［](.*)[)\]）］]$/.exec(cell) ?? []
    const units = [unit, ...languages.map((language) => unitText(unit, language))]
    return names.includes(skeletonOf(called)) && units.includes(written.trim())
  })
}

function codesOf(typed: Typed): readonly string[] {
  return Array.from({ length: unitCount(typed) }, (_, unit) =>
    typedAt(typed, `/units/${unit}/batch`),
  )
}

/** The first that stands among them twice. */
function twice(all: readonly string[]): string | undefined {
  return all.find((one, at) => all.indexOf(one) !== at)
}
