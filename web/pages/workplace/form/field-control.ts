import type { FileRule } from '../../../../domain/file-name.ts'
import { escapePointer } from '../../../../domain/json-pointer.ts'
import { fileTypes } from '../../../../domain/photo/kept-file.ts'
import { photoBounds, photoTypes } from '../../../../domain/photo/photo.ts'
import { unitText } from '../../../../domain/unit-words.ts'
import type { Language } from '../../../../domain/words.ts'
import type { Question } from '../../../../workflows/form/question.ts'
import { filePhrases } from '../../file-phrases.ts'
import { sizeText } from '../../file-text.ts'
import { filled } from '../../record/format.ts'
import type { Choice, Control, Filling } from './control.ts'
import { formPhrases } from './phrases.ts'

/** The question that a field of a stage asks, below a pointer such as `/facts`. */
export function fieldControl(field: Question, under: string, language: Language): Control {
  const right = rightAnswer(field, language)
  // A mass may be written in either unit, and its bounds in grams help nobody at a scale.
  const hint =
    field.unit === 'g' ? formPhrases.grams[language] : saysMore(field) ? right : undefined
  return {
    pointer: `${under}/${escapePointer(field.name)}`,
    label: field.label[language],
    filling: fillingOf(field, language),
    ...(hint === undefined ? {} : { hint }),
    ...(field.leftOut === undefined ? {} : { leftOut: { text: field.leftOut[language] } }),
    ...(field.source === undefined ? {} : { source: field.source }),
    // What decides is asked for like any other.
    ...(field.optional === true && field.leftOut === undefined ? { optional: true } : {}),
  }
}

/** What a right answer looks like, in words. */
export function rightAnswer(field: Question, language: Language): string {
  const { example = '{"name": 1}', files } = field
  if (files !== undefined) return filesHint(field, files, language)
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

function boundsOf({ least, most, above }: Question, language: Language): readonly string[] {
  const between = least !== undefined && most !== undefined
  return [
    ...(above === undefined ? [] : [filled(formPhrases.above, language, { above })]),
    ...(between ? [filled(formPhrases.between, language, { least, most })] : []),
    ...(between || least === undefined ? [] : [filled(formPhrases.from, language, { least })]),
    ...(between || most === undefined ? [] : [filled(formPhrases.upTo, language, { most })]),
  ]
}

function saysMore({ type, longest, files }: Question): boolean {
  if (files !== undefined) return true
  if (type === 'text') return longest !== undefined
  return type === 'whole' || type === 'decimal' || type === 'list' || type === 'record'
}

function fillingOf(field: Question, language: Language): Filling {
  if (field.files !== undefined) return filesFilling(field.files, language)
  switch (field.type) {
    case 'text':
      // What is written in one way, such as an address, stands on one line however long it is.
      return {
        kind: (field.longest ?? 200) > 500 && field.isOneLine !== true ? 'long' : 'text',
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

function filesHint(
  { longest = 200 }: Question,
  { kind, most = 1, orReference }: FileRule,
  language: Language,
): string {
  const size = sizeText(photoBounds.mostBytes)
  if (kind === 'photo') return filled(filePhrases.photosHint, language, { most, size })
  if (orReference !== true) return filled(filePhrases.fileHint, language, { size })
  return filled(filePhrases.fileOrReferenceHint, language, { size, most: longest })
}

function filesFilling({ kind, most = 1, orReference }: FileRule, language: Language): Filling {
  const types = kind === 'photo' ? photoTypes : fileTypes
  return {
    kind: 'files',
    // By their ending too, since a browser on a telephone knows CSV by many names.
    accept: [...types, ...(kind === 'photo' ? [] : ['text/csv', '.csv', '.txt', '.log'])].join(','),
    several: most > 1,
    add: filePhrases[kind === 'photo' ? 'addPhotos' : 'addFile'][language],
    ...(orReference === true ? { orReference: filePhrases.orWrite[language] } : {}),
  }
}

function choicesOf({ options = [] }: Question, language: Language): readonly Choice[] {
  return options.map(({ value, label }) => ({ value, label: label[language] }))
}

function yesNo(language: Language): readonly Choice[] {
  return [
    { value: 'yes', label: formPhrases.yes[language] },
    { value: 'no', label: formPhrases.no[language] },
  ]
}
