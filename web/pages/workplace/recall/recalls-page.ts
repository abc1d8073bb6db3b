import { html } from 'hono/html'
import { nameIn } from '../../../../domain/local-names.ts'
import type { Language } from '../../../../domain/words.ts'
import { recallNotices, recallSeverities } from '../../../../workflows/recall.ts'
import { localMoment } from '../../local-time.ts'
import { filled } from '../../record/format.ts'
import type { Markup } from '../shell.ts'
import { recallPhrases } from './phrases.ts'
import type { RecallView } from './view.ts'

/** Recalls that this organisation opened or that concern batches of its own, newest first. */
export function recallsBody(
  recalls: readonly RecallView[],
  { language, timeZone, mayOpen }: { language: Language; timeZone: string; mayOpen: boolean },
): Markup {
  return html`<div class="work">${
    mayOpen
      ? html`<p><a class="button quiet" href="/work/recalls/new">${recallPhrases.openNew[language]}</a></p>`
      : ''
  }<section>${
    recalls.length === 0
      ? html`<p>${recallPhrases.none[language]}</p>`
      : html`<ul class="list">${recalls.map((one) => html`<li>${lineOf(one, language, timeZone)}</li>`)}</ul>`
  }</section></div>`
}

function lineOf(recall: RecallView, language: Language, timeZone: string): Markup {
  const { id, notice, severity, createdTime } = recall
  return html`<a class="rowlink" href="/work/recalls/${id}"><b>${recallNotices[notice][language]}</b> <small>${recallSeverities[severity][language]} · ${openerText(recall, language)} · ${localMoment(createdTime, language, timeZone)}</small></a><span>${recallTags(recall, language)}</span>`
}

/** Whether a recall is open, and whether somebody objected to it. */
export function recallTags({ endedTime, objections }: RecallView, language: Language): Markup {
  return html`${
    endedTime === null
      ? html`<span class="tag on">${recallPhrases.open[language]}</span>`
      : html`<span class="tag">${recallPhrases.ended[language]}</span>`
  }${objections.length === 0 ? '' : html` <span class="tag">${recallPhrases.objected[language]}</span>`}`
}

/** Who opened a recall, as far as the reader may know it. */
export function openerText({ isOwn, openedBy }: RecallView, language: Language): string {
  if (isOwn) return recallPhrases.own[language]
  if (openedBy === null) return recallPhrases.byUpstream[language]
  return filled(recallPhrases.by, language, { name: nameIn(openedBy, language) })
}
