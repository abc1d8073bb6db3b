import type { Field } from '../../../../domain/field.ts'
import { escapePointer } from '../../../../domain/parse-facts.ts'
import { sentence } from '../../../../domain/phrases.ts'
import type { Fault, Refusal } from '../../../../domain/refusal.ts'
import type { Language, Words } from '../../../../domain/words.ts'
import { filled } from '../../record/format.ts'
import type { Control } from '../form/control.ts'
import { rightAnswer } from '../form/field-control.ts'
import { formPhrases } from '../form/phrases.ts'
import type { Said } from '../form/said.ts'
import { faultWords } from './fault-words.ts'
import { handOverFaults } from './hand-over-words.ts'
import { refusalTitles } from './refusal-titles.ts'

export interface Saying {
  readonly language: Language
  readonly controls: readonly Control[]
  /** Fields by the pointer of their question, to say what a right answer is. */
  readonly fields?: ReadonlyMap<string, Field>
  /** Words for names in messages: stages, states, kinds. */
  readonly names?: Readonly<Record<string, Words>>
}

const sentences = [...faultWords, ...handOverFaults]

/** A refusal's faults in the person's language as far as the words exist, each with the question that it belongs to. */
export function sayFaults({ code, faults }: Refusal, saying: Saying): readonly Said[] {
  const said = faults.map((fault): Said => {
    const control = controlAt(fault.pointer, saying.controls)
    const text = textOf(fault, saying, control) ?? titled(code, fault, saying.language)
    const { line } = control ?? {}
    return {
      ...(control === undefined ? {} : { control: control.pointer, label: control.label }),
      ...(line === undefined ? {} : { line }),
      ...text,
    }
  })
  // In the order of the form, what belongs to no question first.
  const placeOf = ({ control }: Said) =>
    saying.controls.findIndex(({ pointer }) => pointer === control)
  const sorted = said.toSorted((one, other) => placeOf(one) - placeOf(other))
  return sorted.filter(
    ({ control, text }, index) =>
      sorted.findIndex((one) => one.control === control && one.text === text) === index,
  )
}

/** Fields of one list, by the pointers of their questions. */
export function fieldsUnder(pointer: string, fields: readonly Field[]): readonly [string, Field][] {
  return fields.map((field) => [`${pointer}/${escapePointer(field.name)}`, field])
}

/** The question itself, the one that it lies in, or the first that lies in it. */
function controlAt(pointer: string, controls: readonly Control[]): Control | undefined {
  const steps = pointer.split('/')
  for (let length = steps.length; length > 1; length -= 1) {
    const at = steps.slice(0, length).join('/')
    const control = controls.find((one) => one.pointer === at)
    if (control !== undefined) return control
  }
  return pointer === '' ? undefined : controls.find((one) => one.pointer.startsWith(`${pointer}/`))
}

type Text = Pick<Said, 'text' | 'language'>

/** What was left empty where something must stand. */
function isEmpty({ message, says, values }: Fault): boolean {
  if (says === 'value_missing') return true
  return says === 'value_unread' ? values?.given === '""' : /^Cannot do without "/.test(message)
}

function textOf(fault: Fault, saying: Saying, control: Control | undefined): Text | undefined {
  const { pointer, message, says, values = {} } = fault
  const { language, fields, names = {} } = saying
  const field = fields?.get(pointer)
  if (control !== undefined && isEmpty(fault) && field?.type !== 'record') {
    const phrase = control.filling.kind === 'one' ? formPhrases.pick : formPhrases.fill
    return { text: phrase[language], language }
  }
  // A form carries the id of its scan unseen: whoever filled it in is told of the form instead.
  if (says !== undefined && says !== 'scan_id_reused') {
    const shown = (value: string | number) => named(String(value), names, language)
    return { text: sentence(says, values, language, shown), language }
  }
  if (field !== undefined && /^Cannot (do without|read) /.test(message)) {
    const phrase = message.startsWith('Cannot do') ? formPhrases.missing : formPhrases.unreadable
    return { text: filled(phrase, language, { right: rightAnswer(field, language) }), language }
  }
  for (const [pattern, words] of sentences) {
    const match = pattern.exec(message)
    if (match === null) continue
    const parts = match
      .slice(1)
      .map((part = '–', index) => [index + 1, named(part, names, language)])
    return { text: filled(words, language, Object.fromEntries(parts)), language }
  }
  return undefined
}

/** A name, or several with commas between, as a person reads them. */
function named(part: string, names: Readonly<Record<string, Words>>, language: Language): string {
  const list = part.split(', ')
  if (!list.every((name) => Object.hasOwn(names, name))) return part
  return list.map((name) => names[name]?.[language] ?? name).join(language === 'en' ? ', ' : '、')
}

/** Refusals whose message speaks to machines. */
const saidByTitle: readonly Refusal['code'][] = ['id_reused', 'overloaded', 'interrupted']

/** The meaning of the refusal in the person's language is better than English alone, where there is one. */
function titled(code: Refusal['code'], { message }: Fault, language: Language): Text {
  const title = refusalTitles[code]
  if (title !== undefined && saidByTitle.includes(code)) return { text: title[language], language }
  if (title === undefined || language === 'en') return { text: message, language: 'en' }
  return { text: `${title[language]}（${message}）`, language }
}
