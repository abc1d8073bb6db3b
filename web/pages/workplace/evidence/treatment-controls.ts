import { cycleKinds, cycleNames } from '../../../../domain/treatment/cycle.ts'
import type { Language } from '../../../../domain/words.ts'
import type { Choice, Control } from '../form/control.ts'
import { nameControls } from '../organisation/name-controls.ts'
import { treatmentPhrases as say } from './treatment-phrases.ts'

/** Questions about a new treatment: what never changes comes first. */
export function treatmentControls(language: Language): readonly Control[] {
  const text = (name: 'name' | 'agent' | 'substrate'): Control => ({
    pointer: `/${name}`,
    label: say[name][language],
    filling: { kind: 'text' },
  })
  return [
    { pointer: '/code', label: say.code[language], filling: { kind: 'text', isCode: true } },
    text('name'),
    ...nameControls(language),
    text('agent'),
    text('substrate'),
  ]
}

/** What is offered to choose among, and what was written before. */
interface Offered {
  readonly treatments: readonly Choice[]
  /** Methods of tests on record: a claim names the same. */
  readonly methods: readonly string[]
}

/** Questions about a test. */
export function testControls(offered: Offered, language: Language): readonly Control[] {
  return [
    ...measuredControls(offered, language),
    { pointer: '/testedOn', label: say.testedOn[language], filling: { kind: 'date' } },
    { pointer: '/laboratory', label: say.laboratory[language], filling: { kind: 'text' } },
    { pointer: '/report', label: say.report[language], filling: { kind: 'text', isCode: true } },
  ]
}

/** Questions about a claim. */
export function treatmentClaimControls(offered: Offered, language: Language): readonly Control[] {
  return [
    ...measuredControls(offered, language),
    {
      pointer: '/reference',
      label: say.reference[language],
      filling: { kind: 'text' },
      optional: true,
    },
  ]
}

function measuredControls(
  { treatments, methods }: Offered,
  language: Language,
): readonly Control[] {
  return [
    {
      pointer: '/treatment',
      label: say.treatment[language],
      filling: { kind: 'one', choices: treatments },
    },
    {
      pointer: '/method',
      label: say.method[language],
      filling: { kind: 'text', usual: methods },
    },
    {
      pointer: '/cycle',
      label: say.cycle[language],
      filling: {
        kind: 'one',
        choices: cycleNames.map((value) => ({ value, label: cycleKinds[value].label[language] })),
      },
    },
    { pointer: '/cycles', label: say.cycles[language], filling: { kind: 'number' } },
    {
      pointer: '/resultBasisPoints',
      label: say.result[language],
      filling: { kind: 'text' },
      hint: say.resultHint[language],
    },
  ]
}
