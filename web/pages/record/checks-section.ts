import { html } from 'hono/html'
import type { Language } from '../../../domain/words.ts'
import { filled, sentences } from './format.ts'
import { phrases } from './phrases.ts'
import type { RecordView } from './view.ts'

/** What stands behind the page, and plainly what does not. */
export function checksSection({ chain }: RecordView, language: Language) {
  return html`<section id="checks"><h2>${phrases.checks[language]}</h2>
<ul class="checks">
<li>${phrases.notSignatures[language]}</li>
<li>${phrases.notLog[language]}</li>
<li>${phrases.notThing[language]}</li>
<li>${phrases.checkedMass[language]}</li>
<li>${filled(phrases.checkedChain, language, { n: chain.events })} <code>${chain.headDigest}</code>${sentences(language, '', phrases.keepDigest[language])}</li>
<li>${phrases.notShown[language]}</li>
</ul></section>`
}
