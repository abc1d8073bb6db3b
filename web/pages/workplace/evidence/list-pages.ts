import { html } from 'hono/html'
import type { ClaimUse } from '../../../../domain/claim/claim-standards.ts'
import type { ClaimWording } from '../../../../domain/claim/claim-wording.ts'
import type { CustodyModel } from '../../../../domain/claim/custody-model.ts'
import type { ByClass, RecycledClass } from '../../../../domain/claim/recycled-class.ts'
import type { Language, Words } from '../../../../domain/words.ts'
import { dayText } from '../../local-time.ts'
import { filled, grams } from '../../record/format.ts'
import type { Filled } from '../form/control-html.ts'
import { errorSummary } from '../form/error-summary.ts'
import { endedText, endForm } from '../papers/end-form.ts'
import { endPhrases } from '../papers/end-phrases.ts'
import type { Markup } from '../shell.ts'
import { stockPhrases } from '../stock/phrases.ts'
import { classWords, evidencePhrases, modelWords, useWords } from './phrases.ts'
import { treatmentPhrases } from './treatment-phrases.ts'

/** What every list of the pages about recycled content has around it. */
export interface ListFrame {
  readonly language: Language
  readonly maySupervise: boolean
  /** Address of the next page. */
  readonly next: string | undefined
}

const tabs = [
  ['/work/credits', evidencePhrases.credits],
  ['/work/claims', evidencePhrases.claims],
  ['/work/certificates', evidencePhrases.certificates],
  ['/work/reconciliation', evidencePhrases.reconciliation],
  ['/work/treatments', treatmentPhrases.title],
] as const

/** A page about recycled content within the ways to the others. */
export function evidenceBody(
  at: (typeof tabs)[number][0],
  { language, next }: Pick<ListFrame, 'language' | 'next'>,
  content: Markup,
): Markup {
  return html`<div class="work"><p><a class="back" href="/work/stock">← ${stockPhrases.title[language]}</a></p><nav class="links" aria-label="${evidencePhrases.title[language]}">${tabs.map(
    ([href, label]) =>
      href === at
        ? html`<a class="button quiet" href="${href}" aria-current="page">${label[language]}</a>`
        : html`<a class="button quiet" href="${href}">${label[language]}</a>`,
  )}</nav>${content}${
    next === undefined
      ? ''
      : html`<p><a class="button quiet" href="${next}" rel="next">${evidencePhrases.older[language]}</a></p>`
  }</div>`
}

/** A list of things that may be ended. */
export interface EndableFrame extends ListFrame {
  /** What was typed into a form of the list, and what is wrong with it. */
  readonly shown: Filled
  /** Cursor of this page of the list; a form of it comes back to it. */
  readonly here: string | undefined
}

/** That something was ended as made in error. */
export interface ShownEnd {
  readonly note: string
  /** What came back of a claim, or was written off of a credit. */
  readonly grams: number
  readonly day: string
}

export interface CreditLine {
  readonly id: string
  readonly material: string
  readonly class: RecycledClass
  readonly model: CustodyModel
  readonly claimableGrams: number
  readonly leftGrams: number
  /** Claimable output per recycled input; null where nothing went in. */
  readonly factor: string | null
  readonly isByProduct: boolean
  readonly isTakenBack: boolean
  readonly end: ShownEnd | null
  readonly day: string
}

/** Credits with what is left of each. */
export function creditsBody(credits: readonly CreditLine[], frame: EndableFrame): Markup {
  const { language, maySupervise } = frame
  const say = (name: keyof typeof evidencePhrases) => evidencePhrases[name][language]
  return evidenceBody(
    '/work/credits',
    frame,
    html`${errorSummary(frame.shown.said, language)}<p class="soft">${say('creditsWhy')}</p>${
      maySupervise
        ? html`<p><a class="button quiet" href="/work/credits/by-product">${say('giveByProduct')}</a></p>`
        : ''
    }<section>${
      credits.length === 0
        ? html`<p>${say('creditsNone')}</p>`
        : html`<ul class="list">${credits.map((one) => html`<li>${creditHtml(one, language)}${maySupervise ? endCreditHtml(one, frame) : ''}</li>`)}</ul>`
    }</section>`,
  )
}

