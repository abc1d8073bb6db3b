import { html } from 'hono/html'
import { nameIn } from '../../../../domain/local-names.ts'
import type { Language } from '../../../../domain/words.ts'
import { correctionSteps } from '../../../../workflows/correction.ts'
import { handOverSteps } from '../../../../workflows/hand-over.ts'
import { localMoment } from '../../local-time.ts'
import { filled } from '../../record/format.ts'
import type { Markup } from '../shell.ts'
import { handOverPhrases } from './phrases.ts'
import type { HandOverView } from './view.ts'

type Step = HandOverView['steps'][number]

/** Everything that is signed in a hand-over's chain. */
export const signedSteps = { ...handOverSteps, ...correctionSteps } as const

/** Every signed step with who signed for whom, when, and the digest of what was signed. */
export function signaturesSection(
  { steps }: HandOverView,
  { language, timeZone }: { language: Language; timeZone: string },
): Markup {
  return html`<section><h2>${handOverPhrases.signatures[language]}</h2><ol class="story">${steps.map(
    (step) => html`<li><p><b>${signedSteps[step.kind][language]}</b></p>
<p class="soft">${signerOf(step, language)} · <time datetime="${step.recordTime}">${localMoment(step.recordTime, language, timeZone)}</time></p>
<details><summary>${handOverPhrases.digest[language]}</summary><p><code>${step.digest}</code></p>${
      step.signature === null
        ? ''
        : html`<p>${handOverPhrases.stationSignature[language]} <code>${step.signature}</code></p>`
    }<p class="soft">${handOverPhrases.statement[language]}</p><pre tabindex="0">${step.statement}</pre></details></li>`,
  )}</ol></section>`
}

/** Who signed, and for whom. */
export function signerOf({ signedBy, organisation }: Step, language: Language): string {
  return filled(handOverPhrases.signedBy, language, {
    name: signedBy,
    organisation: nameIn(organisation, language),
  })
}
