import { scaleBand, scaleLinear } from 'd3-scale'
import type { Language } from '../../../../domain/words.ts'
import { dayText } from '../../local-time.ts'
import { escaped, rounded } from '../../picture-text.ts'
import { numberText } from './figure-text.ts'
import { linePhrases } from './phrases.ts'
import { type LineView, readingsHref } from './view.ts'

const sizes = {
  narrow: { width: 340, height: 190, left: 48 },
  wide: { width: 760, height: 220, left: 56 },
} as const

const bottom = 24
const top = 8

/** Most shifts that are drawn: more would be too thin to point at. */
export const mostBars = 42

/** Good and rejected pieces of each shift as one bar, with a mark at what the rating makes in it; a text of SVG, empty for no shift. */
export function shiftBars(view: LineView, size: keyof typeof sizes, language: Language): string {
  const shifts = view.shifts.slice(-mostBars)
  const { width, height, left } = sizes[size]
  const bars = shifts.map(({ window, figures }) => ({
    window,
    good: figures.good,
    rejected: figures.rejected,
    rated: ratedPieces(figures),
  }))
  const most = Math.max(0, ...bars.flatMap(({ good, rejected, rated }) => [good + rejected, rated]))
  if (most === 0) return ''
  const y = scaleLinear([0, most], [height - bottom, top]).nice(4)
  const x = scaleBand(
    bars.map((_, at) => at),
    [left, width],
  ).padding(0.25)
  const ticks = y.ticks(4).map((tick) => {
    const at = rounded(y(tick))
    return `<path class="rule" d="M${left} ${at}H${width}"/><text class="soft" x="${left - 8}" y="${at + 4}" text-anchor="end">${numberText(tick, language)}</text>`
  })
  const every = Math.ceil(bars.length / Math.floor((width - left) / 44))
  const drawn = bars.map(({ window, good, rejected, rated }, at) => {
    const start = rounded(x(at) ?? 0)
    const wide = rounded(x.bandwidth())
    const title = `${dayText(window.day, language)} ${window.shift} · ${linePhrases.good[language]}: ${numberText(good, language)} · ${linePhrases.rejected[language]}: ${numberText(rejected, language)}`
    const bar = (kind: string, low: number, high: number) =>
      `<rect class="${kind}" x="${start}" y="${rounded(y(high))}" width="${wide}" height="${rounded(y(low) - y(high))}"/>`
    const mark = `<path class="axis" d="M${start} ${rounded(y(rated))}h${wide}"/>`
    const href = readingsHref(view.code, window, { kind: 'count' })
    const name =
      (bars.length - 1 - at) % every === 0
        ? `<text class="soft" x="${rounded(start + wide / 2)}" y="${height - 6}" text-anchor="middle">${window.day.slice(5).replace('-', '/')}</text>`
        : ''
    return `<a href="${escaped(href)}" tabindex="-1"><title>${escaped(title)}</title>${bar('f1', 0, good)}${bar('f2', good, good + rejected)}${mark}</a>${name}`
  })
  return `<svg class="series ${size}" viewBox="0 0 ${width} ${height}" aria-hidden="true">${ticks.join('')}${drawn.join('')}<path class="axis" d="M${left} ${rounded(y(0))}H${width}"/></svg>`
}

function ratedPieces({ plannedHours, taktSeconds }: LineView['total']): number {
  return taktSeconds === undefined ? 0 : (plannedHours * 3_600) / taktSeconds
}
