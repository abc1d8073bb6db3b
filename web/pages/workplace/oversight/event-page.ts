import { html } from 'hono/html'
import type { Language, Words } from '../../../../domain/words.ts'
import { filesHtml } from '../../file-html.ts'
import { localMoment } from '../../local-time.ts'
import { filled, nameAndCode } from '../../record/format.ts'
import type { ShownFact } from '../batch/events-section.ts'
import type { Markup } from '../shell.ts'
import { exactText } from './mass-text.ts'
import { opener } from './opener.ts'
import { postingPhrases } from './posting-phrases.ts'
import { type DrawnIn, sampledSection } from './sample/sampled-section.ts'
import type { Opens } from './view.ts'

export interface EventView {
  readonly id: string
  readonly digest: string
  readonly envelope: string
  readonly eventTime: string
  readonly recordTime: string
  readonly timeZone: string
  readonly organisation: string
  readonly facility: { readonly code: string; readonly name: string }
  readonly batches: readonly { readonly code: string; readonly opens: Opens }[]
  /** The audit samples that drew it. */
  readonly sampled: readonly DrawnIn[]
  /** Place in the public log; undefined while it waits. */
  readonly index: number | undefined
  readonly facts: readonly ShownFact[]
  readonly lines: readonly {
    readonly account: Words
    readonly movement: Words
    readonly reason: Words | undefined
    readonly facility: string
    readonly batch: string | null
    readonly grams: number
  }[]
}

/** One event: when and where, its batches, what it posted, its digest and where the public log has it. */
export function eventBody(view: EventView, language: Language): Markup {
  const say = postingPhrases
  const { eventTime, recordTime, timeZone, facility, digest, index, facts, batches } = view
  const moment = (time: string) =>
    html`<time datetime="${time}">${localMoment(time, language, timeZone)}</time>`
  const parts: readonly (readonly [Words, Markup | string])[] = [
    [say.happened, moment(eventTime)],
    [say.recorded, moment(recordTime)],
    [say.organisation, view.organisation],
    [say.facility, nameAndCode(facility, language)],
    [say.id, html`<code>${view.id}</code>`],
    [say.digest, html`<code>${digest}</code>`],
    [say.log, logText(index, digest, language)],
  ]
  return html`<div class="work"><section><dl class="facts">${parts.map(
    ([label, value]) => html`<div><dt>${label[language]}</dt><dd>${value}</dd></div>`,
  )}</dl></section><section><h2>${say.batches[language]}</h2><ul class="looks">${batches.map(
    ({ code, opens }) =>
      html`<li>${opener(opens, { text: code, about: say.batch[language] })}</li>`,
  )}</ul></section>${linesSection(view, language)}${
    facts.length === 0
      ? ''
      : html`<section><h2>${say.facts[language]}</h2><dl class="facts">${facts.map(
          (fact) =>
            html`<div><dt>${fact.label[language]}</dt><dd>${fact.files === undefined ? fact.value[language] : filesHtml(fact.files, language)}</dd></div>`,
        )}</dl></section>`
  }${sampledSection(view.sampled, timeZone, language)}<section><details><summary>${say.sealed[language]}</summary><pre>${view.envelope}</pre></details></section></div>`
}

function logText(index: number | undefined, digest: string, language: Language): Markup | string {
  if (index === undefined) return postingPhrases.waiting[language]
  return html`${filled(postingPhrases.logged, language, { index })} · <a href="/log/entries/${digest}/proof">${postingPhrases.proof[language]}</a>`
}

function linesSection({ lines }: EventView, language: Language): Markup | '' {
  if (lines.length === 0) return ''
  const say = postingPhrases
  return html`<section><h2>${say.postings[language]}</h2><div class="table" role="region" tabindex="0" aria-label="${say.postings[language]}"><table class="figures-table cards"><thead><tr><th scope="col">${say.account[language]}</th><th scope="col">${say.batch[language]}</th><th scope="col">${say.facility[language]}</th><th scope="col" class="num">${say.grams[language]}</th></tr></thead><tbody>${lines.map(
    ({ account, movement, reason, facility, batch, grams }) =>
      html`<tr><th scope="row">${account[language]}<small>${movement[language]}${reason === undefined ? '' : ` · ${reason[language]}`}</small></th><td data-label="${say.batch[language]}">${batch === null ? '–' : html`<code>${batch}</code>`}</td><td data-label="${say.facility[language]}">${facility}</td><td class="num" data-label="${say.grams[language]}">${exactText(grams, language).replace(/.g$/, '')}</td></tr>`,
  )}</tbody></table></div><p class="soft">${say.balanced[language]}</p></section>`
}
