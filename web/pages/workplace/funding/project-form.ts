import { fundingBounds } from '../../../../domain/funding/spend-line.ts'
import type { Language } from '../../../../domain/words.ts'
import { filled } from '../../record/format.ts'
import type { Choice, Control, Filling } from '../form/control.ts'
import { fundingPhrases as say } from './phrases.ts'

/** An amount of Hong Kong dollars. */
export function moneyFilling(language: Language): Filling {
  return { kind: 'number', unit: say.dollars[language] }
}

/** Questions about a new project, with so many places for milestones. */
export function projectControls(
  { schemes, places }: { readonly schemes: readonly Choice[]; readonly places: number },
  language: Language,
): readonly Control[] {
  return [
    {
      pointer: '/code',
      label: say.code[language],
      filling: { kind: 'text', isCode: true },
      hint: say.codeHint[language],
    },
    { pointer: '/title', label: say.projectTitle[language], filling: { kind: 'text' } },
    {
      pointer: '/scheme',
      label: say.scheme[language],
      filling: { kind: 'one', choices: schemes },
    },
    {
      pointer: '/starts',
      label: say.starts[language],
      filling: { kind: 'date' },
      hint: say.daysHint[language],
    },
    { pointer: '/ends', label: say.ends[language], filling: { kind: 'date' } },
    {
      pointer: '/budgetCents',
      label: say.budget[language],
      filling: moneyFilling(language),
      hint: say.moneyHint[language],
    },
    ...Array.from({ length: Math.min(places, fundingBounds.milestones) }, (_, at) =>
      milestoneControls(at, language),
    ).flat(),
  ]
}

function milestoneControls(at: number, language: Language): readonly Control[] {
  const n = String(at + 1)
  const line = filled(say.milestone, language, { n })
  const optional = at === 0 ? {} : { optional: true as const }
  const colon = language === 'en' ? ': ' : '：'
  return [
    {
      pointer: `/milestones/${at}/name`,
      label: `${line}${colon}${say.milestoneName[language]}`,
      filling: { kind: 'text' },
      ...optional,
    },
    {
      pointer: `/milestones/${at}/plannedDay`,
      label: `${line}${colon}${say.plannedDay[language]}`,
      filling: { kind: 'date' },
      ...optional,
    },
  ]
}
