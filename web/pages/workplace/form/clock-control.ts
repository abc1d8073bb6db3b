import { instantsOf, localText } from '../../../../domain/local-clock.ts'
import { momentText } from '../../../../domain/local-moment.ts'
import { type Fault, faultOf } from '../../../../domain/refusal.ts'
import { type Language, wordsFrom } from '../../../../domain/words.ts'
import { type Typed, typedAt } from '../../../../workflows/form/typed.ts'
import { localMoment } from '../../local-time.ts'
import { filled } from '../../record/format.ts'
import { zoneName } from '../../zone-name.ts'
import type { Control } from './control.ts'
import { formPhrases } from './phrases.ts'

/** Where and what was typed, as far as a question about a time needs it. */
export interface ClockBase {
  readonly typed: Typed
  readonly timeZone: string
  readonly language: Language
}

/** The question about a time; where the clock showed the time that was typed twice, it asks which of the two is meant. */
export function clockControl(control: Control, { typed, timeZone, language }: ClockBase): Control {
  if (control.filling.kind !== 'time') return control
  const text = typedAt(typed, control.pointer)
  const local = text.endsWith('Z') ? localText(text, timeZone) : text
  const instants = instantsOf(local, timeZone) ?? []
  if (instants.length < 2) return control
  const choices = instants.map((value) => ({
    value,
    label: localMoment(value, language, timeZone),
  }))
  const another = { value: 'another', label: formPhrases.anotherTime[language] }
  return { ...control, filling: { kind: 'one', choices: [...choices, another] } }
}

/** When something happened; every form asks it in the same words, with the zone of the place. */
export function eventTimeControl(base: ClockBase): Control {
  const { timeZone, language } = base
  const hint = filled(formPhrases.eventTimeHint, language, { zone: zoneName(timeZone, language) })
  const asked: Control = {
    pointer: '/eventTime',
    label: formPhrases.eventTime[language],
    filling: { kind: 'time' },
    hint,
    optional: true,
  }
  return clockControl(asked, base)
}

/** Times that no clock at the place has shown, or that it showed twice: what else is said of these questions is beside the point. */
export function clockFaults(typed: Typed, timeZone: string): readonly Fault[] {
  const zone = wordsFrom((language) => zoneName(timeZone, language))
  return [...typed].flatMap(([pointer, [text = '']]) => {
    const instants = instantsOf(text, timeZone)
    if (instants === undefined || instants.length === 1) return []
    const said = instants.length === 0 ? 'hour_left_out' : 'hour_comes_twice'
    // What a clock shows is told as it is: by none other.
    const time = wordsFrom((language) => momentText(`${text}Z`, language, 'UTC'))
    return [faultOf(pointer, said, { time, zone })]
  })
}
