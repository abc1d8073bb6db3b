import { html } from 'hono/html'
import type { Language } from '../../../../domain/words.ts'
import { filled } from '../../record/format.ts'
import { dangerMark } from '../danger-line.ts'
import type { Markup } from '../shell.ts'
import { workPhrases } from './phrases.ts'
import { groupHtml, type Reading } from './rows-section.ts'
import type { FirstStep, Looked, ShownArriving } from './view.ts'

/** What of a pasted list was found, under the step that each waits for, and what was not, by name. */
export function foundSection(looked: Looked, reading: Reading): Markup | '' {
  const { language } = reading
  const { groups, arriving, missing, left } = looked
  if (!looked.isList) return arriving.length === 0 ? '' : arrivingHtml(arriving, language)
  const count = groups.reduce((sum, { rows }) => sum + rows.length, 0)
  const found = filled(workPhrases.found, language, { n: count })
  const lost = filled(workPhrases.missing, language, { n: missing.length })
  return html`<section id="found"><h2>${found}</h2>${
    missing.length === 0
      ? ''
      : html`<div class="told fault" role="alert"><p>${lost}</p><ul class="codes">${missing.map((code) => html`<li class="code">${code}</li>`)}</ul></div>`
  }${left === 0 ? '' : html`<p class="told word">${filled(workPhrases.tooMany, language, { n: left })}</p>`}${groups.map(
    (group) => groupHtml(group, reading),
  )}<p><a href="/work">${workPhrases.backToAll[language]}</a></p></section>${
    arriving.length === 0 ? '' : arrivingHtml(arriving, language)
  }`
}

function arrivingHtml(arriving: readonly ShownArriving[], language: Language): Markup {
  return html`<section><h2>${workPhrases.arrivingGoods[language]}</h2><ul class="list">${arriving.map(
    ({ code, href, kind, sender, danger }) =>
      html`<li><a class="rowlink" href="${href}"><b>${code}</b> <small>${kind[language]} · ${sender}</small>${dangerMark(danger, language)}</a></li>`,
  )}</ul></section>`
}

/** The way in which an organisation begins, a step after the other. */
export function firstStepsSection(steps: readonly FirstStep[], language: Language): Markup {
  return html`<section id="begin"><h2>${workPhrases.begin[language]}</h2><ol class="begin">${steps.map(
    ({ label, isDone, href }) =>
      html`<li>${href === undefined ? html`<span>${label[language]}</span>` : html`<a href="${href}">${label[language]}</a>`}${
        isDone ? html` <span class="tag on">✓ ${workPhrases.done[language]}</span>` : ''
      }</li>`,
  )}</ol></section>`
}
