import type { Language, Words } from '../../../../domain/words.ts'
import type { Typed } from '../../../../workflows/form/typed.ts'
import { audienceWords } from '../../disclosure/audience-words.ts'
import { filled, inBrackets } from '../../record/format.ts'
import { zoneName } from '../../zone-name.ts'
import { clockControl } from '../form/clock-control.ts'
import type { Control } from '../form/control.ts'
import { disclosurePhrases } from './phrases.ts'

/** Facts that are sealed together and so are shown together. */
export interface SealedTogether {
  /** Names of the facts. */
  readonly names: readonly string[]
  readonly labels: readonly Words[]
  readonly isPersonal: boolean
}

/** What the questions of a grant are asked by. */
export interface GrantFormBase {
  readonly language: Language
  readonly timeZone: string
  readonly typed: Typed
  /** What the named batches keep sealed. */
  readonly sealed: readonly SealedTogether[]
}

/** What stands between the names of one choice; no name holds it. */
export const namesApart = ' '

/** The questions of a grant: what, to whom, how long and why. */
export function grantControls(base: GrantFormBase): {
  readonly batches: Control
  readonly what: readonly Control[]
  readonly whom: readonly Control[]
  readonly when: readonly Control[]
} {
  const { language, timeZone, sealed } = base
  const say = (name: keyof typeof disclosurePhrases) => disclosurePhrases[name][language]
  const until: Control = {
    pointer: '/until',
    label: say('until'),
    filling: { kind: 'time' },
    hint: filled(disclosurePhrases.untilHint, language, { zone: zoneName(timeZone, language) }),
  }
  return {
    batches: {
      pointer: '/batches',
      label: say('batches'),
      filling: { kind: 'long', isCode: true },
      hint: say('batchesHint'),
    },
    what: [
      {
        pointer: '/audiences',
        label: say('audiences'),
        filling: {
          kind: 'several',
          choices: (['legitimate_interest', 'authority', 'holder'] as const).map((value) => ({
            value,
            label: audienceWords[value][language],
          })),
        },
        hint: say('audiencesHint'),
        optional: true,
      },
      ...(sealed.length === 0
        ? []
        : [
            {
              pointer: '/facts',
              label: say('facts'),
              filling: {
                kind: 'several' as const,
                choices: sealed.map((one) => choiceOf(one, language)),
              },
              hint: say('factsHint'),
              optional: true as const,
            },
          ]),
    ],
    whom: [
      {
        pointer: '/receiver',
        label: say('receiver'),
        filling: { kind: 'text', isCode: true },
        optional: true,
      },
      { pointer: '/outsider', label: say('outsider'), filling: { kind: 'text' }, optional: true },
    ],
    when: [
      clockControl(until, base),
      { pointer: '/reason', label: say('reason'), filling: { kind: 'long' } },
    ],
  }
}

function choiceOf({ names, labels, isPersonal }: SealedTogether, language: Language) {
  const text = labels.map((label) => label[language]).join(language === 'en' ? ', ' : '、')
  const mark = isPersonal ? inBrackets(disclosurePhrases.personal[language], language) : ''
  return { value: names.join(namesApart), label: `${text}${mark}` }
}
