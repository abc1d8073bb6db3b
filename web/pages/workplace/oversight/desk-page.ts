import { html, raw } from 'hono/html'
import type { Language, Words } from '../../../../domain/words.ts'
import { nameHtml } from '../../name-html.ts'
import { filled } from '../../record/format.ts'
import type { Markup } from '../shell.ts'
import { codeBox } from '../work/code-box.ts'
import { chooser } from './chooser.ts'
import { countText, exactText, kilogramsText, massHtml, percentText } from './mass-text.ts'
import { matrixTable } from './matrix.ts'
import { opener } from './opener.ts'
import { passedPhrases } from './passed-phrases.ts'
import { passedTable } from './passed-table.ts'
import { deskPhrases } from './phrases.ts'
import { recoverySection } from './recovery-section.ts'
import { sankeySvg } from './sankey.ts'
import { seriesLegend, seriesSvg, seriesTable } from './series.ts'
import type { DeskView, MarkedLines, PlaceRow } from './view.ts'

/** A month at one glance: what came, went, was treated, is under way and was lost, who passed it on, and what needs a look. */
export function deskBody(view: DeskView, language: Language): Markup {
  return html`<div class="work desk">${chooser(view, language)}${tiles(view, language)}<div class="columns"><div class="first">${looksSection(view, language)}</div><div class="main">${passedSection(view, language)}${registersSection(view, language)}${placesSection(view, language)}${seriesSection(view, language)}</div><div class="rest">${recoverySection(view.recovery, language)}${waysSection(view, language)}${view.findsCodes ? codeBox(undefined, { language, mayRecord: false, isFirst: false }) : ''}</div></div></div>`
}

function tiles(view: DeskView, language: Language): Markup {
  const { amounts, transit, leftOver, balanced, flow, registers } = view
  const say = deskPhrases
  const linesOf = (at: number) => {
    const row = registers[at]
    return row === undefined
      ? ''
      : filled(say.lines, language, { n: countText(row.lines, language) })
  }
  const { used, lost } = amounts
  const share = used.grams === 0 ? '' : percentText(lost.grams / used.grams, language)
  const { oldestHours, handOvers } = transit
  const loads = { n: countText(handOvers, language), hours: countText(oldestHours ?? 0, language) }
  const isWhole = balanced && leftOver === 0
  return html`<section class="totals" aria-label="${say.totals[language]}"><div class="tileset">${tile(say.in, amounts.in, linesOf(0), language)}${tile(say.out, amounts.out, linesOf(1), language)}${tile(say.treated, used, linesOf(4), language)}${tile(say.transit, transit, filled(oldestHours === undefined ? say.loads : say.loadsOldest, language, loads), language)}${tile(say.lost, lost, share === '' ? '' : filled(say.share, language, { share }), language)}<a class="tile ${isWhole ? 'whole' : 'broken'}" href="${flow}"><span>${say.balance[language]}</span><b>${exactText(leftOver, language)}</b><small>${say[isWhole ? 'addsUp' : 'doesNot'][language]}</small></a></div>${equation(view, language)}</section>`
}

function tile(
  label: Words,
  { grams, href }: { readonly grams: number; readonly href: string },
  note: string,
  language: Language,
): Markup {
  return html`<a class="tile" href="${href}"><span>${label[language]}</span><b>${massHtml(grams, language)}</b><small>${note === '' ? exactText(grams, language) : note}</small></a>`
}

/** The sum that the month is, each part a link, to the gram. */
function equation({ amounts }: DeskView, language: Language): Markup {
  const parts = [
    ['', 'opening'],
    ['+', 'in'],
    ['−', 'out'],
    ['−', 'lost'],
    ['+', 'difference'],
    ['=', 'closing'],
  ] as const
  return html`<p class="equation">${parts.map(
    ([sign, name]) =>
      html`<span>${sign} <a href="${amounts[name].href}">${deskPhrases[name][language]} ${exactText(amounts[name].grams, language)}</a></span> `,
  )}</p>`
}

function looksSection({ looks }: DeskView, language: Language): Markup {
  const say = deskPhrases
  return html`<section id="look"><h2>${say.look[language]}</h2>${
    looks.length === 0
      ? html`<p>${say.lookNone[language]}</p>`
      : html`<ul class="looks">${looks.map(
          ({ tag, tone, text, opens, also }) =>
            html`<li><span class="pill ${tone}">${tag[language]}</span><span>${text}${
              also === undefined
                ? ''
                : html`<br><a class="opens" href="${also.href}" aria-label="${also.label[language]}: ${text}">${also.label[language]}</a>`
            }</span>${opener(opens, { text: say.open[language], about: text })}</li>`,
        )}</ul>`
  }</section>`
}

