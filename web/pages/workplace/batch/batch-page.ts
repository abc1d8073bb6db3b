import { html } from 'hono/html'
import { skeletonOf } from '../../../../domain/skeleton.ts'
import type { Language, Words } from '../../../../domain/words.ts'
import { filled, grams } from '../../record/format.ts'
import { dangerLine } from '../danger-line.ts'
import { labelsAtOnce, labelsOfNewText, labelsPath } from '../labels/labels-page.ts'
import { lineagePhrases } from '../lineage/phrases.ts'
import { movePhrases } from '../moves/phrases.ts'
import { recallBanner, type ShownRecall } from '../recall-banner.ts'
import type { Markup, Told } from '../shell.ts'
import { type AlarmView, alarmSection } from './alarm-section.ts'
import { type EventsView, eventsSection } from './events-section.ts'
import { batchPhrases } from './phrases.ts'
import type { StageChoice } from './stage-choice.ts'
import { stagesSection } from './stages-section.ts'

export interface BatchPageView extends Omit<EventsView, 'language'> {
  readonly code: string
  readonly kind: Words
  readonly material: Words
  readonly state: Words
  /** Null when never weighed. */
  readonly massGrams: number | null
  readonly facility: string
  /** The place inside it where it stands, or the move that it is on, and where to read of it; undefined where nobody moved it. */
  readonly lies?: { readonly text: string; readonly href: string } | undefined
  readonly stages: readonly StageChoice[]
  /** The emergency stage that this person may record of it at once. */
  readonly alarm: AlarmView | undefined
  readonly recalls: readonly ShownRecall[]
  /** What whoever handles it must know. */
  readonly danger: Words | undefined
  /** Where it went, of what was handed over. */
  readonly left?:
    | { readonly receiver: string; readonly state: Words; readonly href: string }
    | undefined
  readonly mayRecord: boolean
  readonly mayHandOver: boolean
  /** Whether its stream has passports. */
  readonly hasPassport: boolean
  /** Whether facts of it may be shown to somebody. */
  readonly mayShow: boolean
  /** Address of the public record. */
  readonly record: string
  /** Ids of events that were recorded just now, for the word at the head. */
  readonly recorded?: string | undefined
  /** How somebody spelled its code who looked it up. */
  readonly asked?: string | undefined
}

/** What somebody sees who entered a batch's code: what it is, where it stands, and what may follow. */
export function batchBody(view: BatchPageView, language: Language): Markup {
  const { code, mayRecord, stages } = view
  return html`<div class="work">${recallBanner(view.recalls, language)}
<section class="hero"><div class="what"><p class="lead"><b>${view.state[language]}</b></p>${leftLine(view, language)}${dangerLine(view.danger, language)}
<dl class="keys"><div><dt>${batchPhrases.kind[language]}</dt><dd>${view.kind[language]}</dd></div><div><dt>${batchPhrases.mass[language]}</dt><dd>${
    view.massGrams === null ? batchPhrases.notWeighed[language] : grams(view.massGrams, language)
  }</dd></div><div><dt>${batchPhrases.material[language]}</dt><dd>${view.material[language]}</dd></div><div><dt>${
    batchPhrases.facility[language]
  }</dt><dd>${view.facility}</dd></div>${liesLine(view, language)}</dl></div>
<img class="qr small" src="/api/v1/batches/${encodeURIComponent(code)}/qr.svg" alt="${filled(batchPhrases.qr, language, { code })}" width="120" height="120"></section>
${labelsOfNew(view, language)}${alarmSection(view.alarm, { code, language })}
${stagesSection(stages, { mayRecord, language })}
${linksOf(view, language)}
${eventsSection({ ...view, language })}</div>`
}

/** What was made just now has no label yet. */
function labelsOfNew({ events, recorded }: BatchPageView, language: Language): Markup | '' {
  const made = events.find(({ id }) => id === recorded)?.made ?? []
  if (made.length === 0) return ''
  return html`<p><a class="button big" href="${labelsPath(made)}">${labelsOfNewText(made, language)} <span class="num">${labelsAtOnce(made)}</span></a></p>`
}

function leftLine({ left }: BatchPageView, language: Language): Markup | '' {
  if (left === undefined) return ''
  const { receiver, state, href } = left
  const went = filled(batchPhrases.left, language, { receiver })
  return html`<p>${went} <small>${state[language]}</small><br><a class="minor" href="${href}">${batchPhrases.leftMore[language]}</a></p>`
}

function liesLine({ lies }: BatchPageView, language: Language): Markup | '' {
  if (lies === undefined) return ''
  return html`<div><dt>${movePhrases.batchLies[language]}</dt><dd><a href="${lies.href}">${lies.text}</a></dd></div>`
}

function linksOf(view: BatchPageView, language: Language): Markup {
  const { code, record, mayHandOver, mayShow, hasPassport } = view
  const path = encodeURIComponent(code)
  return html`<nav class="links" aria-label="${batchPhrases.links[language]}"><a class="button quiet" href="${labelsPath([code])}">${batchPhrases.label[language]}</a><a class="button quiet" href="/work/batches/${path}/lineage">${lineagePhrases.link[language]}</a><a class="button quiet" href="${record}?lang=${language}">${batchPhrases.record[language]}</a>${
    mayHandOver
      ? html`<a class="button quiet" href="/work/hand-overs/new?batch=${path}">${batchPhrases.handOver[language]}</a><a class="button quiet" href="/work/new-move?batch=${path}">${movePhrases.moveIt[language]}</a>`
      : ''
  }${
    hasPassport
      ? html`<a class="button quiet" href="/work/batches/${path}/passport">${batchPhrases.passport[language]}</a>`
      : ''
  }${
    mayShow
      ? html`<a class="button quiet" href="/work/grants/new?batch=${path}">${batchPhrases.show[language]}</a>`
      : ''
  }</nav>`
}

/** That the event just sent was recorded; else, to whoever looked it up by another spelling, which one it is. */
export function recordedTold(
  { events, recorded, code, asked = code }: BatchPageView,
  language: Language,
): Told | undefined {
  const event = events.find(({ id }) => id === recorded)
  if (event === undefined) {
    if (asked === code || skeletonOf(asked) !== skeletonOf(code)) return undefined
    const line = filled(batchPhrases.readAs, language, { given: asked, code })
    return { kind: 'word', lines: [line] }
  }
  return {
    kind: 'done',
    lines: [filled(batchPhrases.done, language, { stage: event.label[language] })],
  }
}
