import { html } from 'hono/html'
import type { Language, Words } from '../../../../domain/words.ts'
import { filesHtml, type ShownFile } from '../../file-html.ts'
import { filePhrases } from '../../file-phrases.ts'
import { shortMoment } from '../../local-time.ts'
import { filled, grams } from '../../record/format.ts'
import { zoneName } from '../../zone-name.ts'
import { evidencePhrases } from '../evidence/phrases.ts'
import { labelsOfNewText, labelsPath } from '../labels/labels-page.ts'
import type { Markup } from '../shell.ts'
import { batchPhrases } from './phrases.ts'

/** One thing that happened to the batch. */
export interface ShownEvent {
  readonly id: string
  readonly label: Words
  readonly eventTime: string
  readonly facility: string
  readonly inGrams: number
  readonly outGrams: number
  /** Facts and decisions that the organisation may see. */
  readonly facts: readonly ShownFact[]
  readonly warnings: readonly Words[]
  /** Codes of the batches that it made, other than this one. */
  readonly outputs: readonly string[]
  /** Codes of all that it made, this one too: what now needs labels. */
  readonly made: readonly string[]
  readonly takenBack: boolean
  /** Where the pieces are by which a camera saw it; absent of events that no camera told. */
  readonly pieces?: string
  /** Where it may be taken back; absent where it may not. */
  readonly takeBack?: string
  /** Where facts of it may be erased; absent where they may not. */
  readonly erase?: string
  /** Where a credit of it is given; absent where none may be. */
  readonly credit?: string
  /** Where it may be corrected; absent where it may not. */
  readonly correct?: string
}

export interface ShownFact {
  readonly label: Words
  readonly value: Words
  /** Photos or the document that it names, in place of the words. */
  readonly files?: readonly ShownFile[]
}

export interface EventsView {
  /** Newest first. */
  readonly events: readonly ShownEvent[]
  readonly count: number
  readonly timeZone: string
  readonly language: Language
}

/** The newest events of a batch, each with what was recorded behind a heading. */
export function eventsSection({ events, count, timeZone, language }: EventsView): Markup {
  return html`<section><h2>${batchPhrases.events[language]}</h2>
<p class="soft">${
    events.length < count
      ? `${filled(batchPhrases.eventsLast, language, { n: events.length, all: count })}${language === 'en' ? '. ' : '。'}`
      : ''
  }${filled(batchPhrases.time, language, { zone: zoneName(timeZone, language) })}</p>
<ol class="story">${events.map(
    (event) =>
      html`<li${event.takenBack ? html` class="gone"` : ''}>${eventHtml(event, timeZone, language)}</li>`,
  )}</ol></section>`
}

function eventHtml(event: ShownEvent, timeZone: string, language: Language): Markup {
  const { label, eventTime, facility, inGrams, outGrams, facts, warnings, outputs } = event
  const moved = [
    ...(inGrams > 0
      ? [filled(batchPhrases.in, language, { grams: grams(inGrams, language) })]
      : []),
    ...(outGrams > 0
      ? [filled(batchPhrases.out, language, { grams: grams(outGrams, language) })]
      : []),
  ]
  return html`<p><b>${label[language]}</b>${
    event.takenBack ? html` <span class="tag">${batchPhrases.takenBack[language]}</span>` : ''
  }</p>
<p class="soft"><time datetime="${eventTime}">${shortMoment(eventTime, language, timeZone)}</time> · ${facility}${
    moved.length === 0 ? '' : ` · ${moved.join(' · ')}`
  }</p>${outputsOf(outputs, language)}${labelsOf(event, language)}${warnings.map(
    (warning) =>
      html`<p class="over">${filled(batchPhrases.warned, language, { warning: warning[language] })}</p>`,
  )}${
    facts.length === 0
      ? ''
      : html`<details><summary>${batchPhrases.facts[language]}</summary><dl class="facts">${facts.map(
          (fact) =>
            html`<div><dt>${fact.label[language]}</dt><dd>${
              fact.files === undefined
                ? fact.value[language]
                : html`${filesHtml(fact.files, language)}${fact.files.map((file) => eraseLink(file, language))}`
            }</dd></div>`,
        )}</dl></details>`
  }${
    event.pieces === undefined
      ? ''
      : html`<p><a class="minor" href="${event.pieces}">${batchPhrases.pieces[language]}</a></p>`
  }${
    event.takeBack === undefined
      ? ''
      : html`<p><a class="minor" href="${event.takeBack}">${batchPhrases.takeBack[language]}</a></p>`
  }${
    event.correct === undefined
      ? ''
      : html`<p><a class="minor" href="${event.correct}">${batchPhrases.correct[language]}</a></p>`
  }${
    event.credit === undefined
      ? ''
      : html`<p><a class="minor" href="${event.credit}">${evidencePhrases.giveCredit[language]}</a></p>`
  }${
    event.erase === undefined
      ? ''
      : html`<p><a class="minor" href="${event.erase}">${batchPhrases.erase[language]}</a></p>`
  }`
}

function eraseLink({ erase, label }: ShownFile, language: Language): Markup | '' {
  if (erase === undefined) return ''
  const text = filled(filePhrases.eraseOne, language, { file: label[language] })
  return html`<p><a class="minor" href="${erase}">${text}</a></p>`
}

function labelsOf({ made, takenBack }: ShownEvent, language: Language): Markup | '' {
  if (made.length === 0 || takenBack) return ''
  return html`<p><a class="minor" href="${labelsPath(made)}">${labelsOfNewText(made, language)}</a></p>`
}

const mostOutputs = 24

function outputsOf(codes: readonly string[], language: Language): Markup | '' {
  if (codes.length === 0) return ''
  const rest = codes.length - mostOutputs
  return html`<p class="codelist">${batchPhrases.cameOut[language]} ${codes
    .slice(0, mostOutputs)
    .map((code) => html`<a href="/work/batches/${encodeURIComponent(code)}">${code}</a> `)}${
    rest > 0 ? filled(batchPhrases.more, language, { n: rest }) : ''
  }</p>`
}
