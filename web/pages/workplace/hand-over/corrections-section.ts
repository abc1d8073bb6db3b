import { html } from 'hono/html'
import { nameIn } from '../../../../domain/local-names.ts'
import type { Language } from '../../../../domain/words.ts'
import {
  correctionReasons,
  correctionStates,
  correctionSteps,
} from '../../../../workflows/correction.ts'
import { localMoment } from '../../local-time.ts'
import { filled, grams } from '../../record/format.ts'
import type { Markup } from '../shell.ts'
import { correctionPhrases } from './correction-phrases.ts'
import type { HandOverView } from './view.ts'

type Correction = HandOverView['corrections'][number]

export interface CorrectionsView {
  readonly handOver: HandOverView
  /** Whether this person may answer and propose. */
  readonly mayCorrect: boolean
  /** UUID for the next step, which makes sending it twice harmless. */
  readonly stepId: string
  readonly language: Language
  /** Whose clock the times are of. */
  readonly timeZone: string
}

/** What either side proposed to correct, and the buttons of whoever may answer; nothing when nothing was or can be corrected. */
export function correctionsSection(view: CorrectionsView, mayPropose: boolean): Markup | '' {
  const { handOver, language } = view
  const { corrections, id } = handOver
  if (corrections.length === 0 && !mayPropose) return ''
  return html`<section id="corrections"><h2>${correctionPhrases.heading[language]}</h2>${corrections.map(
    (correction) => correctionOf(correction, view),
  )}${
    mayPropose
      ? html`<p><a class="button quiet" href="/work/hand-overs/${id}/correction">${correctionPhrases.title[language]}</a></p>`
      : ''
  }</section>`
}

function correctionOf(correction: Correction, view: CorrectionsView): Markup {
  const { handOver, language, mayCorrect, timeZone } = view
  const { state, proposedBy, note, lines, answerBy, openSteps } = correction
  const by = filled(correctionPhrases.proposedBy, language, {
    name: nameIn(handOver[proposedBy], language),
  })
  return html`<div class="line"><p><b>${correctionStates[state][language]}</b> <small>${by}${
    state === 'proposed'
      ? ` · ${filled(correctionPhrases.answerBy, language, { time: localMoment(answerBy, language, timeZone) })}`
      : ''
  }</small></p><p>${note}</p><ul class="list">${lines.map(
    (line) => html`<li><span class="what">${lineOf(line, handOver, language)}</span></li>`,
  )}</ul>${mayCorrect && openSteps.length > 0 ? answersOf(correction, view) : ''}</div>`
}

function lineOf(
  { line, reason, sentGrams, acceptedGrams }: Correction['lines'][number],
  { lines }: HandOverView,
  language: Language,
): Markup {
  const code = lines.find((one) => one.line === line)?.code ?? String(line)
  const changes = [
    [correctionPhrases.sent, sentGrams],
    [correctionPhrases.accepted, acceptedGrams],
  ] as const
  const said = changes
    .filter(([, { before, after }]) => before !== after)
    .map(([phrase, { before, after }]) =>
      filled(phrase, language, {
        before: grams(before, language),
        after: grams(after, language),
      }),
    )
  return html`<b>${code}</b> <small>${correctionReasons[reason][language]}<br>${said.join(' · ')}</small>`
}

function answersOf({ id, openSteps }: Correction, { handOver, stepId, language }: CorrectionsView) {
  const declines = openSteps.includes('correct_decline')
  return html`<form method="post" action="/work/hand-overs/${handOver.id}/correction"><input type="hidden" name="/id" value="${stepId}"><input type="hidden" name="/correction" value="${id}">${
    declines
      ? html`<label for="note-${id}">${correctionPhrases.declineNote[language]}</label><input id="note-${id}" name="/note" autocomplete="off">`
      : ''
  }${openSteps.map(
    (step) =>
      html`<button class="${step === 'correct_consent' ? 'big' : 'quiet'}" name="step" value="${step}">${correctionSteps[step][language]}</button>`,
  )}</form>`
}
