import { html } from 'hono/html'
import { typedAt } from '../../../../workflows/form/typed.ts'
import { filled, grams } from '../../record/format.ts'
import { controlHtml, type Filled } from '../form/control-html.ts'
import { errorSummary } from '../form/error-summary.ts'
import { noEnter } from '../form/no-enter.ts'
import type { Said } from '../form/said.ts'
import { sourcesHtml } from '../form/sources-html.ts'
import { scanPhrases } from '../scan/phrases.ts'
import type { KnownBatch } from '../scan/scan-form-base.ts'
import type { Markup } from '../shell.ts'
import { type OfferBase, offerControls, offerLines } from './offer-controls.ts'
import { handOverPhrases } from './phrases.ts'

export interface OfferView extends OfferBase {
  /** UUID that makes sending it twice harmless. */
  readonly offerId: string
  readonly said: readonly Said[]
  /** What could be handed over, by code. */
  readonly stock: readonly (KnownBatch & { readonly code: string })[]
  /** Facility when there is no choice. */
  readonly facility: string | undefined
  readonly focus?: string | undefined
}

/** The offer: first the batches, then to whom and with which papers, which follow from what they are. */
export function offerBody(view: OfferView): Markup {
  const { typed, said, language, focus, custody, facilities, facility, offerId } = view
  const shown: Filled = { typed, said, language, focus }
  const isReady = custody !== undefined
  const act = isReady ? 'offer' : 'go_on'
  return html`<div class="work"><p><a class="back" href="/work/hand-overs">← ${handOverPhrases.toList[language]}</a></p>
${errorSummary(said, language)}
<form method="post" action="/work/hand-overs/new"><input type="hidden" name="/id" value="${offerId}">${
    facilities.length < 2 && facility !== undefined
      ? html`<input type="hidden" name="/facility" value="${facility}">`
      : ''
  }${noEnter}
<section><h2>${handOverPhrases.goods[language]}</h2>${linesOf(view, shown)}
<div class="more"><button class="quiet" name="do" value="add">+ ${handOverPhrases.addLine[language]}</button></div>${stockOf(view)}</section>
${
  isReady
    ? html`<section><h2>${handOverPhrases.receiverAndPapers[language]}</h2>${offerControls(view).map((one) => controlHtml(one, shown))}${sourcesHtml(offerControls(view), language)}</section>`
    : ''
}<div class="act"><button class="big" name="do" value="${act}">${(isReady ? handOverPhrases.offer : handOverPhrases.goOn)[language]}</button></div></form></div>`
}

function linesOf(view: OfferView, shown: Filled): Markup {
  const { typed, known, language } = view
  const lines = offerLines(view)
  return html`${lines.map((controls, index) => {
    const batch = known.get(typedAt(typed, `/lines/${index}/batch`).trim())
    const name = filled(handOverPhrases.good, language, { n: index + 1 })
    return html`<fieldset class="line"><legend>${name}</legend><div class="pair">${controls.map((one) => controlHtml(one, shown))}</div>${
      batch === undefined ? '' : html`<p class="note">${noteOf(batch, view)}</p>`
    }${
      lines.length < 2
        ? ''
        : html`<button class="quiet small" name="do" value="drop/${index}" aria-label="${handOverPhrases.drop[language]}: ${name}">${handOverPhrases.drop[language]}</button>`
    }</fieldset>`
  })}`
}

function noteOf({ kind, massGrams }: KnownBatch, { language }: OfferView): string {
  const named = { kind: kind[language] }
  if (massGrams === null) return filled(scanPhrases.unweighed, language, named)
  return filled(scanPhrases.left, language, { ...named, grams: grams(massGrams, language) })
}

function stockOf({ stock, language }: OfferView): Markup | '' {
  if (stock.length === 0) return ''
  const title = filled(handOverPhrases.fromStock, language, { n: stock.length })
  return html`<details class="seldom"><summary>${title}</summary><div class="tiles">${stock.map(
    ({ code, kind, massGrams }) =>
      html`<label><input type="checkbox" name="pick" value="${code}"> <span>${code} <small>${kind[language]}${massGrams === null ? '' : ` · ${grams(massGrams, language)}`}</small></span></label>`,
  )}</div><button class="quiet" name="do" value="take">${handOverPhrases.take[language]}</button></details>`
}
