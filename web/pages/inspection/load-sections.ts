import { html } from 'hono/html'
import { nameIn } from '../../../domain/local-names.ts'
import type { Language } from '../../../domain/words.ts'
import { handOverStates } from '../../../workflows/hand-over.ts'
import { nameHtml } from '../name-html.ts'
import { goodsSection } from '../workplace/hand-over/goods-section.ts'
import { handOverTitle } from '../workplace/hand-over/hand-over-page.ts'
import { massOf } from '../workplace/hand-over/list-page.ts'
import { handOverPhrases } from '../workplace/hand-over/phrases.ts'
import { signedSections } from '../workplace/hand-over/ticket-page.ts'
import { organisationPhrases } from '../workplace/organisation/phrases.ts'
import type { Markup } from '../workplace/shell.ts'
import type { InspectedLoad } from './view.ts'

/** A load for an inspector: who hands over to whom and where it stands, papers, goods with their dangers, licences, signatures. */
export function loadSections(view: InspectedLoad, language: Language): Markup {
  const { handOver } = view
  return html`<section><p class="lead"><b>${handOverTitle(view)}</b></p><p><span class="tag on">${handOverStates[handOver.state][language]}</span> ${massOf(handOver, language)}</p><p class="code">${handOver.id}</p></section>${papersOf(view)}${goodsSection(view)}${licencesOf(view)}${signedSections(view)}`
}

function papersOf({ papers, language }: InspectedLoad): Markup | '' {
  if (papers.length === 0) return ''
  return html`<section><h2>${handOverPhrases.papers[language]}</h2><dl class="facts">${papers.map(
    ({ label, value }) => html`<div><dt>${label[language]}</dt><dd>${value[language]}</dd></div>`,
  )}</dl></section>`
}

function licencesOf({ licences, language }: InspectedLoad): Markup | '' {
  if (licences.length === 0) return ''
  return html`<section><h2>${organisationPhrases.licences[language]}</h2><dl class="facts">${licences.map(
    ({ party, facility, numbers }) =>
      html`<div><dt>${nameHtml(nameIn(party, language), language)}, ${facility}</dt><dd>${numbers.join(language === 'en' ? ', ' : '、')}</dd></div>`,
  )}</dl></section>`
}
