import { html } from 'hono/html'
import type { Language } from '../../../domain/words.ts'
import { localDate } from '../local-time.ts'
import { filled, grams } from './format.ts'
import { neighbourKind, neighbourLink } from './neighbour-link.ts'
import { phrases } from './phrases.ts'
import type { Outcome, RecordView } from './view.ts'

/** What was made of the batch, step by step; nothing while it is whole. */
export function outcomesSection({ outcomes, material }: RecordView, language: Language) {
  if (outcomes.length === 0) return ''
  return html`<section><h2>${phrases.outcomes[language]}</h2>
${outcomes.map((outcome) => outcomeBlock(outcome, language, material.name))}
</section>`
}

function outcomeBlock(outcome: Outcome, language: Language, material: string) {
  const { stage, eventTime, timeZone, drawnGrams, outputs, outputsLeftOut, losses } = outcome
  return html`<h3>${stage.label[language]} <small><time datetime="${eventTime}">${localDate(eventTime, language, timeZone)}</time></small></h3>
${drawnGrams === null ? '' : html`<p class="soft">${filled(phrases.wentIn, language, { grams: grams(drawnGrams, language) })}</p>`}
<h4>${phrases.cameOut[language]}</h4>
<ul class="links">${outputs.map(({ batch, massGrams }) => html`<li>${neighbourLink(batch, language)} <span>${neighbourKind(batch, language, material)}</span> <span class="num">${massGrams === null ? phrases.notWeighed[language] : grams(massGrams, language)}</span></li>`)}
${outputsLeftOut === 0 ? '' : html`<li>${filled(phrases.others, language, { n: outputsLeftOut })}</li>`}</ul>
${losses.length === 0 ? '' : html`<h4>${phrases.lost[language]}</h4><ul class="links">${losses.map(({ label, grams: amount }) => html`<li><span>${label[language]}</span> <span class="num">${grams(amount, language)}</span></li>`)}</ul>`}`
}
