import { html } from 'hono/html'
import type { Language, Words } from '../../../../domain/words.ts'
import { shortMoment } from '../../local-time.ts'
import { filled, grams, nameAndCode } from '../../record/format.ts'
import type { StageChoice } from '../batch/stage-choice.ts'
import { dangerMark } from '../danger-line.ts'
import type { Markup } from '../shell.ts'
import { codeBox, type Looked } from './code-box.ts'
import { notificationsSection, type ShownNotification } from './notifications-section.ts'
import { workPhrases } from './phrases.ts'

export interface WorkView {
  readonly facilities: readonly { readonly code: string; readonly name: string }[]
  /** Code of the facility that the list is for; all of them when absent. */
  readonly chosen: string | undefined
  readonly timeZone: string
  /** What was looked up in vain. */
  readonly looked?: Looked | undefined
  readonly mayRecord: boolean
  /** What lies here and must not go on, since a recall is open on it. */
  readonly recalled: readonly WaitingBatch[]
  readonly groups: readonly WaitingGroup[]
  /** How many batches wait, each counted once whatever may follow. */
  readonly waiting: number
  /** Whether more wait than are counted here. */
  readonly isCut: boolean
  readonly handOvers: readonly WaitingHandOver[]
  readonly approvals: number
  readonly unread: number
  readonly notifications: readonly ShownNotification[]
  /** Stages that bring in new batches; none for whoever only reads. */
  readonly bringIn: readonly { readonly stream: Words; readonly stages: readonly StageChoice[] }[]
}

/** Batches that wait for the same stage. */
export interface WaitingGroup {
  readonly stream: Words
  readonly stage: Words
  readonly count: number
  /** Of those that were weighed. */
  readonly massGrams: number
  readonly batches: readonly WaitingBatch[]
}

export interface WaitingBatch {
  readonly code: string
  readonly href: string
  readonly kind: Words
  /** Where it is, on a list of several facilities. */
  readonly facility: string | null
  readonly massGrams: number | null
  readonly since: string | null
  readonly danger: Words | undefined
}

export interface WaitingHandOver {
  readonly id: string
  readonly other: string
  readonly state: Words
  readonly lines: number
  readonly due: string | null
  readonly danger: Words | undefined
}

/** What waits for this person: one place to enter a code, then everything else in the order of urgency. */
export function workBody(view: WorkView, language: Language): Markup {
  return html`<div class="work">
${codeBox(view.looked, language)}
${recalledOf(view, language)}
${countsOf(view, language)}
${facilityBox(view, language)}
${handOversOf(view, language)}
${view.mayRecord ? waitingOf(view, language) : ''}
${view.bringIn.map(({ stream, stages }) => bringInOf(stream, stages, language))}
${notificationsSection(view.notifications, { ...view, language })}</div>`
}

function countsOf(view: WorkView, language: Language): Markup {
  const { waiting } = view
  const offers = view.handOvers.length
  const counts: readonly [string, number, Words][] = [
    ['#waiting', waiting, waiting === 1 ? workPhrases.countBatch : workPhrases.countBatches],
    ['#hand-overs', offers, offers === 1 ? workPhrases.countHandOver : workPhrases.countHandOvers],
    ['/work/approvals', view.approvals, workPhrases.countApprovals],
    ['#notifications', view.unread, workPhrases.countUnread],
  ]
  return html`<nav class="counts" aria-label="${workPhrases.summary[language]}">${counts
    .filter(([href, count]) => count > 0 || (href === '#waiting' && view.mayRecord))
    .map(
      ([href, count, label]) =>
        html`<a href="${href}"><b>${count}${href === '#waiting' && view.isCut ? '+' : ''}</b> ${label[language]}</a>`,
    )}</nav>`
}

function facilityBox({ facilities, chosen }: WorkView, language: Language): Markup | '' {
  if (facilities.length < 2) return ''
  return html`<form class="facility row" method="get" action="/work"><div class="grow"><label for="facility">${workPhrases.facility[language]}</label>
<select id="facility" name="facility"><option value="">${workPhrases.allFacilities[language]}</option>${facilities.map(
    (facility) =>
      html`<option value="${facility.code}"${facility.code === chosen ? html` selected` : ''}>${nameAndCode(facility, language)}</option>`,
  )}</select></div><button class="quiet">${workPhrases.show[language]}</button></form>`
}

