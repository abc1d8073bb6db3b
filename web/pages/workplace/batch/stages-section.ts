import { html } from 'hono/html'
import type { Language } from '../../../../domain/words.ts'
import { filled } from '../../record/format.ts'
import type { Markup } from '../shell.ts'
import { batchPhrases } from './phrases.ts'
import type { StageChoice } from './stage-choice.ts'

const recallNeeds = {
  reason: batchPhrases.recallReason,
  supervisor: batchPhrases.recallSupervisor,
  stop: batchPhrases.recallStop,
} as const

/** The stages that are open now, each as large as a thumb; why not, where this person may not. */
export function stagesSection(
  choices: readonly StageChoice[],
  { mayRecord, language }: { mayRecord: boolean; language: Language },
): Markup {
  return html`<section><h2>${batchPhrases.open[language]}</h2>${
    choices.length === 0 ? html`<p>${batchPhrases.openNone[language]}</p>` : ''
  }${
    choices.length > 0 && !mayRecord
      ? html`<p class="soft">${batchPhrases.notYours[language]}</p>`
      : ''
  }<ul class="stages">${choices.map((choice) => html`<li>${choiceHtml(choice, mayRecord, language)}</li>`)}</ul></section>`
}

function choiceHtml(choice: StageChoice, mayRecord: boolean, language: Language): Markup {
  const { label, href, competence, isCompetent, needsTwo, recalled, reasons = [] } = choice
  const named = competence === undefined ? {} : { name: competence[language] }
  const needs = [
    ...reasons.map((reason) => reason[language]),
    ...(competence === undefined
      ? []
      : [filled(isCompetent ? batchPhrases.needs : batchPhrases.needsMissing, language, named)]),
    ...(needsTwo ? [batchPhrases.twoPersons[language]] : []),
    ...(recalled === undefined ? [] : [recallNeeds[recalled][language]]),
  ]
  const why = needs.length === 0 ? '' : html`<small>${needs.join(' · ')}</small>`
  const isShut =
    !isCompetent || reasons.length > 0 || recalled === 'stop' || recalled === 'supervisor'
  if (!mayRecord || isShut) {
    return html`<span class="stage shut"><b>${label[language]}</b>${why}</span>`
  }
  return html`<a class="stage" href="${href}"><b>${label[language]}</b>${why}</a>`
}
