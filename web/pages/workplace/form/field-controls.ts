import { escapePointer } from '../../../../domain/json-pointer.ts'
import type { Language } from '../../../../domain/words.ts'
import { mostParts, noneOf, partCount } from '../../../../workflows/form/lines.ts'
import type { Question } from '../../../../workflows/form/question.ts'
import type { Typed } from '../../../../workflows/form/typed.ts'
import { audienceWords } from '../../disclosure/audience-words.ts'
import { filled } from '../../record/format.ts'
import type { Control } from './control.ts'
import { fieldControl } from './field-control.ts'
import { formPhrases } from './phrases.ts'

/**
 * The questions that a field asks: one, or for a list whose parts have fields of their own the questions of each line, of one line more,
 * and whether there is nothing to list.
 */
export function fieldControls(
  field: Question,
  under: string,
  { language, typed }: { language: Language; typed: Typed },
): readonly Control[] {
  const about = aboutOf(field, language)
  const more = {
    ...(field.section === undefined ? {} : { section: field.section[language] }),
    ...(about === undefined ? {} : { about }),
  }
  const { parts } = field
  if (parts === undefined) return [{ ...fieldControl(field, under, language), ...more }]
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
function aboutOf({ level, audience }: Question, language: Language): string | undefined {
  if (level === undefined) return undefined
  return `${formPhrases[levelPhrase[level]][language]} · ${audienceWords[audience][language]}`
}

const levelPhrase = { model: 'ofModel', batch: 'ofBatch', item: 'ofItem' } as const
