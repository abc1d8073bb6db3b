import { html } from 'hono/html'
import { nameIn } from '../../../../domain/local-names.ts'
import type { Language } from '../../../../domain/words.ts'
import { type HandOverState, handOverStates } from '../../../../workflows/hand-over.ts'
import { localMoment } from '../../local-time.ts'
import { filled, grams } from '../../record/format.ts'
import { permitPhrases } from '../papers/permit-phrases.ts'
import type { Markup } from '../shell.ts'
import { handOverPhrases } from './phrases.ts'
import { sheetPath } from './sheet-page.ts'
import { sheetPhrases } from './sheet-phrases.ts'
import type { HandOverView } from './view.ts'

export interface HandOverList {
  readonly handOvers: readonly HandOverView[]
  readonly side: 'sender' | 'receiver' | undefined
  readonly state: HandOverState | undefined
  readonly mayRecord: boolean
  /** Whose clock the times are of. */
  readonly timeZone: string
  /** Cursor of the next page. */
  readonly next: string | null
}

/** Hand-overs by side and state, newest first, those that wait for this side marked. */
export function handOversBody(view: HandOverList, language: Language): Markup {
  const { handOvers, mayRecord, timeZone } = view
  return html`<div class="work">${
    mayRecord
      ? html`<p><a class="button big" href="/work/hand-overs/new">${handOverPhrases.offerTitle[language]}</a></p>`
      : ''
  }<p><a class="button quiet" href="/work/permits">${permitPhrases.title[language]}</a> <a class="button quiet" href="${sheetPath}">${sheetPhrases.title[language]}</a></p>${filterBox(view, language)}<section>${
    handOvers.length === 0
      ? html`<p>${handOverPhrases.none[language]}</p>`
      : html`<ul class="list">${handOvers.map((one) => html`<li>${lineOf(one, language, timeZone)}</li>`)}</ul>`
  }</section>${olderOf(view, language)}</div>`
}

function filterBox({ side, state }: HandOverList, language: Language): Markup {
  const sides = [
    ['', handOverPhrases.sides],
    ['sender', handOverPhrases.sent],
    ['receiver', handOverPhrases.got],
  ] as const
  return html`<form class="row filter" method="get" action="/work/hand-overs"><div class="grow"><label for="side">${handOverPhrases.side[language]}</label><select id="side" name="side">${sides.map(
    ([value, label]) =>
      html`<option value="${value}"${value === (side ?? '') ? html` selected` : ''}>${label[language]}</option>`,
  )}</select></div><div class="grow"><label for="state">${handOverPhrases.state[language]}</label><select id="state" name="state"><option value="">${handOverPhrases.states[language]}</option>${Object.entries(
    handOverStates,
  ).map(
    ([value, label]) =>
      html`<option value="${value}"${value === state ? html` selected` : ''}>${label[language]}</option>`,
  )}</select></div><button class="quiet">${handOverPhrases.show[language]}</button></form>`
}

function lineOf(handOver: HandOverView, language: Language, timeZone: string): Markup {
  const { id, part, sender, receiver, state, openSteps, createdTime } = handOver
  const way = part === 'receiver' ? handOverPhrases.from : handOverPhrases.to
  const other =
    part === 'custodian'
      ? betweenThem(handOver, language)
      : filled(way, language, { name: nameIn(part === 'receiver' ? sender : receiver, language) })
  return html`<a class="rowlink" href="/work/hand-overs/${id}"><b>${other}</b> <small>${massOf(handOver, language)} · ${localMoment(createdTime, language, timeZone)}</small></a><span><span class="tag">${handOverStates[state][language]}</span>${
    openSteps.length > 0 && !isOnlyCancel(openSteps)
      ? html` <span class="tag on">${handOverPhrases.waits[language]}</span>`
      : ''
  }</span>`
}

/** Who hands over to whom. */
export function betweenThem(
  { sender, receiver }: Pick<HandOverView, 'sender' | 'receiver'>,
  language: Language,
): string {
  return filled(handOverPhrases.carried, language, {
    sender: nameIn(sender, language),
    receiver: nameIn(receiver, language),
  })
}

/** A sender may always call an offer back; that alone waits for nobody. */
function isOnlyCancel(steps: readonly string[]): boolean {
  return steps.every((step) => step === 'cancel')
}

/** Number of lines and what they weigh together. */
export function massOf({ lines }: HandOverView, language: Language): string {
  const sum = lines.reduce((total, line) => total + (line.sentGrams ?? line.offeredGrams), 0)
  const phrase = lines.length === 1 ? handOverPhrases.line : handOverPhrases.lines
  return filled(phrase, language, { n: lines.length, grams: grams(sum, language) })
}

function olderOf({ next, side, state }: HandOverList, language: Language): Markup | '' {
  if (next === null) return ''
  const query = new URLSearchParams({
    ...(side === undefined ? {} : { side }),
    ...(state === undefined ? {} : { state }),
    cursor: next,
  })
  return html`<p><a class="button quiet" href="/work/hand-overs?${query}">${handOverPhrases.older[language]}</a></p>`
}
