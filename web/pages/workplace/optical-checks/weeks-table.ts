import { html } from 'hono/html'
import type { Rate } from '../../../../domain/optical-check/confusion.ts'
import type { WeekDrift } from '../../../../domain/optical-check/drift.ts'
import type { Language, Words } from '../../../../domain/words.ts'
import { dayText } from '../../local-time.ts'
import { noFigure, numberText, shareText } from '../lines/figure-text.ts'
import type { Markup } from '../shell.ts'
import { figurePhrases } from './figure-phrases.ts'
import { countText, intervalText, piecesHref, type VersionView } from './view.ts'

/** What a version called week by week, and whether it drifts from the comparison on which it was put into use. */
export function weeksSection({ weeks, version }: VersionView, language: Language): Markup | '' {
  const say = figurePhrases
  if (weeks.length === 0) return ''
  const heads = [say.called, say.bad, say.doubtful, say.agreement]
  return html`<section><h2>${say.weeks[language]}</h2><p class="soft">${say.weeksWhy[language]}</p><div class="table" tabindex="0" role="region" aria-label="${say.weeks[language]}"><table class="figures-table cards"><thead><tr><th scope="col">${say.week[language]}</th>${heads.map(
    (head) => html`<th scope="col" class="num">${head[language]}</th>`,
  )}<th scope="col">${say.drift[language]}</th></tr></thead><tbody>${weeks.map((week) => rowOf(week, piecesHref(version, { week: week.week }), language))}</tbody></table></div></section>`
}

function rowOf(week: WeekDrift, href: string, language: Language): Markup {
  const say = figurePhrases
  const cell = (label: Words, text: string | Markup) =>
    html`<td class="num" data-label="${label[language]}">${text}</td>`
  const rate = (one: Rate) => shareText(one.share, language)
  const agreement =
    week.agreement.all === 0
      ? noFigure
      : html`${rate(week.agreement)} ${countText(week.agreement, language)}<br><small>${intervalText(week.agreement, language)}</small>`
  return html`<tr><th scope="row">${dayText(week.week, language)}</th>${cell(say.called, html`<a href="${href}">${numberText(week.called, language)}</a>`)}${cell(say.bad, rate(week.bad))}${cell(say.doubtful, rate(week.doubtful))}${cell(say.agreement, agreement)}<td>${driftText(week, language)}</td></tr>`
}

function driftText({ difference }: WeekDrift, language: Language): Markup | string {
  if (difference === undefined) return noFigure
  return difference.isMoreThanChance
    ? html`<span class="pill bad">${figurePhrases.drifted[language]}</span>`
    : figurePhrases.steady[language]
}
