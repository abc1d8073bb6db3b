import {
  type DeliveredReport,
  deliveredGroups,
  deliveredLabel,
} from '../../../../../domain/delivery/terms.ts'
import { type Language, languages } from '../../../../../domain/words.ts'
import { filled } from '../../../record/format.ts'
import type { Choice, Control } from '../../form/control.ts'
import { deliveryPhrases } from './phrases.ts'

/** What each language calls itself. */
export const tongues = { en: 'English', 'zh-Hant': '繁體中文', 'zh-Hans': '简体中文' } as const

/** Questions about a report that is to be made each month. */
export function orderControls(language: Language): readonly Control[] {
  const say = deliveryPhrases
  return [
    {
      pointer: '/report',
      label: say.report[language],
      filling: { kind: 'one', choices: reportChoices(language) },
    },
    {
      pointer: '/form',
      label: say.form[language],
      filling: { kind: 'one', choices: formChoices },
    },
    {
      pointer: '/language',
      label: say.language[language],
      filling: {
        kind: 'one',
        choices: languages.map((value) => ({ value, label: tongues[value] })),
      },
    },
    {
      pointer: '/day',
      label: say.day[language],
      hint: say.dayHint[language],
      filling: { kind: 'number' },
    },
  ]
}

const formChoices: readonly Choice[] = ['xlsx', 'pdf', 'csv'].map((value) => {
  return { value, label: value.toUpperCase() }
})

/** A register is told as one: what it is called alone stands under registers elsewhere. */
function reportChoices(language: Language): readonly Choice[] {
  const choice = (value: DeliveredReport) => ({ value, label: deliveredLabel(value)[language] })
  const { flow, registers, measures } = deliveredGroups
  return [
    ...flow.map(choice),
    ...registers.map((value) => {
      const name = deliveredLabel(value)[language]
      return { value, label: filled(deliveryPhrases.register, language, { name }) }
    }),
    ...measures.map(choice),
  ]
}
