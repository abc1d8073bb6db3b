import { partIn, textIn } from '../../../domain/fact-values.ts'
import type { FactValue } from '../../../domain/field.ts'
import type { Saying } from '../../../domain/phrases.ts'
import { withUnit } from '../../../domain/unit-words.ts'
import { type Words, words, wordsFrom } from '../../../domain/words.ts'
import { yesNoQuestions } from '../triage.ts'
import { measuredFields } from './triage-measurements.ts'
import { answerFields } from './triage-questions.ts'

/** One thing that keeps a unit from green, as a triage decided it. */
export function triageReasonIn(part: FactValue): Saying | undefined {
  const reason = partIn(part)
  const name = textIn(reason, 'question') ?? ''
  const field = [...answerFields, ...measuredFields].find((one) => one.name === name)
  const damage = damageWords[textIn(reason, 'class') ?? '']
  if (field === undefined || damage === undefined) return undefined
  const question = field.label
  switch (textIn(reason, 'code')) {
    case 'answer': {
      const bad = Object.entries(yesNoQuestions).find(([one]) => one === name)?.[1].bad
      return { says: 'triage_answered', values: { question, answer: bad ? yes : no, damage } }
    }
    case 'not-answered':
      return { says: 'triage_unanswered', values: { question, damage } }
    case 'beyond-limit': {
      const unit = unitOf[name] ?? field.unit
      const [found, limit] = ['found', 'limit'].map((one) => measured(textIn(reason, one), unit))
      if (found === undefined || limit === undefined) return undefined
      return { says: 'triage_beyond_limit', values: { question, found, limit, damage } }
    }
    default:
      return undefined
  }
}

const yes = words('yes', '是', '是')
const no = words('no', '否', '否')

const damageWords: Readonly<Record<string, Words>> = {
  amber: words('amber', '黃級', '黄级'),
  red: words('red', '紅級', '红级'),
}

/** What is held against a limit is not always what is measured: insulation by volt, the warmth above that of the room. */
const unitOf: Readonly<Record<string, string>> = {
  insulationPositiveKiloohm: 'Ohm/V',
  insulationNegativeKiloohm: 'Ohm/V',
  surfaceTemperatureCelsius: 'K',
}

function measured(amount: string | undefined, unit: string | undefined): Words | undefined {
  if (amount === undefined) return undefined
  return wordsFrom((language) => withUnit(amount, unit, language))
}
