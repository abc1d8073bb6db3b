import { html } from 'hono/html'
import { centsText } from '../../../../domain/funding/money-text.ts'
import { spendKinds } from '../../../../domain/funding/spend-line.ts'
import type { SpendLine } from '../../../../domain/funding/statement.ts'
import type { Language } from '../../../../domain/words.ts'
import { dayText } from '../../local-time.ts'
import { filled } from '../../record/format.ts'
import { finalAct } from '../form/final-act.ts'
import type { Markup } from '../shell.ts'
import { fundingPhrases as say } from './phrases.ts'
import { type ProjectView, projectHref } from './view.ts'

/** The lines of spend of a project with what each is tied to, and the way to add one. */
export function linesSection(view: ProjectView, language: Language): Markup {
  const { statement, mayChange } = view
  const { lines, code } = statement
  return html`<section><h2>${say.lines[language]}</h2>${
    lines.length === 0
      ? html`<p>${say.linesNone[language]}</p>`
      : html`<ul class="list">${lines.map((line) => lineItem(line, view, language))}</ul>`
  }${
    mayChange
      ? html`<p><a class="button" href="${projectHref(code)}/new-line">${say.addLine[language]}</a></p>`
      : ''
  }</section>`
}

function lineItem(line: SpendLine, view: ProjectView, language: Language): Markup {
  const { number, day, amountCents, payee, invoice, kind, claim, withdrawn } = line
  const { statement, mayChange } = view
  const state =
    withdrawn !== null
      ? say.withdrawn[language]
      : claim === null
        ? say.open[language]
        : filled(say.inClaim, language, { n: claim })
  const act =
    mayChange && withdrawn === null && claim === null
      ? finalAct({
          action: `${projectHref(statement.code)}/lines/${line.id}/withdrawal`,
          act: say.withdraw[language],
          about: `${payee}, ${invoice}`,
          why: say.withdrawWhy[language],
          button: say.withdrawYes[language],
        })
      : ''
  const amount =
    withdrawn === null
      ? html`<b>${centsText(amountCents)}</b>`
      : html`<s>${centsText(amountCents)}</s>`
  return html`<li><span class="what">${number}. ${payee} · <code>${invoice}</code><small>${dayText(day, language)} · ${spendKinds[kind][language]}</small><small>${tiedHtml(line, view, language)}</small></span><span class="cost">${amount}</span><span class="tag${claim === null ? '' : ' on'}">${state}</span>${act}</li>`
}

function tiedHtml(
  { asset, course, events }: SpendLine,
  { statement: { courses } }: ProjectView,
  language: Language,
): Markup {
  const named = courses.find(({ id }) => id === course)
  const ties = [
    ...(asset === null ? [] : [html`${asset.name} <code>${asset.serial}</code>`]),
    ...(named === undefined ? [] : [html`<a href="/work/courses/${named.id}">${named.name}</a>`]),
    ...(events.length === 0 ? [] : [eventLinks(events, language)]),
  ]
  const colon = language === 'en' ? ': ' : '：'
  return html`${say.tied[language]}${colon}${ties.map((tie, at) => html`${at === 0 ? '' : ' · '}${tie}`)}`
}

/** Events by number, each leading to its page. */
export function eventLinks(events: readonly string[], language: Language): Markup {
  return html`${events.map(
    (event, at) =>
      html`${at === 0 ? '' : ' '}<a href="/work/events/${event}">${filled(say.eventAt, language, { n: at + 1 })}</a>`,
  )}`
}
