import { html } from 'hono/html'
import type { Language } from '../../../../domain/words.ts'
import { classText } from '../optical-checks/class-words.ts'
import type { Markup } from '../shell.ts'
import { numberText } from './figure-text.ts'
import { linePhrases } from './phrases.ts'
import { type LineView, readingsHref, stationName } from './view.ts'

const minute = 60_000

/** Why pieces were bad and why stations did not run, most first; nothing where neither is told. */
export function reasonTables(view: LineView, language: Language): Markup {
  const defects = view.reasons.filter(({ kind }) => kind === 'defect')
  const stops = view.reasons.filter(({ kind }) => kind !== 'defect')
  const say = linePhrases
  return html`${defects.length === 0 ? '' : tableOf(view, { rows: defects, title: say.defectsBy[language], what: say.defect[language], amount: say.pieces[language] }, language)}${
    stops.length === 0
      ? ''
      : tableOf(
          view,
          {
            rows: stops,
            title: say.stopsBy[language],
            what: say.reason[language],
            amount: say.minutes[language],
          },
          language,
        )
  }`
}

interface Table {
  readonly rows: LineView['reasons']
  readonly title: string
  readonly what: string
  readonly amount: string
}

function tableOf(
  { code, span, names, classes }: LineView,
  { rows, title, what, amount }: Table,
  language: Language,
): Markup {
  return html`<section><h2>${title}</h2><div class="table"><table class="figures-table"><thead><tr><th scope="col">${what}</th><th scope="col">${linePhrases.station[language]}</th><th scope="col" class="num">${amount}</th></tr></thead><tbody>${rows.map(
    (row) => {
      const isDefect = row.kind === 'defect'
      const href = readingsHref(code, span, {
        station: row.station,
        kind: isDefect ? 'count' : 'state',
      })
      const text = isDefect
        ? numberText(row.amount, language)
        : numberText(row.amount / minute, language, 1)
      const kind =
        row.kind === 'defect' ? '' : html` <small>${linePhrases[row.kind][language]}</small>`
      return html`<tr><th scope="row">${isDefect ? classText(classes, row.reason, language) : row.reason}${kind}</th><td>${stationName(names, row.station)}</td><td class="num"><a href="${href}">${text}</a></td></tr>`
    },
  )}</tbody></table></div></section>`
}
