import { html, raw } from 'hono/html'
import { squareMetresOf } from '../../../../domain/line/area.ts'
import type { Comparison, StatedOutcome } from '../../../../domain/line/compare-lines.ts'
import type { Language, Words } from '../../../../domain/words.ts'
import { dayText } from '../../local-time.ts'
import { filled } from '../../record/format.ts'
import { errorSummary } from '../form/error-summary.ts'
import type { Said } from '../form/said.ts'
import type { Markup } from '../shell.ts'
import { comparisonPhrases } from './comparison-phrases.ts'
import { amountText, noFigure, numberText, shareText } from './figure-text.ts'
import { intervalText } from './line-tiles.ts'
import { linePhrases } from './phrases.ts'
import { type LineView, readingsHref } from './view.ts'

/** One side of a comparison: a line over days. */
export type ComparedSide = Pick<LineView, 'code' | 'version' | 'total' | 'span' | 'from' | 'to'>

export interface ComparisonView {
  readonly lines: readonly { readonly code: string; readonly name: string }[]
  /** What was asked, as it was written, by the names of the form. */
  readonly asked: Readonly<Record<string, string>>
  readonly sides?:
    | { readonly before: ComparedSide; readonly after: ComparedSide; readonly compared: Comparison }
    | undefined
  /** What a claim comes to, where one was entered. */
  readonly stated: readonly StatedOutcome[]
  readonly said: readonly Said[]
}

/** Two lines, or one at two times, side by side, and what a claim of somebody comes to. */
export function comparisonBody(view: ComparisonView, language: Language): Markup {
  const { said, sides } = view
  const say = comparisonPhrases
  return html`<div class="work flow"><p><a class="back" href="/work/lines">← ${linePhrases.title[language]}</a></p>${errorSummary(said, language)}<p class="soft">${say.why[language]}</p>${askForm(view, language)}${sides === undefined ? '' : sidesSection(sides, language)}${statedSection(view, language)}</div>`
}

function askForm(view: ComparisonView, language: Language): Markup {
  const { asked } = view
  const side = (title: Words, [line, from, to]: readonly [string, string, string]) =>
    html`<fieldset class="field"><legend>${title[language]}</legend><div class="row"><div class="grow"><label for="q${line}">${comparisonPhrases.line[language]}</label><select id="q${line}" name="${line}">${view.lines.map(
      ({ code, name }) =>
        html`<option value="${code}"${asked[line] === code ? raw(' selected') : ''}>${name}</option>`,
    )}</select></div>${dayInput(view, from, linePhrases.from[language])}${dayInput(view, to, linePhrases.to[language])}</div></fieldset>`
  return html`<section><form method="get" action="/work/line-comparison">${side(comparisonPhrases.before, ['line', 'from', 'to'])}${side(comparisonPhrases.after, ['otherLine', 'otherFrom', 'otherTo'])}<div class="act"><button class="big">${linePhrases.compare[language]}</button></div></form></section>`
}

function dayInput({ asked, said }: ComparisonView, name: string, label: string): Markup {
  const isWrong = said.some(({ control }) => control === name)
  return html`<div class="grow"><label for="q${name}">${label}</label><input id="q${name}" name="${name}" type="date" value="${asked[name] ?? ''}"${isWrong ? raw(' aria-invalid="true"') : ''}></div>`
}

