import type { Field } from '../../../../domain/field.ts'
import { escapePointer } from '../../../../domain/parse-facts.ts'
import type { Language } from '../../../../domain/words.ts'
import { audienceWords } from '../../disclosure/audience-words.ts'
import { filled } from '../../record/format.ts'
import { type Control, type Typed, typedAt } from './control.ts'
import { fieldControl } from './field-control.ts'
import { formPhrases } from './phrases.ts'

/** Most lines of one list on a page; more go by the API. */
const mostParts = 40

/** How many lines a list that people write has in a form. */
export function partCount(typed: Typed, at: string): number {
  const starts = [...typed.keys()].filter((pointer) => pointer.startsWith(`${at}/`))
  const lines = starts.map((pointer) => Number(pointer.slice(at.length + 1).split('/')[0]))
  return Math.min(mostParts, Math.max(0, ...lines.filter(Number.isInteger).map((one) => one + 1)))
}

/** Whether something was filled in at a line of a list. */
export function hasLine(typed: Typed, at: string, index: number): boolean {
  const prefix = `${at}/${index}/`
  return [...typed].some(
    ([pointer, values]) => pointer.startsWith(prefix) && values.some((one) => one.trim() !== ''),
  )
}

/** What was typed with every list's empty lines taken out, so that lines are counted as they are sent. */
export function withoutEmptyParts(typed: Typed, under: string, fields: readonly Field[]): Typed {
  let next = typed
  for (const { name, parts } of fields) {
    if (parts === undefined) continue
    const at = `${under}/${escapePointer(name)}`
    const count = partCount(next, at)
    const lines = Array.from({ length: count }, (_, index) => index)
    const kept = lines.filter((index) => hasLine(next, at, index))
    if (kept.length === count) continue
    const moved = new Map<string, readonly string[]>()
    for (const [pointer, values] of next) {
      const [, line, rest] = pointer.startsWith(`${at}/`)
        ? (/^(\d+)(\/.*)$/.exec(pointer.slice(at.length + 1)) ?? [])
        : []
      if (line === undefined) moved.set(pointer, values)
      else if (kept.includes(Number(line)))
        moved.set(`${at}/${kept.indexOf(Number(line))}${rest}`, values)
    }
    next = moved
  }
  return next
}

/** The answer that there is nothing to list, which is something else than no answer. */
export const noneOf = 'none'

/**
 * The questions that a field asks: one, or for a list whose parts have fields of their own the questions of each line, of one line more,
 * and whether there is nothing to list.
 */
export function fieldControls(
  field: Field,
  under: string,
  { language, typed, example }: { language: Language; typed: Typed; example?: string | undefined },
): readonly Control[] {
  const about = aboutOf(field, language)
  const more = {
    ...(field.section === undefined ? {} : { section: field.section[language] }),
    ...(about === undefined ? {} : { about }),
  }
  const { parts } = field
  if (parts === undefined) return [{ ...fieldControl(field, under, language, example), ...more }]
  const at = `${under}/${escapePointer(field.name)}`
  const label = field.label[language]
  const list = { at, label }
  const none: Control = {
    pointer: at,
    label,
    filling: {
      kind: 'several',
      choices: [{ value: noneOf, label: formPhrases.nothingToList[language] }],
    },
    optional: true,
    list,
    ...(field.source === undefined ? {} : { source: field.source }),
    ...more,
  }
  const lines = Math.min(mostParts, partCount(typed, at) + 1)
  const rows = Array.from({ length: lines }, (_, index) => {
    const line = filled(formPhrases.lineOf, language, { name: label, n: index + 1 })
    return parts.map((part) => {
      const {
        section: _,
        about: __,
        source: ___,
        ...asked
      } = fieldControl(part, `${at}/${index}`, language)
      return {
        ...asked,
        line,
        list: { ...list, line: index },
        ...(field.section === undefined ? {} : { section: field.section[language] }),
      }
    })
  })
  return [none, ...rows.flat()]
}

/** Of what a passport says it, and who may read it. */
function aboutOf({ level, audience }: Field, language: Language): string | undefined {
  if (level === undefined) return undefined
  return `${formPhrases[levelPhrase[level]][language]} · ${audienceWords[audience][language]}`
}

const levelPhrase = { model: 'ofModel', batch: 'ofBatch', item: 'ofItem' } as const

/** Whether there is an answer at a question, or in the list that it begins. */
export function isAnswered({ pointer }: Control, typed: Typed): boolean {
  return typedAt(typed, pointer).trim() !== ''
}
