import { html } from 'hono/html'
import { heldLimitRule } from '../../../../domain/held-limit.ts'
import { sourceIn } from '../../../../domain/house-rules.ts'
import type { Source } from '../../../../domain/source.ts'
import type { Language, Words } from '../../../../domain/words.ts'
import { localMoment } from '../../local-time.ts'
import { filled } from '../../record/format.ts'
import { limitsSection, type ShownLimit } from '../estates/limits-section.ts'
import type { Markup } from '../shell.ts'
import { watchPhrases as phrases } from './watch-phrases.ts'

/** Something that has to be done, or ends, by a time. */
export interface ShownDeadline {
  readonly label: Words
  /** What it is about, as people call it. */
  readonly subject: string
  readonly dueTime: string
  readonly state: 'far' | 'near' | 'passed'
  readonly source: Source
  /** Where something can be done about it; absent where this person may not. */
  readonly href?: string | undefined
}

export interface DeadlinesView {
  readonly deadlines: readonly ShownDeadline[]
  /** Dangerous goods against licences that limit them. */
  readonly limits: readonly ShownLimit[]
  /** How far is looked ahead, in days, and how far one may look. */
  readonly days: number
  readonly choices: readonly number[]
  /** Whose clock the times are of. */
  readonly timeZone: string
}

/** Every deadline, the earliest first, with where the rule comes from. */
export function deadlinesBody(view: DeadlinesView, language: Language): Markup {
  const { deadlines, limits, days, choices } = view
  const ways = choices.map((n) => {
    const label = filled(phrases.days, language, { n })
    return n === days
      ? html`<a class="button quiet" href="/work/deadlines?days=${n}" aria-current="true">${label}</a>`
      : html`<a class="button quiet" href="/work/deadlines?days=${n}">${label}</a>`
  })
  return html`<div class="work"><p class="soft">${phrases.deadlinesWhy[language]}</p><nav class="links" aria-label="${filled(phrases.days, language, { n: '' })}">${ways}</nav>${limitsSection(limits, { language, source: heldLimitRule.source })}<section>${
    deadlines.length === 0
      ? html`<p>${filled(phrases.deadlinesNone, language, { n: days })}</p>`
      : html`<ul class="list">${deadlines.map((one) => deadlineLine(one, view, language))}</ul>`
  }</section></div>`
}

function deadlineLine(
  { label, subject, dueTime, state, source, href }: ShownDeadline,
  { timeZone }: DeadlinesView,
  language: Language,
): Markup {
  const time = localMoment(dueTime, language, timeZone)
  const said = html`<b>${label[language]}</b> ${subject}`
  // What exists in English alone tells somebody who reads Chinese nothing.
  const why = sourceIn(source, language)
  const tag = state === 'far' ? '' : html`<span class="tag over">${phrases[state][language]}</span>`
  return html`<li><span class="what">${href === undefined ? said : html`<a href="${href}">${said}</a>`}<small><time datetime="${dueTime}">${filled(phrases.due, language, { time })}</time></small>${why.language === language ? html`<small>${why.text}</small>` : ''}</span>${tag}</li>`
}
