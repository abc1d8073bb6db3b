import { html } from 'hono/html'
import type { Words } from '../../../../domain/words.ts'
import { typedAt } from '../../../../workflows/form/typed.ts'
import { localMoment } from '../../local-time.ts'
import { controlHtml, type Filled } from '../form/control-html.ts'
import { errorSummary } from '../form/error-summary.ts'
import type { Markup } from '../shell.ts'
import type { answerControls } from './answer-controls.ts'
import { questionPhrases } from './question-phrases.ts'
import { askedOf, type QuestionLine } from './questions-page.ts'

/** A question with what became of it. Times are UTC, ISO 8601. */
export interface QuestionView extends QuestionLine {
  /** Whether whoever asked has a page on which they read the answer. */
  readonly isLinked: boolean
  readonly answer: string | null
  readonly answeredTime: string | null
  readonly keptUntil: string
  /** Id of the grant that came with the answer. */
  readonly grant: string | null
  readonly controls: ReturnType<typeof answerControls>
}

interface Reading {
  readonly shown: Filled
  readonly timeZone: string
}

/** What a reader asks, with the two ways to answer, or what they were told. */
export function questionBody(view: QuestionView, reading: Reading): Markup {
  const { shown, timeZone } = reading
  const { language, said } = shown
  const say = (name: keyof typeof questionPhrases) => questionPhrases[name][language]
  const reader = { language, timeZone }
  const { id, code, state, isLinked } = view
  const act = `/work/questions/${id}`
  return html`<div class="work"><p><a class="back" href="/work/questions">← ${say('all')}</a></p>${errorSummary(said, language)}<section>${askedOf(view, reader)}<dl class="keys"><div><dt>${say('keptUntil')}</dt><dd>${localMoment(view.keptUntil, language, timeZone)}</dd></div></dl></section>${
    state !== 'waiting'
      ? answeredSection(view, reading)
      : isLinked
        ? waysToAnswer(view, reading)
        : html`<section><p>${say('outside')}</p><p><a class="button big" href="/work/grants/new?batch=${encodeURIComponent(code)}">${say('show')}</a></p></section>`
  }<section><form method="post" action="${act}"><p class="soft">${say(state === 'waiting' ? 'deleteWaiting' : 'deleteAnswered')}</p><button class="quiet">${say('delete')}</button></form></section></div>`
}

function waysToAnswer({ id, controls }: QuestionView, { shown }: Reading): Markup {
  const { language, typed } = shown
  const say = (name: keyof typeof questionPhrases) => questionPhrases[name][language]
  const act = `/work/questions/${id}`
  return html`<section><h2>${say('toAnswer')}</h2><p class="soft">${say('toAnswerWhy')}</p><form method="post" action="${act}/answer"><input type="hidden" name="/id" value="${typedAt(typed, '/id')}">${controls.answer.map((one) => controlHtml(one, shown))}<div class="act"><button class="big">${say('send')}</button></div></form></section><section><h2>${say('toDecline')}</h2><form method="post" action="${act}/refusal">${controls.refusal.map((one) => controlHtml(one, shown))}<div class="act"><button class="quiet">${say('decline')}</button></div></form></section>`
}

function answeredSection(view: QuestionView, { shown, timeZone }: Reading): Markup {
  const { language } = shown
  const { state, answer, answeredTime, grant } = view
  const line = (label: Words, text: Markup) =>
    html`<div><dt>${label[language]}</dt><dd class="lines">${text}</dd></div>`
  const said = state === 'declined' ? questionPhrases.reason : questionPhrases.answer
  const time = answeredTime === null ? '' : localMoment(answeredTime, language, timeZone)
  return html`<section><h2>${questionPhrases[state][language]}</h2><dl class="facts">${line(said, html`<bdi>${answer ?? ''}</bdi>`)}${line(questionPhrases.when, html`${time}`)}</dl>${
    grant === null
      ? ''
      : html`<p><a class="button" href="/work/grants/${grant}">${questionPhrases.toGrant[language]}</a></p>`
  }</section>`
}
