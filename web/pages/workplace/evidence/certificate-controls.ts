import type { Control } from '../form/control.ts'
import {
  choiceControl,
  dayControl,
  gramsControl,
  lineControls,
  textControl,
} from '../papers/paper-form.ts'
import {
  asked,
  type Chosen,
  chosenOf,
  classChoices,
  type EvidenceBase,
  shareControls,
  standardChoices,
} from './controls.ts'
import { evidencePhrases, statusWords } from './phrases.ts'

/** The questions of a scope certificate with what it is from a day on. */
export function scopeControls({ language }: EvidenceBase): readonly Control[] {
  const say = asked(language)
  return [
    textControl('/body', say('body')),
    textControl('/number', say('number')),
    textControl('/holder', say('holder')),
    choiceControl('/standard', { ...say('standard'), choices: standardChoices }),
    dayControl('/validFrom', say('validFrom')),
    dayControl('/validTo', say('validTo')),
    choiceControl('/status', { ...say('status'), choices: Object.entries(statusWords) }),
    dayControl('/since', say('since')),
  ]
}

/** The questions of a transaction certificate as it came in or goes out. */
export function transactionControls(
  { language, typed }: EvidenceBase,
  { scopes, claims, certificates }: { scopes: Chosen; claims: Chosen; certificates: Chosen },
): readonly Control[] {
  const say = asked(language)
  const optional = true as const
  return [
    choiceControl('/direction', {
      ...say('direction'),
      choices: [
        ['in', evidencePhrases.in],
        ['out', evidencePhrases.out],
      ],
    }),
    textControl('/number', say('number')),
    choiceControl('/scope', { ...say('scope'), choices: scopes, none: evidencePhrases.noScope }),
    textControl('/seller', say('seller')),
    textControl('/buyer', say('buyer')),
    dayControl('/shipDate', say('shipDate')),
    textControl('/papers/consignee', { ...say('consignee'), optional }),
    textControl('/papers/invoice', { ...say('invoice'), optional }),
    textControl('/papers/transportDocument', { ...say('transport'), optional }),
    ...lineControls('/lines', {
      ...say('line'),
      typed,
      ask: (at) => [
        textControl(`${at}/product`, say('product')),
        gramsControl(`${at}/netGrams`, say('net')),
        ...shareControls(at, language),
      ],
    }),
    ...chosenOf('/claim', claims, say('claim')),
    ...(certificates.length === 0
      ? []
      : lineControls('/inputs', {
          ...say('passOn'),
          typed,
          ask: (at) => [
            choiceControl(`${at}/certificate`, {
              ...say('certificate'),
              choices: certificates,
              optional,
            }),
            choiceControl(`${at}/class`, { ...say('class'), choices: classChoices, optional }),
            { ...gramsControl(`${at}/grams`, say('grams')), optional },
          ],
        })),
  ]
}
