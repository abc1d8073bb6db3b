import { html } from 'hono/html'
import type { Language, Words } from '../../../../../domain/words.ts'
import { localMoment } from '../../../local-time.ts'
import { filled } from '../../../record/format.ts'
import type { Markup } from '../../shell.ts'
import { countText, exactText } from '../mass-text.ts'
import { aboutHtml } from './closings-page.ts'
import { closingPhrases } from './phrases.ts'

/** An event that was recorded after the period was closed. */
export interface LateLine {
  readonly id: string
  readonly what: Words
  readonly facility: string
  /** UTC ISO 8601. */
  readonly eventTime: string
  readonly recordTime: string
  readonly counts: 'before' | 'within' | 'after'
}

/** A figure of the report: what changed of it within the period, and what was taken back of it later, in grams. */
export interface ChangedFigure {
  readonly name: Words
  readonly changed: number
  readonly takenBack: number
}

export interface ClosingView {
  readonly href: string
  /** Who it is about; undefined for a whole jurisdiction. */
  readonly about: string | undefined
  /** UTC ISO 8601. */
  readonly asOf: string
  readonly closed: string
  readonly closedBy: string
  readonly digest: string
  readonly timeZone: string
  readonly isReproduced: boolean
  readonly figures: readonly ChangedFigure[]
  readonly events: readonly LateLine[]
  /** Whether these are all. */
  readonly isWhole: boolean
}

/** A closed period: what it was sealed as, and what was recorded of it since. */
export function closingBody(view: ClosingView, language: Language): Markup {
  const { href, about, asOf, closed, closedBy, digest, timeZone, isReproduced, events } = view
  const time = (instant: string) =>
    html`<time datetime="${instant}">${localMoment(instant, language, timeZone)}</time>`
  return html`<div class="work"><p><a class="back" href="/work/closings">← ${closingPhrases.title[language]}</a></p><section><dl class="keys"><div><dt>${closingPhrases.of[language]}</dt><dd>${aboutHtml(about, language)}</dd></div><div><dt>${closingPhrases.asOf[language]}</dt><dd>${time(asOf)}</dd></div><div><dt>${closingPhrases.closedBy[language]}</dt><dd><bdi>${closedBy}</bdi><br>${time(closed)}</dd></div><div><dt>${closingPhrases.digest[language]}</dt><dd><code>${digest}</code></dd></div></dl><p class="row"><a class="button" href="${href}/statement.json">${closingPhrases.statement[language]}</a><a class="button quiet" href="/log/entries/${digest}/proof">${closingPhrases.proof[language]}</a></p></section><p class="told ${isReproduced ? 'done' : 'fault'}">${closingPhrases[isReproduced ? 'reproduced' : 'unreproduced'][language]}</p>${
    events.length === 0
      ? html`<section><h2>${closingPhrases.since[language]}</h2><p>${closingPhrases.unchanged[language]}</p></section>`
      : html`${figuresHtml(view, language)}${eventsHtml(view, language)}`
  }</div>`
}

function figuresHtml({ figures }: ClosingView, language: Language): Markup {
  const parts = [
    [closingPhrases.change, 'changed'],
    [closingPhrases.takenBack, 'takenBack'],
  ] as const
  const told = parts.filter(([, part]) => figures.some((figure) => figure[part] !== 0))
  return html`<section><h2>${closingPhrases.since[language]}</h2><p class="soft">${closingPhrases.sinceWhy[language]}</p>${told.map(
    ([head, part]) =>
      html`<h3>${head[language]}</h3><dl class="masses">${figures
        .filter((figure) => figure[part] !== 0)
        .map(
          (figure) =>
            html`<div><dt>${figure.name[language]}</dt><dd>${signed(figure[part], language)}</dd></div>`,
        )}</dl>`,
  )}</section>`
}

function eventsHtml({ events, isWhole, timeZone }: ClosingView, language: Language): Markup {
  const when = (phrase: Words, instant: string) =>
    filled(phrase, language, { time: localMoment(instant, language, timeZone) })
  return html`<section><h2>${closingPhrases.events[language]}</h2><ul class="list">${events.map(
    ({ id, what, facility, eventTime, recordTime, counts }) =>
      html`<li><span class="what"><a href="/work/events/${id}">${what[language]}</a> · <bdi>${facility}</bdi>${
        counts === 'within'
          ? ''
          : html` <span class="tag">${closingPhrases[counts][language]}</span>`
      }<br><small>${when(closingPhrases.happened, eventTime)} · ${when(closingPhrases.recorded, recordTime)}</small></span></li>`,
  )}</ul>${isWhole ? '' : html`<p>${filled(closingPhrases.more, language, { n: countText(events.length, language) })}</p>`}</section>`
}

function signed(grams: number, language: Language): string {
  return grams > 0 ? `+${exactText(grams, language)}` : exactText(grams, language)
}
