import { html } from 'hono/html'
import {
  type ByClass,
  type RecycledClass,
  recycledClasses,
} from '../../../../domain/claim/recycled-class.ts'
import { percentOf } from '../../../../domain/claim/share.ts'
import { sumOf } from '../../../../domain/sum.ts'
import { percentText } from '../../../../domain/unit-words.ts'
import type { Language } from '../../../../domain/words.ts'
import { dayText } from '../../local-time.ts'
import { filled, grams, inBrackets } from '../../record/format.ts'
import type { Markup } from '../shell.ts'
import { evidenceBody, type ListFrame } from './list-pages.ts'
import { classWords, evidencePhrases, statusWords } from './phrases.ts'

export interface ScopeLine {
  readonly body: string
  readonly number: string
  readonly holder: string
  readonly standard: string
  readonly validFrom: string
  readonly validTo: string
  readonly statuses: readonly { readonly status: string; readonly since: string }[]
}

export interface TransactionLine {
  readonly id: string
  readonly direction: string
  readonly number: string
  readonly standard: string
  readonly seller: string
  /** Null for whoever may not learn to whom something was sold. */
  readonly buyer: string | null
  readonly shipDate: string
  readonly lines: readonly {
    readonly product: string
    readonly netGrams: number
    readonly shares: ByClass
  }[]
  readonly leftGrams: ByClass | null
}

/** Certificates of both kinds, with what is left of those that came in. */
export function certificatesBody(
  {
    scopes,
    transactions,
  }: { scopes: readonly ScopeLine[]; transactions: readonly TransactionLine[] },
  frame: ListFrame,
): Markup {
  const { language, maySupervise } = frame
  const say = (name: keyof typeof evidencePhrases) => evidencePhrases[name][language]
  const add = (path: string, name: keyof typeof evidencePhrases) =>
    maySupervise ? html`<p><a class="button quiet" href="${path}">${say(name)}</a></p>` : ''
  return evidenceBody(
    '/work/certificates',
    frame,
    html`<section><h2>${say('scopes')}</h2>${
      scopes.length === 0
        ? html`<p>${say('scopesNone')}</p>`
        : html`<ul class="list">${scopes.map((one) => html`<li>${scopeHtml(one, frame)}</li>`)}</ul>`
    }${add('/work/certificates/scope', 'addScope')}</section><section><h2>${say('transactions')}</h2>${
      transactions.length === 0
        ? html`<p>${say('transactionsNone')}</p>`
        : html`<ul class="list">${transactions.map((one) => html`<li>${transactionHtml(one, language)}</li>`)}</ul>`
    }${add('/work/certificates/transaction', 'addTransaction')}</section>`,
  )
}

function scopeHtml(scope: ScopeLine, { language, maySupervise }: ListFrame): Markup {
  const { body, number, holder, standard, statuses } = scope
  const now = statuses.at(-1)
  const days = `${dayText(scope.validFrom, language)} – ${dayText(scope.validTo, language)}`
  const change = `/work/certificates/scope?${new URLSearchParams({ body, number })}`
  return html`<div><b><bdi>${number}</bdi></b> <small><bdi>${body}</bdi> · <bdi>${holder}</bdi> · ${standard} · ${days}</small>${
    maySupervise
      ? html`<a class="minor" href="${change}">${evidencePhrases.changeStatus[language]}</a>`
      : ''
  }</div>${
    now === undefined
      ? ''
      : html`<span class="tag${now.status === 'issued' ? ' on' : ''}">${statusWords[now.status]?.[language] ?? now.status} <small>${dayText(now.since, language)}</small></span>`
  }`
}

function transactionHtml(one: TransactionLine, language: Language): Markup {
  const { direction, number, standard, seller, buyer, lines, leftGrams } = one
  const way = direction === 'in' ? evidencePhrases.in : evidencePhrases.out
  const net = grams(
    sumOf(lines, ({ netGrams }) => netGrams),
    language,
  )
  const left = Object.entries(leftGrams ?? {}).map(
    ([name, amount]) => `${classWords[name as RecycledClass][language]} ${grams(amount, language)}`,
  )
  return html`<div><b><bdi>${number}</bdi></b> <small>${standard} · <bdi>${seller}</bdi>${
    buyer === null ? '' : html` → <bdi>${buyer}</bdi>`
  } · ${net} · ${dayText(one.shipDate, language)}</small><small>${lines.map(
    ({ product, shares }) =>
      html`<bdi>${product}</bdi>${inBrackets(sharesText(shares, language), language)} `,
  )}</small>${
    left.length === 0
      ? ''
      : html`<small>${filled(evidencePhrases.left, language, { left: left.join(' · '), all: net })}</small>`
  }</div><span class="tag">${way[language]}</span>`
}

/** Each class that there is something of. */
function sharesText(shares: ByClass, language: Language): string {
  return recycledClasses
    .filter((one) => shares[one] > 0)
    .map((one) => `${classWords[one][language]} ${percentText(percentOf(shares[one]), language)}`)
    .join(language === 'en' ? ', ' : '、')
}
