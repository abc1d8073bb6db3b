import { clockControl } from '../form/clock-control.ts'
import type { Control } from '../form/control.ts'
import { type GrantFormBase, grantControls } from './grant-controls.ts'
import { disclosurePhrases } from './phrases.ts'
import { questionPhrases } from './question-phrases.ts'

/** The questions of the two ways to answer a reader: with a text and, if one likes, facts until a time; or with a reason why not. */
export function answerControls(base: GrantFormBase): {
  readonly answer: readonly Control[]
  readonly refusal: readonly Control[]
} {
  const { language } = base
  const until: Control = {
    pointer: '/until',
    label: disclosurePhrases.until[language],
    filling: { kind: 'time' },
    hint: questionPhrases.untilHint[language],
    optional: true,
  }
  return {
    answer: [
      {
        pointer: '/answer',
        label: questionPhrases.answer[language],
        filling: { kind: 'long' },
        hint: questionPhrases.answerHint[language],
      },
      ...grantControls(base).what,
      clockControl(until, base),
    ],
    refusal: [
      { pointer: '/reason', label: questionPhrases.reason[language], filling: { kind: 'long' } },
    ],
  }
}
