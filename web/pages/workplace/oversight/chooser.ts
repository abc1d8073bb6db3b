import { html } from 'hono/html'
import type { Language } from '../../../../domain/words.ts'
import type { Markup } from '../shell.ts'
import { deskPhrases } from './phrases.ts'
import { monthText } from './series.ts'
import type { DeskView } from './view.ts'

/** What is asked: the month, whose, which stream, as it stood when; the month before and after by one tap. */
export function chooser(view: DeskView, language: Language): Markup {
  const say = deskPhrases
  const { month, before, after, months, asOf, organisations, organisation, streams, stream } = view
  return html`<div class="chooser"><nav class="months" aria-label="${say.month[language]}"><a class="button quiet" href="${before}" aria-label="${say.before[language]}">‹</a>${
    after === undefined
      ? ''
      : html`<a class="button quiet" href="${after}" aria-label="${say.after[language]}">›</a>`
  }</nav><form class="row" method="get" action="/work/desk"><div><label for="month">${say.month[language]}</label><select id="month" name="month">${months.map(
    (one) => option(one, monthText(one, language), month),
  )}</select></div>${
    organisations.length === 0
      ? ''
      : html`<div><label for="organisation">${say.organisation[language]}</label><select id="organisation" name="organisation">${option('*', say.jurisdiction[language], organisation)}${organisations.map(
          ({ slug, name }) => option(slug, name, organisation),
        )}</select></div>`
  }<div><label for="stream">${say.stream[language]}</label><select id="stream" name="stream">${option('', say.allStreams[language], stream)}${streams.map(
    ({ name, label }) => option(name, label[language], stream),
  )}</select></div><div><label for="asOf">${say.asOf[language]}<small>${say.asOfHint[language]}</small></label><input id="asOf" name="asOf" type="date" value="${asOf}"></div><button class="quiet">${say.show[language]}</button></form></div>${finder(view, language)}`
}

/** The box in which an inspector types anything. */
function finder({ organisation }: DeskView, language: Language): Markup {
  const say = deskPhrases
  return html`<form class="row finder" role="search" aria-label="${say.findWhat[language]}" method="get" action="/work/found">${
    organisation === ''
      ? ''
      : html`<input type="hidden" name="organisation" value="${organisation}">`
  }<div class="grow"><label for="found-text">${say.findWhat[language]}</label><input id="found-text" name="text" type="search" maxlength="200" autocomplete="off" autocapitalize="off" spellcheck="false" required></div><button class="quiet">${say.find[language]}</button></form>`
}

function option(value: string, text: string, chosen: string): Markup {
  return value === chosen
    ? html`<option value="${value}" selected>${text}</option>`
    : html`<option value="${value}">${text}</option>`
}