function passedSection({ passed }: DeskView, language: Language): Markup {
  const say = passedPhrases
  const wide = sankeySvg(passed, 'wide', language)
  if (wide === '') {
    return html`<section><h2>${say.title[language]}</h2><p>${say.none[language]}</p></section>`
  }
  const hasReturns = wide.includes(' return"')
  return html`<section><h2>${say.title[language]}</h2><figure>${raw(wide)}${raw(sankeySvg(passed, 'narrow', language))}<figcaption class="soft">${say.scale[language]}${hasReturns ? ` ${say.returns[language]}` : ''}</figcaption></figure><details><summary>${say.table[language]}</summary>${passedTable(passed, language)}</details><details><summary>${say.matrix[language]}</summary>${matrixTable(passed, language)}</details></section>`
}

function registersSection({ registers }: DeskView, language: Language): Markup | '' {
  if (registers.length === 0) return ''
  const say = deskPhrases
  return html`<section><h2>${say.registers[language]}</h2><div class="table"><table class="figures-table"><thead><tr><th scope="col">${say.register[language]}</th><th scope="col" class="num">${say.countOfLines[language]}</th><th scope="col" class="num">${say.kilograms[language]}</th><th scope="col" class="num">${say.late[language]}</th><th scope="col" class="num">${say.refused[language]}</th><th scope="col" class="filelinks">${say.files[language]}</th></tr></thead><tbody>${registers.map(
    ({ label, href, lines, grams, late, refused, files }) => {
      const name = label[language]
      return html`<tr><th scope="row"><a href="${href}">${name}</a></th><td class="num">${countText(lines, language)}</td><td class="num">${kilogramsText(grams, language)}</td>${markedCell(late, language)}${markedCell(refused, language)}<td class="filelinks">${files.map((file) => html`<a href="${file.href}" aria-label="${name}: ${file.label}">${file.label}</a> `)}</td></tr>`
    },
  )}</tbody></table></div></section>`
}

function markedCell(marked: MarkedLines | undefined, language: Language): Markup {
  if (marked === undefined) return html`<td class="num soft">–</td>`
  const { lines, href } = marked
  if (lines === 0) return html`<td class="num soft">${lines}</td>`
  return html`<td class="num"><a class="marked" href="${href}">${countText(lines, language)}</a></td>`
}

function placesSection({ places, ranked }: DeskView, language: Language): Markup {
  const say = deskPhrases
  const heads = [say.in, say.out, say.treated, say.lost, say.holds]
  const names = ['in', 'out', 'used', 'lost', 'closing'] as const
  const cell = (row: PlaceRow, name: (typeof names)[number], label: Words) => {
    const { grams, href } = row.amounts[name]
    if (grams === 0) return html`<td class="num soft">0</td>`
    return html`<td class="num" data-label="${label[language]}"><a href="${href}">${massHtml(grams, language)}</a></td>`
  }
  return html`<section class="places"><h2>${say.places[language]}</h2>${
    places.length === 0
      ? html`<p>${say.none[language]}</p>`
      : html`<div class="table"><table class="figures-table cards"><thead><tr><th scope="col">${say.place[language]}</th>${heads.map(
          (head, at) =>
            html`<th scope="col" class="num"><a href="${ranked[names[at] ?? 'in']}">${head[language]}</a></th>`,
        )}</tr></thead><tbody>${places.map(
          (row) =>
            html`<tr><th scope="row"><a href="${row.held}">${nameHtml(row.name, language)}</a><small>${row.organisation === undefined ? row.code : `${row.organisation} · ${row.code}`}</small></th>${names.map((name, at) => cell(row, name, heads[at] ?? say.holds))}</tr>`,
        )}</tbody></table></div>`
  }</section>`
}

function seriesSection({ series }: DeskView, language: Language): Markup | '' {
  const wide = seriesSvg(series, 'wide', language)
  if (wide === '') return ''
  const say = deskPhrases
  const heads = { month: say.month, kilograms: say.kilograms }
  return html`<section><h2>${say.series[language]}</h2><figure>${raw(wide)}${raw(seriesSvg(series, 'narrow', language))}<figcaption>${seriesLegend(series, language)}</figcaption></figure><details><summary>${passedPhrases.table[language]}</summary>${seriesTable(series, heads, language)}</details></section>`
}

function waysSection({ ways }: DeskView, language: Language): Markup | '' {
  if (ways.length === 0) return ''
  return html`<section><h2>${deskPhrases.more[language]}</h2><ul class="looks">${ways.map(
    ({ href, label }) => html`<li><a href="${href}">${label[language]}</a></li>`,
  )}</ul></section>`
}
