import type { Field } from '../../../../domain/field.ts'
import { escapePointer } from '../../../../domain/json-pointer.ts'
import { type FaultName, sentence } from '../../../../domain/phrases.ts'
import type { Fault, Refusal } from '../../../../domain/refusal.ts'
import { type ShownNames, shownIn } from '../../../../domain/shown-names.ts'
import type { Language } from '../../../../domain/words.ts'
import { filled } from '../../record/format.ts'
import type { Control } from '../form/control.ts'
import { formPhrases } from '../form/phrases.ts'
import type { Said } from '../form/said.ts'

export interface Saying {
  readonly language: Language
  readonly controls: readonly Control[]
  /** Fields by the pointer of their question, to say what a right answer is. */
  readonly fields?: ReadonlyMap<string, Field>
  /** Words for names in messages: fields, stages, states, kinds. */
  readonly names: ShownNames
}

/** A refusal's faults in the person's language, each with the question that it belongs to. */
export function sayFaults({ faults }: Pick<Refusal, 'faults'>, saying: Saying): readonly Said[] {
  const said = faults.map((fault): Said => {
    const control = controlAt(fault.pointer, saying.controls)
    const text = textOf(fault, saying, control)
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
function isEmpty({ says, values }: Fault): boolean {
  if (says === 'value_missing' || says === 'field_missing') return true
  return says === 'value_unread' && values?.given === '""'
}

function textOf(fault: Fault, saying: Saying, control: Control | undefined): Text {
  const { pointer, says, values } = fault
  const { language, fields, names } = saying
  const field = fields?.get(pointer)
  if (control !== undefined && isEmpty(fault) && field?.type !== 'record') {
    const phrase = control.filling.kind === 'one' ? formPhrases.pick : formPhrases.fill
    return { text: phrase[language], language }
  }
  const shown = shownIn(language, names, pointer)
  if (says === 'value_unread' && values.given === '[]') {
    const { right = '' } = values
    const parts = typeof right === 'object' && 'says' in right ? right : { says, values }
    const text = sentence(parts.says, parts.values ?? {}, language, shown)
    return { text: filled(formPhrases.unreadable, language, { right: text }), language }
  }
  // A form reads kilograms too, where they have their unit.
  if (rightOf(fault) === 'right_grams') return { text: formPhrases.writeGrams[language], language }
  // A form carries the id of its scan unseen: whoever filled it in is told of the form instead.
  if (says === 'scan_id_reused') return { text: formPhrases.sentBefore[language], language }
  return { text: sentence(says, values, language, shown), language }
}

/** Which phrase says what would be right, where one does. */
function rightOf({ values: { right } }: Fault): FaultName | undefined {
  return typeof right === 'object' && 'says' in right ? right.says : undefined
}
