import { claimStandards, claimUses } from '../../../../domain/claim/claim-standards.ts'
import { custodyModels } from '../../../../domain/claim/custody-model.ts'
import { recycledClasses } from '../../../../domain/claim/recycled-class.ts'
import type { Language } from '../../../../domain/words.ts'
import type { Typed } from '../../../../workflows/form/typed.ts'
import type { Control } from '../form/control.ts'
import { choiceControl, gramsControl, lineControls, textControl } from '../papers/paper-form.ts'
import { classWords, evidencePhrases, modelWords, useWords } from './phrases.ts'

/** Things that are chosen among, each by its id and what it is called. */
export type Chosen = readonly (readonly [string, string])[]

/** What the questions of these forms are asked by. */
export interface EvidenceBase {
  readonly language: Language
  readonly typed: Typed
}

type Name = keyof typeof evidencePhrases

/** What a question is called, by the name of its phrase. */
export function asked(language: Language) {
  return (name: Name) => ({ label: evidencePhrases[name], language })
}

/** The two classes, never added up. */
export const classChoices = recycledClasses.map((one) => [one, classWords[one]] as const)
/** Standards, each by name and version. */
export const standardChoices = claimStandards.map(({ name, version }) => {
  const text = `${name} ${version}`
  return [text, text] as const
})

/** The questions of a credit: which inputs of a process are recycled, and on what evidence. */
export function creditControls(
  { language, typed }: EvidenceBase,
  { batches, certificates, credits }: { batches: Chosen; certificates: Chosen; credits: Chosen },
): readonly Control[] {
  const say = asked(language)
  return [
    choiceControl('/class', { ...say('class'), choices: classChoices }),
    choiceControl('/model', {
      ...say('model'),
      choices: custodyModels.map((one) => [one, modelWords[one]] as const),
    }),
    textControl('/material', say('material')),
    ...lineControls('/inputs', {
      ...say('input'),
      typed,
      ask: (at) => [
        choiceControl(`${at}/batch`, { ...say('batch'), choices: batches }),
        {
          ...gramsControl(`${at}/grams`, say('inputGrams')),
          hint: evidencePhrases.inputGramsHint[language],
          optional: true,
        },
        textControl(
          `${at}/evidence/declaration`,
          certificates.length + credits.length === 0
            ? say('declaration')
            : { ...say('declaration'), optional: true },
        ),
        ...chosenOf(`${at}/evidence/certificate`, certificates, say('byCertificate')),
        ...chosenOf(`${at}/evidence/credit`, credits, say('byCredit')),
      ],
    }),
  ]
}

/** A choice that may be left out, and is not asked where there is nothing to choose. */
export function chosenOf(
  pointer: string,
  choices: Chosen,
  named: ReturnType<ReturnType<typeof asked>>,
): readonly Control[] {
  return choices.length === 0 ? [] : [choiceControl(pointer, { ...named, choices, optional: true })]
}

/** The questions of a by-product: which credit, which loss, how much of it. */
export function byProductControls({ language }: EvidenceBase, credits: Chosen): readonly Control[] {
  const say = asked(language)
  return [
    choiceControl('/credit', {
      ...say('credit'),
      choices: credits,
      none: evidencePhrases.noneLeft,
    }),
    textControl('/loss', say('loss')),
    gramsControl('/grams', say('byProductGrams')),
    textControl('/material', say('material')),
  ]
}

/** The questions of a claim: what goods are said to be, and what it is drawn from. */
export function claimControls(
  { language, typed }: EvidenceBase,
  credits: Chosen,
): readonly Control[] {
  const say = asked(language)
  return [
    choiceControl('/standard', { ...say('standard'), choices: standardChoices }),
    choiceControl('/use', {
      ...say('use'),
      choices: claimUses.map((one) => [one, useWords[one]] as const),
    }),
    gramsControl('/netGrams', say('net')),
    ...shareControls('', language),
    ...lineControls('/draws', {
      ...say('draw'),
      typed,
      ask: (at) => [
        choiceControl(`${at}/credit`, {
          ...say('credit'),
          choices: credits,
          none: evidencePhrases.noneLeft,
        }),
        gramsControl(`${at}/grams`, say('grams')),
      ],
    }),
    textControl('/reference', { ...say('reference'), optional: true }),
  ]
}

/** Both shares below a pointer, in per cent. */
export function shareControls(under: string, language: Language): readonly Control[] {
  const hint = evidencePhrases.shareHint[language]
  const filling = { kind: 'number', unit: '%' } as const
  return [
    {
      pointer: `${under}/shares/post_consumer`,
      label: evidencePhrases.post[language],
      filling,
      hint,
      optional: true,
    },
    {
      pointer: `${under}/shares/pre_consumer`,
      label: evidencePhrases.pre[language],
      filling,
      hint,
      optional: true,
    },
  ]
}
