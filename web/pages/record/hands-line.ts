import { html } from 'hono/html'
import type { Language } from '../../../domain/words.ts'
import { nameHtml } from '../name-html.ts'
import { passPhrases } from './pass-phrases.ts'
import type { Hand, RecordView } from './view.ts'

/** Through whose hands the thing went, first to last, each a link to its own record as far as it lets itself be named; nothing where it never changed hands. */
export function handsLine({ hands, handsLeftOut }: RecordView, language: Language) {
  if (hands.length === 0) return ''
  return html`<nav class="hands" aria-label="${passPhrases.hands[language]}"><ol>${hands.map(
    (hand) => html`<li>${handOf(hand, language)}</li>`,
  )}</ol>${handsLeftOut ? html`<p class="soft">${passPhrases.handsLeftOut[language]}</p>` : ''}</nav>`
}

function handOf({ place, organisation, path }: Hand, language: Language) {
  if (organisation === null) return html`<i>${passPhrases.unnamed[language]}</i>`
  const name = nameHtml(organisation, language)
  if (path !== null) return html`<a href="${path}?lang=${language}">${name}</a>`
  return place === 'here' ? html`<b aria-current="true">${name}</b>` : name
}
