import { scaleBand, scaleLinear } from 'd3-scale'
import { html } from 'hono/html'
import { locales } from '../../../../domain/local-moment.ts'
import { type Language, type Words, wordsFrom } from '../../../../domain/words.ts'
import { escaped, rounded } from '../../picture-text.ts'
import type { Markup } from '../shell.ts'
import { kilogramsText, massText } from './mass-text.ts'

/** Amounts of one month. */
export interface SeriesMonth {
  /** `2026-10`. */
  readonly month: string
  /** By series, in their order: whole grams, not below 0. */
  readonly grams: readonly number[]
  /** Where the amount of each series is listed. */
  readonly hrefs: readonly (string | undefined)[]
}

export interface Series {
  /** Names of the series; at most three. */
  readonly labels: readonly Words[]
  /** Without a gap, oldest first. */
  readonly months: readonly SeriesMonth[]
}

const sizes = {
  narrow: { width: 340, height: 190, left: 68 },
  wide: { width: 760, height: 220, left: 72 },
} as const

const bottom = 24
const top = 8

/** Amounts over months as bars side by side, as a text of SVG; empty where there is nothing but zeros. */
export function seriesSvg(
  { labels, months }: Series,
  size: keyof typeof sizes,
  language: Language,
): string {
  const { width, height, left } = sizes[size]
  const most = Math.max(0, ...months.flatMap(({ grams }) => grams))
  if (most === 0) return ''
  const y = scaleLinear([0, most], [height - bottom, top]).nice(4)
  const x = scaleBand(
    months.map(({ month }) => month),
    [left, width],
  ).padding(0.25)
  const within = scaleBand(
    labels.map((_, at) => at),
    [0, x.bandwidth()],
  ).padding(0.08)
  const ticks = y.ticks(4).map((tick) => {
    const at = rounded(y(tick))
    return `<path class="rule" d="M${left} ${at}H${width}"/><text class="soft" x="${left - 8}" y="${at + 4}" text-anchor="end">${tickText(tick, most, language)}</text>`
  })
  // Every month has its bars; where names would touch, every second or third is written.
  const every = Math.ceil(months.length / Math.floor((width - left) / 44))
  const drawn = months.map(({ month, grams, hrefs }, at) => {
    const start = x(month) ?? 0
    const bars = grams.map((amount, series) => {
      const title = `${monthText(month, language)} · ${labels[series]?.[language] ?? ''}: ${massText(amount, language)}`
      const bar = `<rect class="f${series + 1}" x="${rounded(start + (within(series) ?? 0))}" y="${rounded(y(amount))}" width="${rounded(within.bandwidth())}" height="${rounded(y(0) - y(amount))}"><title>${escaped(title)}</title></rect>`
      const href = hrefs[series]
      return href === undefined ? bar : `<a href="${escaped(href)}" tabindex="-1">${bar}</a>`
    })
    const name =
      (months.length - 1 - at) % every === 0
        ? `<text class="soft" x="${rounded(start + x.bandwidth() / 2)}" y="${height - 6}" text-anchor="middle">${escaped(shortMonth(month, language))}</text>`
        : ''
    return `${bars.join('')}${name}`
  })
  return `<svg class="series ${size}" viewBox="0 0 ${width} ${height}" aria-hidden="true">${ticks.join('')}${drawn.join('')}<path class="axis" d="M${left} ${rounded(y(0))}H${width}"/></svg>`
}

/** The same amounts to the gram, newest month first. */
export function seriesTable(
  { labels, months }: Series,
  heads: { readonly month: Words; readonly kilograms: Words },
  language: Language,
): Markup {
  return html`<div class="table"><table class="figures-table"><thead><tr><th scope="col">${heads.month[language]}</th>${labels.map(
    (label) =>
      html`<th scope="col" class="num">${label[language]} (${heads.kilograms[language]})</th>`,
  )}</tr></thead><tbody>${months.toReversed().map(
    ({ month, grams, hrefs }) =>
      html`<tr><th scope="row">${monthText(month, language)}</th>${grams.map((amount, at) => {
        const href = hrefs[at]
        const text = kilogramsText(amount, language)
        return html`<td class="num">${href === undefined ? text : html`<a href="${href}">${text}</a>`}</td>`
      })}</tr>`,
  )}</tbody></table></div>`
}

/** What the colours of bars mean. */
export function seriesLegend({ labels }: Series, language: Language): Markup {
  return html`<p class="legend">${labels.map(
    (label, at) => html`<span><i class="f${at + 1}"></i>${label[language]}</span>`,
  )}</p>`
}

/** A month as people write it: October 2026, 2026年10月. */
export function monthText(month: string, language: Language): string {
  const [year = '', number = ''] = month.split('-')
  return language === 'en'
    ? `${englishMonths[Number(number) - 1] ?? number} ${year}`
    : `${year} 年 ${Number(number)} 月`
}

export function monthWords(month: string): Words {
  return wordsFrom((language) => monthText(month, language))
}

/** A mark of the scale: all in one unit, without digits that are not needed. */
function tickText(tick: number, most: number, language: Language): string {
  const [unit, size] =
    most >= 1_000_000 ? ['t', 1_000_000] : most >= 1_000 ? ['kg', 1_000] : ['g', 1]
  const number = new Intl.NumberFormat(locales[language], { maximumFractionDigits: 2 }).format(
    tick / size,
  )
  return `${number}\u00a0${unit}`
}

function shortMonth(month: string, language: Language): string {
  const number = Number(month.slice(5))
  return language === 'en' ? (englishMonths[number - 1]?.slice(0, 3) ?? '') : `${number} 月`
}

const englishMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const
