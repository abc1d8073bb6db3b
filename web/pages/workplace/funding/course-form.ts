import type { Language } from '../../../../domain/words.ts'
import type { Choice, Control } from '../form/control.ts'
import { coursePhrases as say } from './course-phrases.ts'
import { fundingPhrases } from './phrases.ts'
import { moneyFilling } from './project-form.ts'

/** Questions about a new course. */
export function courseControls(
  { kinds, people }: { readonly kinds: readonly Choice[]; readonly people: readonly Choice[] },
  language: Language,
): readonly Control[] {
  return [
    { pointer: '/name', label: say.name[language], filling: { kind: 'text' } },
    {
      pointer: '/provider',
      label: say.provider[language],
      filling: { kind: 'text' },
      hint: say.providerHint[language],
    },
    {
      pointer: '/hours',
      label: say.hours[language],
      filling: { kind: 'number', unit: say.hoursUnit[language] },
    },
    {
      pointer: '/costCents',
      label: say.cost[language],
      filling: moneyFilling(language),
      hint: fundingPhrases.moneyHint[language],
    },
    { pointer: '/from', label: say.from[language], filling: { kind: 'date' } },
    { pointer: '/to', label: say.to[language], filling: { kind: 'date' } },
    {
      pointer: '/competence',
      label: say.competence[language],
      filling: { kind: 'one', choices: kinds },
      optional: true,
    },
    {
      pointer: '/people',
      label: say.people[language],
      filling: { kind: 'several', choices: people },
    },
  ]
}

/** Questions about the certificate of somebody who took part. */
export function courseCertificateControls(
  people: readonly Choice[],
  language: Language,
): readonly Control[] {
  return [
    { pointer: '/person', label: say.person[language], filling: { kind: 'one', choices: people } },
    {
      pointer: '/number',
      label: say.number[language],
      filling: { kind: 'text', isCode: true },
    },
    { pointer: '/validFrom', label: say.validFrom[language], filling: { kind: 'date' } },
    { pointer: '/validUntil', label: say.validUntil[language], filling: { kind: 'date' } },
  ]
}