function creditHtml(credit: CreditLine, language: Language): Markup {
  const { material, factor, isByProduct, isTakenBack } = credit
  const left = filled(evidencePhrases.left, language, {
    left: grams(credit.leftGrams, language),
    all: grams(credit.claimableGrams, language),
  })
  const facts = [
    classWords[credit.class][language],
    modelWords[credit.model][language],
    ...(isByProduct ? [evidencePhrases.byProduct[language]] : []),
    ...(factor === null ? [] : [filled(evidencePhrases.factor, language, { factor })]),
    dayText(credit.day, language),
  ]
  return html`<div><b><bdi>${material}</bdi></b> <small>${facts.join(' · ')}</small><small>${left}</small>${endHtml(credit.end, endPhrases.wroteOff, language)}</div>${
    credit.end !== null ? html`<span class="tag">${endPhrases.ended[language]}</span>` : ''
  }${isTakenBack ? html`<span class="tag">${evidencePhrases.reversed[language]}</span>` : ''}`
}

function endCreditHtml(
  { id, material, isTakenBack, end }: CreditLine,
  { shown, here }: EndableFrame,
): Markup | '' {
  if (end !== null || isTakenBack) return ''
  const say = (name: keyof typeof endPhrases) => endPhrases[name][shown.language]
  const words = { act: say('endCredit'), why: say('creditWhy'), about: material }
  return endForm({ action: `/work/credits/${id}/end${queryOf(here)}`, id, ...words }, shown)
}

function queryOf(cursor: string | undefined): string {
  return cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`
}

/** When and why it ended, and what of it came back or was written off. */
function endHtml(end: ShownEnd | null, went: Words, language: Language): Markup | '' {
  if (end === null) return ''
  const mass =
    end.grams === 0 ? '' : ` · ${filled(went, language, { grams: grams(end.grams, language) })}`
  return html`<small>${endedText(end, language)}${mass}</small>`
}

export interface ClaimLine {
  readonly id: string
  readonly standard: string
  readonly use: ClaimUse
  readonly model: CustodyModel
  readonly netGrams: number
  readonly shares: ByClass
  readonly drawnGrams: number
  readonly wording: ClaimWording
  readonly reference: string | null
  /** Transaction certificate that went out on it. */
  readonly certificate: string | null
  readonly end: ShownEnd | null
  readonly day: string
}

/** Claims with what each drew and what may be said because of it. */
export function claimsBody(claims: readonly ClaimLine[], frame: EndableFrame): Markup {
  const { language, maySupervise } = frame
  const say = (name: keyof typeof evidencePhrases) => evidencePhrases[name][language]
  return evidenceBody(
    '/work/claims',
    frame,
    html`${errorSummary(frame.shown.said, language)}<p class="soft">${say('claimsWhy')}</p>${
      maySupervise
        ? html`<p><a class="button big" href="/work/claims/new">${say('makeClaim')}</a></p>`
        : ''
    }<section>${
      claims.length === 0
        ? html`<p>${say('claimsNone')}</p>`
        : html`<ul class="list">${claims.map((one) => html`<li>${claimHtml(one, language)}${maySupervise ? endClaimHtml(one, frame) : ''}</li>`)}</ul>`
    }</section>`,
  )
}

function endClaimHtml(claim: ClaimLine, { shown, here }: EndableFrame): Markup | '' {
  const { id, standard, reference, certificate, end } = claim
  if (end !== null) return ''
  const say = (name: keyof typeof endPhrases) => endPhrases[name][shown.language]
  const why = say(certificate === null ? 'claimBack' : 'claimStays')
  const about = reference === null ? standard : `${standard} ${reference}`
  const action = `/work/claims/${id}/end${queryOf(here)}`
  return endForm({ action, id, act: say('endClaim'), why, about }, shown)
}

function claimHtml(claim: ClaimLine, language: Language): Markup {
  const { standard, use, netGrams, wording, reference } = claim
  const facts = [
    useWords[use][language],
    modelWords[claim.model][language],
    grams(netGrams, language),
    filled(evidencePhrases.drawn, language, { grams: grams(claim.drawnGrams, language) }),
    dayText(claim.day, language),
  ]
  return html`<div><b>${standard}</b>${reference === null ? '' : html` <bdi>${reference}</bdi>`} <small>${facts.join(' · ')}</small><small>${wording.statement[language]}</small><small>${wording.limits[language]}</small>${endHtml(claim.end, endPhrases.gaveBack, language)}</div>${
    claim.end === null ? '' : html`<span class="tag">${endPhrases.ended[language]}</span>`
  }`
}
