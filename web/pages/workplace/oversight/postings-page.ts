import { html } from 'hono/html'
import type { Language, Words } from '../../../../domain/words.ts'
import { shortMoment } from '../../local-time.ts'
import { filled, gap } from '../../record/format.ts'
import { zoneName } from '../../zone-name.ts'
import { batchPhrases } from '../batch/phrases.ts'
import type { Markup } from '../shell.ts'
import { countText, exactText } from './mass-text.ts'
import { postingPhrases } from './posting-phrases.ts'

/** A line of the mass ledger as a list shows it. */
export interface ShownPosting {
  readonly eventId: string
  readonly eventTime: string
  /** Absent where there is only one. */
  readonly organisation: string | undefined
  readonly facility: string
  readonly stage: Words
  readonly what: Words
  readonly batch: string | null
  /** What it adds to the figure. */
  readonly grams: number
}

export interface PostingsView {
  /** What was asked for, by name. */
  readonly asked: readonly { readonly label: Words; readonly value: string }[]
  readonly lines: number
  readonly grams: number
  readonly rows: readonly ShownPosting[]
  readonly timeZone: string
  readonly next: string | undefined
  readonly csv: string
  /** The desk from which one came. */
  readonly back: string
}

/** The lines that a figure is the sum of: the sum on top, what was asked, each line with its event. */
export function postingsBody(view: PostingsView, language: Language): Markup {
  const say = postingPhrases
  const { asked, lines, grams, rows, timeZone, next, csv, back } = view
  const sum = { n: countText(lines, language), grams: exactText(grams, language) }
  return html`<div class="work"><p class="noprint"><a class="back" href="${back}">← ${say.back[language]}</a></p><section><p class="sum">${filled(say.sum, language, sum)}</p><dl class="keys">${asked.map(
    ({ label, value }) => html`<div><dt>${label[language]}</dt><dd>${value}</dd></div>`,
  )}</dl><p class="soft">${say.why[language]}${gap(language)}${filled(batchPhrases.time, language, { zone: zoneName(timeZone, language) })}</p></section><section>${
    rows.length === 0
      ? html`<p>${say.none[language]}</p>`
      : html`<div class="table"><table class="figures-table cards"><thead><tr><th scope="col">${say.time[language]}</th><th scope="col">${say.what[language]}</th><th scope="col">${say.where[language]}</th><th scope="col">${say.batch[language]}</th><th scope="col" class="num">${say.grams[language]}</th></tr></thead><tbody>${rows.map(
          (row) => rowHtml(row, timeZone, language),
        )}</tbody></table></div>`
  }</section><p class="noprint">${
    next === undefined ? '' : html`<a class="button quiet" href="${next}">${say.next[language]}</a>`
  }<a class="button quiet" href="${csv}">${say.csv[language]}</a></p></div>`
}

function rowHtml(row: ShownPosting, timeZone: string, language: Language): Markup {
  const say = postingPhrases
  const { eventId, eventTime, organisation, facility, stage, what, batch, grams } = row
  const where =
    organisation === undefined ? facility : html`${organisation}<small>${facility}</small>`
  return html`<tr><th scope="row"><a href="/work/events/${eventId}"><time datetime="${eventTime}">${shortMoment(eventTime, language, timeZone)}</time></a></th><td data-label="${say.what[language]}"><span>${stage[language]}<small>${what[language]}</small></span></td><td data-label="${say.where[language]}"><span>${where}</span></td><td data-label="${say.batch[language]}">${batch === null ? '–' : html`<code>${batch}</code>`}</td><td class="num" data-label="${say.grams[language]}">${exactText(grams, language).replace(/.g$/, '')}</td></tr>`
}
