import { html } from 'hono/html'
import { type Named, type NamedOrganisation, nameIn } from '../../../domain/local-names.ts'
import {
  type SummaryFigure,
  summaryFigureNames,
  summaryFigures,
} from '../../../domain/summary/figures.ts'
import type { Language, Words } from '../../../domain/words.ts'
import { plainWords } from '../../../workflows/words-of.ts'
import { localMoment } from '../local-time.ts'
import { filled } from '../record/format.ts'
import { massHtml } from '../workplace/oversight/mass-text.ts'
import { monthText } from '../workplace/oversight/series.ts'
import { type Markup, workplaceShell } from '../workplace/shell.ts'
import { summaryPhrases as say } from './phrases.ts'

/** A figure of a month by stream and in all; null where it is withheld. Whole grams. */
export interface ShownLine {
  readonly parts: Readonly<Record<string, number | null>>
  readonly total: number | null
}

/** What anybody reads of a jurisdiction. Times are UTC, ISO 8601. */
export interface SummaryView {
  readonly authority: NamedOrganisation
  readonly jurisdiction: string
  readonly constructed: boolean
  readonly leastOrganisations: number
  /** Newest first. */
  readonly months: readonly {
    readonly month: string
    readonly asOf: string
    readonly figures: Readonly<Record<SummaryFigure, ShownLine>>
  }[]
  readonly digest: string
  /** What streams are called. */
  readonly labels: ReadonlyMap<string, Words>
  readonly timeZone: string
}

/** Where anybody reads the summary of an authority. */
export function summaryPath(slug: string): string {
  return `/summary/${encodeURIComponent(slug)}`
}

const mostMonths = 12

/** Every summary that is published. */
export function summariesPage(
  summaries: readonly (NamedOrganisation & {
    readonly jurisdiction: string
    readonly constructed: boolean
  })[],
  language: Language,
): string {
  const list = summaries.map(
    ({ jurisdiction, constructed, ...named }) =>
      html`<li><a class="rowlink" href="${summaryPath(named.slug)}"><b>${filled(say.of, language, { jurisdiction })}</b> <small>${byText(named, language)}${constructed ? html`<br>${say.constructed[language]}` : ''}</small></a></li>`,
  )
  return workplaceShell({
    title: say.title[language],
    language,
    path: '/summary',
    isWide: true,
    body: html`<div class="work"><section>${
      list.length === 0 ? html`<p>${say.none[language]}</p>` : html`<ul class="list">${list}</ul>`
    }</section></div>`,
  })
}

/** The summary of one jurisdiction, month by month. */
export function summaryPage(view: SummaryView, language: Language): string {
  const { authority, jurisdiction, constructed, leastOrganisations: n, months } = view
  const path = summaryPath(authority.slug)
  return workplaceShell({
    title: filled(say.of, language, { jurisdiction }),
    language,
    path,
    isWide: true,
    body: html`<div class="work">${constructed ? html`<p class="demo" role="note">${say.constructed[language]}</p>` : ''}<p>${byText(authority, language)}</p><p class="soft">${filled(say.rule, language, { n })}</p>${
      months.length === 0
        ? html`<section><p>${say.notYet[language]}</p></section>`
        : months
            .slice(0, mostMonths)
            .filter(isShown)
            .map((month) => monthOf(month, view, language))
    }${emptyOf(months.slice(0, mostMonths), language)}${months.length > mostMonths ? html`<p class="soft">${filled(say.latest, language, { n: mostMonths })}</p>` : ''}${aboutOf(view, path, language)}</div>`,
  })
}

function byText(named: Named, language: Language): string {
  return filled(say.by, language, { name: nameIn(named, language) })
}

/** Whether anything of a month may be read. */
function isShown({ figures }: SummaryView['months'][number]): boolean {
  return summaryFigureNames.some((name) => {
    const { parts, total } = figures[name]
    return total !== null || Object.values(parts).some((grams) => grams !== null)
  })
}

/** Months of which nothing may be read, in one line. */
function emptyOf(months: SummaryView['months'], language: Language): Markup | '' {
  const empty = months.filter((month) => !isShown(month))
  if (empty.length === 0) return ''
  const names = empty.map(({ month }) => monthText(month, language))
  const listed = names.join(language === 'en' ? ', ' : '、')
  return html`<section><p>${filled(say.nothingShown, language, { months: listed })}</p></section>`
}

function monthOf(
  { month, asOf, figures }: SummaryView['months'][number],
  { labels, timeZone }: SummaryView,
  language: Language,
): Markup {
  const name = monthText(month, language)
  const time = localMoment(asOf, language, timeZone)
  const cell = (figure: (typeof summaryFigureNames)[number], grams: number | null) =>
    html`<td class="num" data-label="${summaryFigures[figure].label[language]}">${grams === null ? html`<small>${say.withheld[language]}</small>` : massHtml(grams, language)}</td>`
  const streams = Object.keys(figures.in.parts)
  return html`<section><h2>${name}</h2><p class="soft">${filled(say.asOf, language, { time })}</p><div class="table" tabindex="0" role="region" aria-label="${filled(say.table, language, { month: name })}"><table class="cards"><thead><tr><th scope="col">${say.stream[language]}</th>${summaryFigureNames.map(
    (figure) => html`<th scope="col" class="num">${summaryFigures[figure].label[language]}</th>`,
  )}</tr></thead><tbody>${streams.map(
    (stream) =>
      html`<tr><th scope="row">${(labels.get(stream) ?? plainWords(stream))[language]}</th>${summaryFigureNames.map(
        (figure) => cell(figure, figures[figure].parts[stream] ?? null),
      )}</tr>`,
  )}<tr><th scope="row">${say.all[language]}</th>${summaryFigureNames.map((figure) =>
    cell(figure, figures[figure].total),
  )}</tr></tbody></table></div></section>`
}

function aboutOf({ digest }: SummaryView, path: string, language: Language): Markup {
  return html`<section><h2>${say.figures[language]}</h2><dl class="facts">${summaryFigureNames.map(
    (figure) =>
      html`<div><dt>${summaryFigures[figure].label[language]}</dt><dd>${summaryFigures[figure].about[language]}</dd></div>`,
  )}</dl></section><section><h2>${say.files[language]}</h2><p class="noprint"><a class="button quiet" href="${path}/figures.csv">CSV</a> <a class="button quiet" href="${path}/figures.json">JSON</a></p><dl class="facts"><div><dt>${say.digest[language]}</dt><dd><code>${digest}</code></dd></div></dl></section>`
}
