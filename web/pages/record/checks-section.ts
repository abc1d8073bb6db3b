import { html } from 'hono/html'
import { outcomeWords, stepWords } from '../../../domain/proof/record/step-words.ts'
import { recordSteps } from '../../../domain/proof/record/verify-record.ts'
import type { Language } from '../../../domain/words.ts'
import { verdictWords } from './checker-words.ts'
import { filled, gap, sentences } from './format.ts'
import { phrases } from './phrases.ts'
import type { RecordView } from './view.ts'

/**
 * What is checked of the record by the reader's own device, and plainly what is not. As it comes, nothing was checked: the checker
 * writes what it found into it, and without a script it stays so. Where there is no checker to send, it says that.
 */
export function checksSection({ chain, proof }: RecordView, language: Language, isChecked = true) {
  const { evidence, pack } = proof
  const asked = html` data-evidence="${evidence}" data-words="/checker/${language}.json"
 data-checking="${verdictWords.checking[language]}" data-unloaded="${verdictWords.unloaded[language]}"`
  return html`<section id="checks"${isChecked ? asked : ''}>
<h2>${phrases.checks[language]}</h2>
${
  isChecked
    ? html`<p>${phrases.checksWho[language]}${gap(language)}<b data-host>${phrases.checksHere[language]}</b></p>`
    : html`<p role="note"><b>${phrases.checksMissing[language]}</b></p>`
}
<ol class="steps">${recordSteps.map(
    (step) =>
      html`<li data-step="${step}"><b>${outcomeWords.unchecked[language]}</b> ${stepWords[step][language]}</li>`,
  )}</ol>
<p>${phrases.checksWithout[language]}${gap(language)}<a href="${pack}" download>${phrases.checksPack[language]}</a></p>
<details data-own-keys hidden><summary>${phrases.ownKeys[language]}</summary>
<p><label>${phrases.ownKeysFile[language]} <input type="file"></label></p></details>
<ul class="checks">
<li>${phrases.notThing[language]}</li>
<li>${phrases.checkedMass[language]}</li>
<li>${filled(phrases.checkedChain, language, { n: chain.events })} <code>${chain.headDigest}</code>${sentences(language, '', phrases.keepDigest[language])}</li>
</ul></section>`
}
