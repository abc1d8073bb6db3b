import { html } from 'hono/html'
import type { ReconciledRow } from '../../../../domain/claim/reconcile.ts'
import type { Language } from '../../../../domain/words.ts'
import { filled, grams } from '../../record/format.ts'
import { fileLinks } from '../file-links.ts'
import { controlHtml } from '../form/control-html.ts'
import { errorSummary } from '../form/error-summary.ts'
import type { Said } from '../form/said.ts'
import type { Markup } from '../shell.ts'
import { stockPhrases } from '../stock/phrases.ts'
import { evidenceBody } from './list-pages.ts'
import { classWords, evidencePhrases } from './phrases.ts'

export interface ReconciliationView {
  readonly from: string
  readonly to: string
  /** IANA name of where its days begin. */
  readonly timeZone: string
  readonly said: readonly Said[]
  /** Absent while the period cannot be read. */
  readonly report?: { readonly balanced: boolean; readonly rows: readonly ReconciledRow[] }
}

/** Credits against claims over a period, each pool by itself, to the gram. */
export function reconciliationBody(view: ReconciliationView, language: Language): Markup {
  const { from, to, timeZone, said, report } = view
  const typed = new Map([
    ['from', [from]],
    ['to', [to]],
  ])
  const shown = { typed, said, language }
  const day = { kind: 'date' } as const
  return evidenceBody(
    '/work/reconciliation',
    { language, next: undefined },
    html`${errorSummary(said, language)}<p class="soft">${evidencePhrases.periodWhy[language]}</p><form class="row filter" method="get" action="/work/reconciliation"><div class="grow">${controlHtml({ pointer: 'from', label: stockPhrases.from[language], filling: day }, shown)}</div><div class="grow">${controlHtml({ pointer: 'to', label: stockPhrases.to[language], filling: day, hint: stockPhrases.toHint[language] }, shown)}</div><button class="quiet">${stockPhrases.show[language]}</button></form>${
      report === undefined
        ? ''
        : html`${fileLinks('/work/reconciliation', { from, to, timeZone })}${reportHtml(report, language)}`
    }`,
  )
}

function reportHtml(
  { balanced, rows }: NonNullable<ReconciliationView['report']>,
  language: Language,
): Markup {
  const word = balanced ? stockPhrases.balanced : stockPhrases.unbalanced
  return html`<p class="told ${balanced ? 'done' : 'fault'}">${word[language]}</p>${
    rows.length === 0
      ? html`<section><p>${evidencePhrases.reconciledNone[language]}</p></section>`
      : ''
  }${rows.map((row) => rowHtml(row, language))}`
}

function rowHtml(row: ReconciledRow, language: Language): Markup {
  const say = (name: keyof typeof evidencePhrases) => evidencePhrases[name][language]
  const amounts: readonly (readonly [string, number])[] = [
    [say('opening'), row.openingGrams],
    [say('recycledInput'), row.recycledInputGrams],
    [say('processLoss'), -row.processLossGrams],
    [say('byProducts'), row.byProductGrams],
    [say('takenBack'), -row.takenBackGrams],
    ...Object.entries(row.claimedGrams).map(([standard, amount]): [string, number] => [
      filled(evidencePhrases.claimed, language, { standard }),
      -amount,
    ]),
    [say('carriedOn'), -row.carriedOnGrams],
    [say('closing'), row.closingGrams],
  ]
  return html`<section><h2><bdi>${row.material}</bdi> <small>${classWords[row.class][language]} · ${row.facility}</small></h2><dl class="masses">${amounts.map(
    ([label, amount]) =>
      html`<div><dt>${label}</dt><dd>${amount < 0 ? '−' : ''}${grams(Math.abs(amount), language)}</dd></div>`,
  )}</dl></section>`
}
