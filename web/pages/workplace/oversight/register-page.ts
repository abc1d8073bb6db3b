import { html } from 'hono/html'
import type { Language } from '../../../../domain/words.ts'
import { dayText } from '../../local-time.ts'
import { filled } from '../../record/format.ts'
import { errorSummary } from '../form/error-summary.ts'
import { sourceHtml } from '../form/source-html.ts'
import type { Markup } from '../shell.ts'
import { countText, exactText, massHtml, massText } from './mass-text.ts'
import { registerFilter } from './register-filter.ts'
import { registerPhrases as say } from './register-phrases.ts'
import type { RegisterPageView, ShownLine } from './register-view.ts'

/** A register: the others beside it, what it is narrowed down to, its sum, its lines, and where its columns are from. */
export function registerBody(view: RegisterPageView): Markup {
  const { language, about, said } = view
  return html`<div class="work register">${tabsOf(view)}<p class="soft">${about[language]}</p>${errorSummary(said, language)}${registerFilter(view)}${said.length > 0 ? '' : linesOf(view)}${columnsOf(view)}</div>`
}

function tabsOf({ tabs, register, language }: RegisterPageView): Markup {
  return html`<nav class="counts noprint" aria-label="${say.registers[language]}">${tabs.map(
    (tab) =>
      html`<a href="${tab.href}"${tab.register === register ? html` aria-current="page"` : ''}>${tab.label[language]}${tab.lines === undefined ? '' : html` <b>${countText(tab.lines, language)}</b>`}</a>`,
  )}</nav>`
}

function linesOf(view: RegisterPageView): Markup {
  const { language, lines, nextHref, firstHref, files } = view
  return html`<section>${totalOf(view)}${
    lines.length === 0
      ? html`<p>${say.none[language]}</p>`
      : html`<div class="table" tabindex="0" role="region" aria-label="${say.table[language]}"><table class="figures-table"><thead><tr>${(
          ['when', 'what', 'mass', 'way', 'papers', 'marks'] as const
        ).map(
          (name) =>
            html`<th scope="col"${name === 'mass' ? html` class="num"` : ''}>${say[name][language]}</th>`,
        )}</tr></thead><tbody>${lines.map((line) => rowOf(line, language))}</tbody></table></div>`
  }<div class="act noprint">${nextHref === undefined ? '' : html`<a class="button quiet" rel="next" href="${nextHref}">${say.next[language]}</a>`}${firstHref === undefined ? '' : html`<a class="button quiet" href="${firstHref}">${say.first[language]}</a>`}</div>${
    lines.length === 0
      ? ''
      : html`<p class="noprint files"><span>${say.files[language]}</span> ${files.map(({ href, label }) => html`<a class="button quiet" href="${href}">${label}</a> `)}</p>`
  }</section>`
}

function totalOf({ total, language, register }: RegisterPageView): Markup | '' {
  if (total === undefined) return ''
  const { lines, grams, movedGrams, unweighed } = total
  const more = [
    ...(movedGrams === 0
      ? []
      : [filled(say.moved, language, { mass: massText(movedGrams, language) })]),
    ...(unweighed === 0
      ? []
      : [filled(say.unweighed, language, { n: countText(unweighed, language) })]),
  ]
  const counted = filled(say.total, language, { lines: countText(lines, language) })
  return html`<p class="sum"><b>${counted}${register === 'all' ? '' : html` · ${massHtml(grams, language)}`}</b>${more.length === 0 ? '' : html` <small>${more.join(language === 'en' ? ', ' : '，')}</small>`}</p><p class="soft">${say.balance[language]}</p>`
}

function rowOf(line: ShownLine, language: Language): Markup {
  const { day, batch, batchHref, what, grams, from, to, papers, cells } = line
  const links = [
    { href: line.handOverHref, label: say.handOver[language] },
    { href: line.eventHref, label: say.event[language] },
  ]
  return html`<tr class="line"><td>${dayText(day, language)}</td><td><a class="tap" href="${batchHref}"><b>${batch}</b><br><small>${what}</small></a></td><td class="num">${
    grams === null ? say.notWeighed[language] : exactText(grams, language)
  }</td><td>${from !== undefined && from === to ? from : html`${from ?? say.outside[language]} → ${to ?? say.outside[language]}`}</td><td>${papers.join(language === 'en' ? ', ' : '、')}</td><td>${marksOf(line, language)}</td></tr><tr class="more"><td colspan="6"><details><summary>${say.details[language]}</summary><dl>${cells.map(
    ({ label, text }) => html`<div><dt>${label[language]}</dt><dd>${text}</dd></div>`,
  )}</dl>${links.map(({ href, label }) => (href === undefined ? '' : html`<a class="button quiet noprint" href="${href}">${label}</a> `))}</details></td></tr>`
}

function marksOf(
  { isLate, isRefused, isCorrected, isReversal }: ShownLine,
  language: Language,
): Markup {
  const marks = [
    ...(isLate ? [{ label: say.lateMark, isBad: true }] : []),
    ...(isRefused ? [{ label: say.refusedMark, isBad: true }] : []),
    ...(isReversal ? [{ label: say.reversalMark, isBad: false }] : []),
    ...(isCorrected ? [{ label: say.correctedMark, isBad: false }] : []),
  ]
  return html`${marks.map(({ label, isBad }) => html`<span class="tag${isBad ? ' danger' : ''}">${label[language]}</span> `)}`
}

/** Where the columns are from, once for all that are from one place. */
function columnsOf({ columns, language }: RegisterPageView): Markup {
  const bySource = Map.groupBy(columns, ({ source }) => source)
  const and = language === 'en' ? ', ' : '、'
  return html`<details class="why"><summary>${say.columns[language]}</summary><dl>${[
    ...bySource,
  ].map(
    ([source, own]) =>
      html`<div><dt>${own.map(({ label }) => label[language]).join(and)}</dt><dd>${sourceHtml(source, language)}</dd></div>`,
  )}</dl></details>`
}
