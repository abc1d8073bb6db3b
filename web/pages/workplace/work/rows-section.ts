import { html } from 'hono/html'
import type { Language } from '../../../../domain/words.ts'
import { filled, grams } from '../../record/format.ts'
import { dangerMark } from '../danger-line.ts'
import { labelPhrases } from '../labels/phrases.ts'
import type { Markup } from '../shell.ts'
import { workPhrases } from './phrases.ts'
import type { ShownRow, WorkGroup } from './view.ts'
import { waited } from './waited.ts'

/** Whose language, and when the page was asked for. */
export interface Reading {
  readonly language: Language
  readonly now: string
  /** Whether rows can be selected to be acted on. */
  readonly mayAct: boolean
}

/** Batches under the step that each waits for; those that are ticked go on together. */
export function groupHtml({ stream, step, rows }: WorkGroup, reading: Reading): Markup {
  const { language, mayAct } = reading
  const title = step?.action ?? workPhrases.noStep
  const head = html`<h3>${title[language]} <small>${stream[language]}</small></h3>`
  const isActed = mayAct && step !== undefined
  const list = html`<ul class="list rows">${rows.map((row) => rowHtml(row, { ...reading, mayAct: isActed }))}</ul>`
  if (!isActed) return html`<div class="waits">${head}${list}</div>`
  const label = filled(workPhrases.act, language, { action: step.action[language] })
  return html`<form class="waits" method="get" action="/work/act">${head}<input type="hidden" name="stage" value="${step.name}">${list}<button class="quiet">${label}</button> <button class="quiet" formaction="/work/labels">${labelPhrases.ofSelected[language]}</button></form>`
}

/** One batch in a line: code, what it is, its class and danger, how long it has waited. */
export function rowHtml(row: ShownRow, { language, now, mayAct }: Reading): Markup {
  const { code, href, page, kind, facility, massGrams, since, danger, classed, deadline, reasons } =
    row
  const facts = [
    kind[language],
    massGrams === null ? workPhrases.notWeighed[language] : grams(massGrams, language),
    ...(facility === null ? [] : [facility]),
    waited(since, { now, language }),
  ]
  const pick = filled(workPhrases.select, language, { code })
  return html`<li>${
    mayAct
      ? html`<label class="pick"><input type="checkbox" name="batch" value="${code}"><span class="unseen">${pick}</span></label>`
      : ''
  }<a class="rowlink" href="${href}"><b>${code}</b> <small>${facts.join(' · ')}</small>${dangerMark(danger, language)}${deadlineMark(deadline, language)}${
    classed === undefined ? '' : html` <span class="tag">${classed[language]}</span>`
  }${reasons.map((reason) => html`<small class="why-not">${reason[language]}</small>`)}</a>${
    page === undefined
      ? ''
      : html`<a class="others" href="${page}" aria-label="${filled(workPhrases.otherSteps, language, { code })}">…</a>`
  }</li>`
}

function deadlineMark(deadline: ShownRow['deadline'], language: Language): Markup | '' {
  if (deadline === undefined) return ''
  const { text, isOver } = deadline
  return isOver ? dangerMark(text, language) : html` <small class="by">${text[language]}</small>`
}
