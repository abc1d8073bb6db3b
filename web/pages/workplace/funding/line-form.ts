import { spendKindNames, spendKinds } from '../../../../domain/funding/spend-line.ts'
import type { Language } from '../../../../domain/words.ts'
import type { Choice, Control } from '../form/control.ts'
import { fundingPhrases as say } from './phrases.ts'
import { moneyFilling } from './project-form.ts'

/** Questions about a line of spend, what it is tied to last. */
export function lineControls(courses: readonly Choice[], language: Language): readonly Control[] {
  const kinds = spendKindNames.map((value) => ({ value, label: spendKinds[value][language] }))
  return [
    { pointer: '/day', label: say.day[language], filling: { kind: 'date' } },
    {
      pointer: '/amountCents',
      label: say.amount[language],
      filling: moneyFilling(language),
      hint: say.moneyHint[language],
    },
    { pointer: '/payee', label: say.payee[language], filling: { kind: 'text' } },
    {
      pointer: '/invoice',
      label: say.invoice[language],
      filling: { kind: 'text', isCode: true },
    },
    { pointer: '/kind', label: say.kind[language], filling: { kind: 'one', choices: kinds } },
    {
      pointer: '/asset/name',
      label: say.assetName[language],
      filling: { kind: 'text' },
      optional: true,
    },
    {
      pointer: '/asset/serial',
      label: say.assetSerial[language],
      filling: { kind: 'text', isCode: true },
      hint: say.assetHint[language],
      optional: true,
    },
    ...(courses.length === 0
      ? []
      : [
          {
            pointer: '/course',
            label: say.course[language],
            filling: { kind: 'one' as const, choices: courses },
            optional: true as const,
          },
        ]),
    eventsControl(language),
  ]
}

/** Questions about a further milestone. */
export function milestoneControls(language: Language): readonly Control[] {
  return [
    { pointer: '/name', label: say.milestoneName[language], filling: { kind: 'text' } },
    { pointer: '/plannedDay', label: say.plannedDay[language], filling: { kind: 'date' } },
  ]
}

/** Questions about a milestone that was reached. */
export function reachedControls(language: Language): readonly Control[] {
  return [
    { pointer: '/day', label: say.reachedDay[language], filling: { kind: 'date' } },
    { pointer: '/evidence', label: say.evidence[language], filling: { kind: 'long' } },
    eventsControl(language),
  ]
}

function eventsControl(language: Language): Control {
  return {
    pointer: '/events',
    label: say.events[language],
    filling: { kind: 'long', isCode: true },
    hint: say.eventsHint[language],
    optional: true,
  }
}
