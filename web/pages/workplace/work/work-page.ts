import { html } from 'hono/html'
import { heldLimitRule } from '../../../../domain/held-limit.ts'
import type { Language, Words } from '../../../../domain/words.ts'
import { shortMoment } from '../../local-time.ts'
import { filled } from '../../record/format.ts'
import type { StageChoice } from '../batch/stage-choice.ts'
import { dangerMark } from '../danger-line.ts'
import { limitsSection } from '../estates/limits-section.ts'
import type { Markup } from '../shell.ts'
import { codeBox } from './code-box.ts'
import { countsHtml, filterHtml } from './filter-box.ts'
import { firstStepsSection, foundSection } from './found-section.ts'
import { notificationsSection } from './notifications-section.ts'
import { workPhrases } from './phrases.ts'
import { groupHtml, type Reading, rowHtml } from './rows-section.ts'
import type { WorkPart, WorkView } from './view.ts'

/** What waits for this person: one place to enter a code, then everything else in the order of urgency. */
export function workBody(view: WorkView, language: Language): Markup {
  const { looked, filter, firstSteps, mayRecord, now } = view
  const isShown = (part: WorkPart) => filter.only === undefined || filter.only === part
  const reading = { language, now, mayAct: mayRecord }
  return html`<div class="work">
${codeBox(looked, { language, mayRecord })}
${looked === undefined ? '' : foundSection(looked, reading)}
${firstSteps === undefined ? '' : firstStepsSection(firstSteps, language)}
${isShown('recalled') ? recalledOf(view, reading) : ''}
${undetailedOf(view, reading)}
${limitsSection(view.limits, { language, source: heldLimitRule.source })}
${isShown('due') ? dueOf(view, reading) : ''}
${countsHtml(view, language)}
${filterHtml(view, language)}
${isShown('arriving') ? handOversOf(view, language) : ''}
${mayRecord && isShown('waiting') ? waitingOf(view, reading) : ''}
${view.bringIn.map(({ stream, stages }) => bringInOf(stream, stages, language))}
${notificationsSection(view.notifications, { ...view, language })}</div>`
}

function waitingOf({ groups, next }: WorkView, reading: Reading): Markup {
  const { language } = reading
  return html`<section id="waiting"><h2>${workPhrases.waiting[language]}</h2>${
    groups.length === 0 ? html`<p>${workPhrases.waitingNone[language]}</p>` : ''
  }${groups.map((group) => groupHtml(group, reading))}${
    next === undefined
      ? ''
      : html`<p><a class="button quiet" href="${next}" rel="next">${workPhrases.nextPage[language]}</a></p>`
  }</section>`
}

/** Recalled batches that are shown before a person asks for the others. */
const recalledAtOnce = 6

/** Recalled goods, above all that waits. */
function recalledOf({ recalled }: WorkView, reading: Reading): Markup | '' {
  if (recalled.length === 0) return ''
  const { language } = reading
  const rest = recalled.slice(recalledAtOnce)
  const row = (one: (typeof recalled)[number]) => rowHtml(one, { ...reading, mayAct: false })
  return html`<section id="recalled" class="held"><h2>${workPhrases.recalled[language]}</h2><p>${workPhrases.recalledHold[language]}</p><ul class="list">${recalled.slice(0, recalledAtOnce).map(row)}</ul>${
    rest.length === 0
      ? ''
      : html`<details class="group"><summary>${filled(workPhrases.recalledMore, language, { n: rest.length })}</summary><ul class="list">${rest.map(row)}</ul></details>`
  }</section>`
}

/** What was set apart in an emergency: its details are asked before anything else is done. */
function undetailedOf({ undetailed }: WorkView, reading: Reading): Markup | '' {
  if (undetailed.length === 0) return ''
  const row = (one: (typeof undetailed)[number]) => rowHtml(one, { ...reading, mayAct: false })
  return html`<section id="undetailed" class="held"><h2>${workPhrases.undetailed[reading.language]}</h2><ul class="list">${undetailed.map(row)}</ul></section>`
}

/** What has a deadline, the soonest first. */
function dueOf({ due }: WorkView, reading: Reading): Markup | '' {
  if (due.length === 0) return ''
  const row = (one: (typeof due)[number]) => rowHtml(one, { ...reading, mayAct: false })
  return html`<section id="deadlines"><h2>${workPhrases.deadlines[reading.language]}</h2><ul class="list">${due.map(row)}</ul></section>`
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