function sidesSection(
  { before, after, compared }: NonNullable<ComparisonView['sides']>,
  language: Language,
): Markup {
  const say = comparisonPhrases
  const sides = [
    [say.before, before],
    [say.after, after],
  ] as const
  const rows: readonly (readonly [Words, (side: ComparedSide) => string, number | undefined])[] = [
    [
      linePhrases.area,
      ({ version }) => `${numberText(squareMetresOf(version.area), language)} m²`,
      compared.area,
    ],
    [
      linePhrases.rated,
      ({ version }) =>
        filled(linePhrases.ratedCount, language, {
          count: numberText(version.ratedPerHour, language),
        }),
      compared.ratedCapacity,
    ],
    [
      linePhrases.people,
      ({ version }) => numberText(version.plannedPeople, language),
      compared.people,
    ],
    [
      linePhrases.perMetre,
      ({ total }) => amountText(total.perSquareMetreHour, language),
      compared.perSquareMetreHour,
    ],
    [
      linePhrases.perPerson,
      ({ total }) => amountText(total.perPersonHour, language),
      compared.perPersonHour,
    ],
    [linePhrases.oee, ({ total }) => shareText(total.pace.oee, language), compared.oee],
    [
      linePhrases.defectRate,
      ({ total }) => shareText(total.defects.share, language, 2),
      compared.defectRate,
    ],
  ]
  return html`<section><h2>${say.title[language]}</h2><div class="table" tabindex="0" role="region" aria-label="${say.title[language]}"><table class="figures-table cards"><thead><tr><th scope="col">${say.figure[language]}</th>${headOf(say.before, before, language)}${headOf(say.after, after, language)}<th scope="col" class="num">${say.ratio[language]}</th></tr></thead><tbody>${rows.map(
    ([label, text, ratio]) =>
      html`<tr><th scope="row">${label[language]}</th>${sides.map(([head, side]) => html`<td class="num" data-label="${head[language]}"><span>${told.has(label) ? text(side) : html`<a href="${readingsHref(side.code, side.span, { kind: 'count' })}">${text(side)}</a>`}${label === linePhrases.defectRate ? html`<small>${intervalText(side.total, language)}</small>` : ''}</span></td>`)}<td class="num" data-label="${say.ratio[language]}">${timesText(ratio, language)}</td></tr>`,
  )}</tbody></table></div>${verdict(compared, language)}</section>`
}

/** What somebody said of the line, which no reading is behind. */
const told: ReadonlySet<Words> = new Set([linePhrases.area, linePhrases.rated, linePhrases.people])

function headOf(
  label: Words,
  { code, version, from, to, span }: ComparedSide,
  language: Language,
): Markup {
  const days = `${dayText(from, language)} – ${dayText(to, language)}`
  return html`<th scope="col" class="num"><a href="${readingsHref(code, span, { kind: 'count' })}">${label[language]}<small>${version.name} · ${days}</small></a></th>`
}

/** Whether the defect rates differ by more than chance, in words. */
function verdict({ defects }: Comparison, language: Language): Markup {
  const say = comparisonPhrases
  if (defects === undefined) return html`<p class="told word">${say.incomparable[language]}</p>`
  const chance = chanceText(defects.chance, language)
  const text = filled(defects.isMoreThanChance ? say.differs : say.alike, language, { chance })
  const z = numberText(defects.z, language, 2)
  const method = defects.method === 'exact' ? say.exact[language] : filled(say.z, language, { z })
  return html`<p class="told ${defects.isMoreThanChance ? 'done' : 'word'}">${text}<br><small>${method}</small></p>`
}

const leastChance = 0.0001

function chanceText(chance: number, language: Language): string {
  if (chance >= leastChance) return shareText(chance, language, chance < 0.01 ? 2 : 1)
  return filled(comparisonPhrases.less, language, { chance: shareText(leastChance, language, 2) })
}

function timesText(ratio: number | undefined, language: Language): string {
  if (ratio === undefined) return noFigure
  return filled(comparisonPhrases.times, language, { count: numberText(ratio, language, 2) })
}

function statedSection({ asked, stated }: ComparisonView, language: Language): Markup {
  const say = comparisonPhrases
  const factor = (name: string, label: Words) =>
    html`<div class="grow"><label for="q${name}">${label[language]}</label><input id="q${name}" name="${name}" inputmode="decimal" autocomplete="off" value="${asked[name] ?? ''}"></div>`
  const said = { times: say.asTimes, more: say.asMore } as const
  return html`<section id="claim"><h2>${say.stated[language]}</h2><p class="soft">${say.statedWhy[language]}</p><form method="get" action="/work/line-comparison#claim"><div class="row">${factor('capacity', say.capacityFactor)}${factor('area', say.areaFactor)}${factor('people', say.peopleFactor)}<button>${linePhrases.show[language]}</button></div></form>${
    stated.length === 0
      ? ''
      : html`<ul class="list">${stated.map(
          ({ reading, capacity, perArea, perPerson }) =>
            html`<li><span class="what">${filled(said[reading], language, { count: amountText(capacity, language) })}<br><b>${timesText(perArea, language)}</b> ${say.perArea[language]} · <b>${timesText(perPerson, language)}</b> ${say.perPerson[language]}</span></li>`,
        )}</ul>`
  }</section>`
}
