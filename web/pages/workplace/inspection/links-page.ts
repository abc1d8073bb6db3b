import { html, raw } from 'hono/html'
import type { Language } from '../../../../domain/words.ts'
import { type QrSymbol, qrSvg } from '../../labels/qr-svg.ts'
import { localMoment } from '../../local-time.ts'
import { filled } from '../../record/format.ts'
import type { Markup } from '../shell.ts'
import { inspectionPhrases } from './phrases.ts'
import { type ShowForm, showForm } from './show-form.ts'

/** A link for an inspector as its owner sees it. Times are UTC, ISO 8601. */
export interface InspectionLine {
  readonly id: string
  readonly state: 'open' | 'ended' | 'expired'
  /** Name and code of the facility; null for a hand-over. */
  readonly facility: string | null
  /** Id of the hand-over; null for a facility. */
  readonly handOver: string | null
  readonly shownTo: string | null
  readonly madeBy: string
  readonly until: string
  readonly looks: number
  readonly lastLook: string | null
}

/** The address of a link, this once, with its QR. */
export interface MadeLink {
  readonly address: string
  readonly symbol: QrSymbol
  readonly until: string
  /** Where its owner ends it. */
  readonly id: string
}

export interface LinksView {
  readonly links: readonly InspectionLine[]
  readonly made?: MadeLink | undefined
  /** For whoever may show a facility. */
  readonly form?: ShowForm | undefined
  readonly mayAdminister: boolean
  readonly timeZone: string
}

/** Links for inspectors: the one that was just made, the way to a new one, and all of before with how often each was opened. */
export function linksBody(view: LinksView, language: Language): Markup {
  const { links, made, form, mayAdminister } = view
  const say = (name: keyof typeof inspectionPhrases) => inspectionPhrases[name][language]
  return html`<div class="work">${made === undefined ? '' : madeBox(made, view, language)}${form === undefined ? '' : showForm(form, language)}<section><h2>${say('list')}</h2>${
    links.length === 0
      ? html`<p>${say('none')}</p>`
      : html`<p class="soft">${say('most')}</p><ul class="list">${links.map((one) => html`<li>${lineOf(one, view, language)}</li>`)}</ul>`
  }${mayAdminister ? html`<p><a class="button quiet" href="/work/looks">${say('toLooks')}</a></p>` : ''}</section></div>`
}

function madeBox(made: MadeLink, { timeZone }: LinksView, language: Language): Markup {
  const { address, symbol, until, id } = made
  const time = localMoment(until, language, timeZone)
  const label = inspectionPhrases.qr[language]
  return html`<section><p><b>${filled(inspectionPhrases.made, language, { time })}</b></p><p>${inspectionPhrases.once[language]}</p><div class="qr">${raw(qrSvg(symbol, { margin: 4, label }))}</div><p><code class="secret">${address}</code></p>${endForm(id, language)}</section>`
}

function endForm(id: string, language: Language): Markup {
  return html`<form method="post" action="/work/inspections/${id}/end"><button class="risky">${inspectionPhrases.end[language]}</button></form>`
}

function lineOf(line: InspectionLine, { timeZone }: LinksView, language: Language): Markup {
  const { id, state, facility, handOver, shownTo, madeBy, until } = line
  const time = localMoment(until, language, timeZone)
  const what =
    handOver === null
      ? html`<b>${inspectionPhrases.facility[language]} <bdi>${facility}</bdi></b>`
      : html`<a href="/work/hand-overs/${handOver}"><b>${inspectionPhrases.handOver[language]} <span class="code">${handOver.slice(0, 8)}</span></b></a>`
  const says = [
    filled(inspectionPhrases.madeBy, language, { name: madeBy }),
    filled(inspectionPhrases.until, language, { time }),
    looksText(line, { language, timeZone }),
  ]
  return html`<span class="what">${what}${shownTo === null ? '' : html` · <bdi>${shownTo}</bdi>`}<small>${says.join(' · ')}</small></span><span class="tag${state === 'open' ? ' on' : ''}">${inspectionPhrases[state][language]}</span>${state === 'open' ? endForm(id, language) : ''}`
}

function looksText(
  { looks, lastLook }: InspectionLine,
  { language, timeZone }: { readonly language: Language; readonly timeZone: string },
): string {
  if (lastLook === null) return inspectionPhrases.looksNone[language]
  const phrase = looks === 1 ? inspectionPhrases.looksOne : inspectionPhrases.looks
  return filled(phrase, language, { n: looks, time: localMoment(lastLook, language, timeZone) })
}
