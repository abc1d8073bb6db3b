import { html } from 'hono/html'
import { centsText } from '../../../../domain/funding/money-text.ts'
import { linesForClaim, type Milestone } from '../../../../domain/funding/statement.ts'
import type { Language } from '../../../../domain/words.ts'
import { dayText } from '../../local-time.ts'
import { filled } from '../../record/format.ts'
import { finalAct } from '../form/final-act.ts'
import type { Markup } from '../shell.ts'
import { ratioText } from './figures.ts'
import { eventLinks } from './lines-section.ts'
import { fundingPhrases as say } from './phrases.ts'
import { type ProjectView, projectHref } from './view.ts'

/** The milestones of a project: planned, reached with what shows it, claimed. */
export function milestonesSection(view: ProjectView, language: Language): Markup {
  return html`<section><h2>${say.milestones[language]}</h2><ul class="list">${view.statement.milestones.map(
    (milestone) => milestoneLine(milestone, view, language),
  )}</ul>${
    view.mayChange
      ? html`<p><a class="button quiet" href="${projectHref(view.statement.code)}/new-milestone">${say.addMilestone[language]}</a></p>`
      : ''
  }</section>`
}

function milestoneLine(milestone: Milestone, view: ProjectView, language: Language): Markup {
  const { number, name, plannedDay, reachedDay, evidence, events } = milestone
  const { statement, mayChange } = view
  const claim = statement.claims.find((one) => one.milestone === number)
  const claimed =
    claim === undefined
      ? ''
      : html`<small><b>${filled(say.claimed, language, {
          n: claim.number,
          spend: centsText(claim.spendCents),
          grant: centsText(claim.grantCents),
        })}</b> · ${say.ratio[language]} ${ratioText(
          {
            governmentCents: claim.grantCents,
            companyCents: claim.spendCents - claim.grantCents,
          },
          language,
        )}</small>`
  const planned = filled(say.planned, language, { day: dayText(plannedDay, language) })
  const reached =
    reachedDay === null
      ? ''
      : html`<small>${filled(say.reached, language, { day: dayText(reachedDay, language) })} · ${evidence}${events.length === 0 ? '' : html` · ${eventLinks(events, language)}`}</small>`
  const act = mayChange && claim === undefined ? actOf(milestone, view, language) : ''
  return html`<li><span class="what"><b>${number}. ${name}</b><small>${planned}</small>${reached}${claimed}</span>${act}</li>`
}

function actOf(
  { number, name, reachedDay }: Milestone,
  { statement }: ProjectView,
  language: Language,
): Markup | '' {
  const at = projectHref(statement.code)
  if (reachedDay === null)
    return html`<a class="button quiet" href="${at}/milestones/${number}" aria-label="${say.reach[language]}: ${name}">${say.reach[language]}</a>`
  if (linesForClaim(statement.lines, reachedDay).length === 0) return ''
  return finalAct({
    action: `${at}/claims`,
    act: say.claim[language],
    about: name,
    why: say.claimWhy[language],
    button: say.claim[language],
    value: String(number),
  })
}
