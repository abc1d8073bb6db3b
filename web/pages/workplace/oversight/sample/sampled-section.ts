import { html } from 'hono/html'
import { daysAfter } from '../../../../../domain/local-day.ts'
import type { Outcome } from '../../../../../domain/sample/sum-up.ts'
import type { Language } from '../../../../../domain/words.ts'
import { dayText, localMoment } from '../../../local-time.ts'
import { filled, grams as gramsText } from '../../../record/format.ts'
import type { Markup } from '../../shell.ts'
import { samplePhrases } from './phrases.ts'

/** What an auditor found at an event; its time is UTC, ISO 8601. */
export interface ShownFinding {
  readonly outcome: Outcome
  readonly foundGrams: number | null
  readonly remark: string | null
  readonly by: string
  readonly byFor: string
  readonly time: string
}

/** A sample that drew an event, with all that was found at it there, newest first. */
export interface DrawnIn {
  readonly href: string
  readonly fromDay: string
  readonly toDay: string
  readonly drawnBy: string
  readonly drawnFor: string
  readonly findings: readonly ShownFinding[]
}

/** First and last day of a half-open period, as people say it. */
export function daysText(from: string, to: string, language: Language): string {
  const last = daysAfter(to, -1)
  return last === from
    ? dayText(from, language)
    : `${dayText(from, language)} – ${dayText(last, language)}`
}

/** On the page of an event: the audit samples that drew it, and what was found. */
export function sampledSection(
  sampled: readonly DrawnIn[],
  timeZone: string,
  language: Language,
): Markup | '' {
  if (sampled.length === 0) return ''
  const say = samplePhrases
  return html`<section><h2>${say.found[language]}</h2><ul class="list">${sampled.map(
    ({ href, fromDay, toDay, drawnBy, drawnFor, findings }) =>
      html`<li><div class="what"><a class="rowlink" href="${href}"><b>${daysText(fromDay, toDay, language)}</b> <small><bdi>${filled(say.drawnBy, language, { by: drawnBy, byFor: drawnFor })}</bdi></small></a>${
        findings.length === 0
          ? html`<p class="soft">${say.notYet[language]}</p>`
          : findings.map((one) => findingHtml(one, timeZone, language))
      }</div></li>`,
  )}</ul></section>`
}

/** What was found, by whom and when. */
export function findingHtml(finding: ShownFinding, timeZone: string, language: Language): Markup {
  const { outcome, foundGrams, remark, by, byFor, time } = finding
  return html`<p><b>${samplePhrases[outcome][language]}</b>${foundGrams === null ? '' : html` · ${gramsText(foundGrams, language)}`}${remark === null ? '' : html`<br><bdi class="lines">${remark}</bdi>`}<br><small><bdi>${filled(samplePhrases.foundBy, language, { by, byFor })}</bdi> · <time datetime="${time}">${localMoment(time, language, timeZone)}</time></small></p>`
}
