import { html } from 'hono/html'
import type { OddLooks } from '../../../domain/look-counts.ts'
import type { Language } from '../../../domain/words.ts'
import { dayText } from '../local-time.ts'
import { copyPhrases } from './copy-phrases.ts'
import { filled, gap } from './format.ts'
import { phrases } from './phrases.ts'
import type { RecordView } from './view.ts'

const said = {
  often: copyPhrases.often,
  after_end: copyPhrases.afterEnd,
} as const satisfies Record<OddLooks, unknown>

/** What speaks for a copied code, in one line each at the head of the page; nothing where nothing does. */
export function oddLooks({ looks }: RecordView, language: Language) {
  return looks.odd.map(
    (one) =>
      html`<p class="odd" role="note"><b>${copyPhrases.odd[language]}</b> ${said[one][language]}</p>`,
  )
}

/** What tells the item from a copy of its code, and what does not. A count never says that an item is genuine. */
export function copiesSection({ looks, standing }: RecordView, language: Language) {
  const { firstDay, atLeast } = looks
  const counted =
    firstDay === null
      ? copyPhrases.never[language]
      : filled(atLeast === 1 ? copyPhrases.once : copyPhrases.since, language, {
          day: dayText(firstDay, language),
          n: atLeast,
        })
  return html`<section id="copies"><h2>${copyPhrases.title[language]}</h2>
<p>${copyPhrases.anyone[language]}</p>
<ul class="checks">
${standing === 'here' ? '' : html`<li><b>${copyPhrases[standing][language]}</b></li>`}
<li>${copyPhrases.compare[language]}</li>
<li>${counted}</li>
<li>${copyPhrases.address[language]}${gap(language)}<b data-host>${phrases.checksHere[language]}</b></li>
</ul>
<p class="soft">${copyPhrases.how[language]}</p></section>`
}
