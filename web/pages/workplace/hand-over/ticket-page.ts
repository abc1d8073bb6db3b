import { html, raw } from 'hono/html'
import { nameIn } from '../../../../domain/local-names.ts'
import type { Language, Words } from '../../../../domain/words.ts'
import { type QrSymbol, qrSvg } from '../../labels/qr-svg.ts'
import { localMoment } from '../../local-time.ts'
import { filled } from '../../record/format.ts'
import type { Markup } from '../shell.ts'
import { goodsSection } from './goods-section.ts'
import type { HandOverPageView } from './hand-over-page.ts'
import { handOverPhrases } from './phrases.ts'
import { signedSteps, signerOf } from './signatures-section.ts'
import type { HandOverView } from './view.ts'

type Step = HandOverView['steps'][number]

/** The three sections of a trip ticket (Cap. 354C) and the steps that sign each of them. */
const sections: readonly (readonly [string, Words, readonly Step['kind'][]])[] = [
  ['A', handOverPhrases.producer, ['offer', 'cancel', 'return']],
  ['B', handOverPhrases.carrier, ['dispatch', 'transfer', 'store']],
  ['C', handOverPhrases.reception, ['receive', 'decide']],
]

/** The hand-over on paper: goods and papers once, then what each of the three parties signed. */
export function ticketBody(view: HandOverPageView, symbol: QrSymbol): Markup {
  const { handOver, papers, language } = view
  const label = handOverPhrases.ticketQr[language]
  return html`<div class="work ticket"><p class="noprint"><a class="back" href="/work/hand-overs/${handOver.id}">← ${handOverPhrases.back[language]}</a></p>
<p class="soft noprint">${handOverPhrases.print[language]}</p>
<div class="tickethead"><div class="qr small">${raw(qrSvg(symbol, { margin: 2, label }))}</div><div><p class="code">${handOver.id}</p><dl class="facts">${papers.map(
    (paper) => html`<div><dt>${paper.label[language]}</dt><dd>${paper.value[language]}</dd></div>`,
  )}</dl></div></div>
${goodsSection(view)}
${signedSections(view)}</div>`
}

/** What the three sections of a ticket are drawn from. */
export type SignedView = Pick<
  HandOverPageView,
  'handOver' | 'from' | 'to' | 'language' | 'timeZone'
>

/** What each of the three parties signed, and who carries. */
export function signedSections(view: SignedView): Markup {
  return html`${sections.map(([letter, title, kinds]) => sectionOf(view, { letter, title, kinds }))}`
}

function sectionOf(
  { handOver, from, to, language, timeZone }: SignedView,
  { letter, title, kinds }: { letter: string; title: Words; kinds: readonly Step['kind'][] },
): Markup {
  const signed = handOver.steps.filter(({ kind }) => kinds.includes(kind))
  const { sender, receiver } = handOver
  const who =
    letter === 'A'
      ? `${nameIn(sender, language)}, ${from}`
      : letter === 'C'
        ? `${nameIn(receiver, language)}${to === null ? '' : `, ${to}`}`
        : ''
  return html`<section class="signed"><h2>${filled(handOverPhrases.section, language, { letter })} · ${title[language]}</h2>${
    who === '' ? '' : html`<p><b>${who}</b></p>`
  }${
    signed.length === 0
      ? html`<p class="soft">${handOverPhrases.notSigned[language]}</p>`
      : html`<ul class="list">${signed.map((step) => html`<li>${signatureOf(step, language, timeZone)}</li>`)}</ul>`
  }</section>`
}

function signatureOf(step: Step, language: Language, timeZone: string): Markup {
  const { kind, recordTime, digest } = step
  const custodian = custodianIn(step)
  return html`<span class="what"><b>${signedSteps[kind][language]}</b>${
    custodian === '' ? '' : html` · ${custodian}`
  }<br>${signerOf(step, language)} · ${localMoment(recordTime, language, timeZone)}<br><code>${digest}</code></span>`
}

/** Who carries or stores, out of the very words that were signed. */
function custodianIn({ statement }: Step): string {
  const signed: unknown = JSON.parse(statement)
  const request = partOf(signed, 'request')
  const custodian = partOf(request, 'carrier') ?? partOf(request, 'store')
  return ['name', 'licence', 'vehicle']
    .map((name) => partOf(custodian, name))
    .filter((part) => typeof part === 'string')
    .join(', ')
}

function partOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return (value as Readonly<Record<string, unknown>>)[name]
}