function waitingOf({ groups, timeZone }: WorkView, language: Language): Markup {
  return html`<section id="waiting"><h2>${workPhrases.waiting[language]}</h2>${
    groups.length === 0 ? html`<p>${workPhrases.waitingNone[language]}</p>` : ''
  }${groups.map((group, index) => groupOf(group, { language, timeZone, isOpen: index === 0 && groups.length < 4 }))}</section>`
}

function groupOf(
  { stream, stage, count, massGrams, batches }: WaitingGroup,
  { language, timeZone, isOpen }: { language: Language; timeZone: string; isOpen: boolean },
): Markup {
  const sum = filled(workPhrases.group, language, { n: count, grams: grams(massGrams, language) })
  return html`<details class="group"${isOpen ? html` open` : ''}><summary><span><b>${filled(workPhrases.next, language, { stage: stage[language] })}</b> <small>${stream[language]}</small></span> <span class="num">${sum}</span></summary><ul class="list">${batches.map(
    (batch) => rowOf(batch, { language, timeZone }),
  )}${
    count > batches.length
      ? html`<li class="soft">${filled(workPhrases.more, language, { n: count - batches.length })}</li>`
      : ''
  }</ul></details>`
}

function rowOf(
  { code, href, kind, facility, massGrams, since, danger }: WaitingBatch,
  { language, timeZone }: { language: Language; timeZone: string },
): Markup {
  const facts = [
    kind[language],
    ...(facility === null ? [] : [facility]),
    massGrams === null ? workPhrases.notWeighed[language] : grams(massGrams, language),
    ...(since === null
      ? []
      : [filled(workPhrases.since, language, { time: shortMoment(since, language, timeZone) })]),
  ]
  return html`<li><a class="rowlink" href="${href}"><b>${code}</b> <small>${facts.join(' · ')}</small>${dangerMark(danger, language)}</a></li>`
}

/** Recalled batches that are shown before a person asks for the others. */
const recalledAtOnce = 6

/** Recalled goods, above all that waits. */
function recalledOf({ recalled, timeZone }: WorkView, language: Language): Markup | '' {
  if (recalled.length === 0) return ''
  const rest = recalled.slice(recalledAtOnce)
  const row = (batch: WaitingBatch) => rowOf(batch, { language, timeZone })
  return html`<section id="recalled" class="held"><h2>${workPhrases.recalled[language]}</h2><p>${workPhrases.recalledHold[language]}</p><ul class="list">${recalled.slice(0, recalledAtOnce).map(row)}</ul>${
    rest.length === 0
      ? ''
      : html`<details class="group"><summary>${filled(workPhrases.recalledMore, language, { n: rest.length })}</summary><ul class="list">${rest.map(row)}</ul></details>`
  }</section>`
}

function handOversOf({ handOvers, timeZone }: WorkView, language: Language): Markup | '' {
  if (handOvers.length === 0) return ''
  return html`<section id="hand-overs"><h2>${workPhrases.handOvers[language]}</h2><ul class="list">${handOvers.map(
    ({ id, other, state, lines, due, danger }) =>
      html`<li><a class="rowlink" href="/work/hand-overs/${id}"><b>${other}</b> <small>${state[language]} · ${filled(lines === 1 ? workPhrases.line : workPhrases.lines, language, { n: lines })}${
        due === null
          ? ''
          : ` · ${filled(workPhrases.due, language, { time: shortMoment(due, language, timeZone) })}`
      }</small>${dangerMark(danger, language)}</a></li>`,
  )}</ul></section>`
}

function bringInOf(stream: Words, stages: readonly StageChoice[], language: Language): Markup | '' {
  if (stages.length === 0) return ''
  const colon = language === 'en' ? ': ' : '：'
  return html`<section><h2>${workPhrases.bringIn[language]}${colon}${stream[language]}</h2><ul class="stages">${stages.map(
    ({ label, href }) =>
      html`<li><a class="stage" href="${href}"><b>${label[language]}</b></a></li>`,
  )}</ul></section>`
}
