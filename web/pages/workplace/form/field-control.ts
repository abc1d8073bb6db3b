import type { Field } from '../../../../domain/field.ts'
import { escapePointer } from '../../../../domain/parse-facts.ts'
import { unitText } from '../../../../domain/unit-words.ts'
import type { Language } from '../../../../domain/words.ts'
import { filled } from '../../record/format.ts'
import type { Choice, Control, Filling } from './control.ts'
import { formPhrases } from './phrases.ts'

/** The question that a field of a stage asks, below a pointer such as `/facts`. */
export function fieldControl(
  field: Field,
  under: string,
  language: Language,
  example?: string,
): Control {
  const right = rightAnswer(field, language, example)
  return {
    pointer: `${under}/${escapePointer(field.name)}`,
    label: field.label[language],
    filling: fillingOf(field, language),
    ...(saysMore(field) ? { hint: right } : {}),
    ...(field.source === undefined ? {} : { source: field.source }),
    ...(field.optional === true ? { optional: true } : {}),
  }
}

/** What a right answer looks like, in words. */
export function rightAnswer(field: Field, language: Language, example = '{"name": 1}'): string {
  const say = (name: keyof typeof formPhrases, values = {}) =>
    filled(formPhrases[name], language, values)
  switch (field.type) {
    case 'text':
      return say('text', { most: field.longest ?? 200 })
    case 'whole':
    case 'decimal':
      return [say(field.type === 'whole' ? 'whole' : 'number'), ...boundsOf(field, language)].join(
        language === 'en' ? ' ' : '，',
      )
    case 'yes_no':
      return `${formPhrases.yes[language]} / ${formPhrases.no[language]}`
    case 'choice':
      return say('choice')
    case 'choices':
      return say('choices')
    case 'time':
      return say('time')
    case 'date':
      return say('date')
    case 'list':
      return say('lines')
    case 'record':
      return say('record', { example })
    default:
      return field.type satisfies never
  }
}

function boundsOf({ least, most, above }: Field, language: Language): readonly string[] {
  const between = least !== undefined && most !== undefined
  return [
    ...(above === undefined ? [] : [filled(formPhrases.above, language, { above })]),
    ...(between ? [filled(formPhrases.between, language, { least, most })] : []),
    ...(between || least === undefined ? [] : [filled(formPhrases.from, language, { least })]),
    ...(between || most === undefined ? [] : [filled(formPhrases.upTo, language, { most })]),
  ]
}

function saysMore({ type, longest }: Field): boolean {
  if (type === 'text') return longest !== undefined
  return type === 'whole' || type === 'decimal' || type === 'list' || type === 'record'
}

function fillingOf(field: Field, language: Language): Filling {
  switch (field.type) {
    case 'text':
      // What is written in one way, such as an address, stands on one line however long it is.
      return {
        kind: (field.longest ?? 200) > 500 && field.writing === undefined ? 'long' : 'text',
      }
    case 'whole':
    case 'decimal':
      return { kind: 'number', unit: unitText(field.unit, language) }
    case 'yes_no':
      return { kind: 'one', choices: yesNo(language) }
    case 'choice':
      return { kind: 'one', choices: choicesOf(field, language) }
    case 'choices':
      return { kind: 'several', choices: choicesOf(field, language) }
    case 'time':
      return { kind: 'time' }
    case 'date':
      return { kind: 'date' }
    case 'list':
      return { kind: 'long' }
    case 'record':
      return { kind: 'long', isCode: true }
    default:
      return field.type satisfies never
  }
}

function choicesOf(field: Field, language: Language): readonly Choice[] {
  return Object.entries(field.choices ?? {}).map(([value, label]) => ({
    value,
    label: label[language],
  }))
}

function yesNo(language: Language): readonly Choice[] {
  return [
    { value: 'yes', label: formPhrases.yes[language] },
    { value: 'no', label: formPhrases.no[language] },
  ]
}
