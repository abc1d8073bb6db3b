import { html } from 'hono/html'
import type { Words } from '../../../../domain/words.ts'
import { shortMoment } from '../../local-time.ts'
import type { Markup } from '../shell.ts'
import type { GrantReader } from './grant-pages.ts'
import { questionPhrases } from './question-phrases.ts'

/** What a reader of a public record asked. The time is UTC, ISO 8601. */
export interface QuestionLine {
  readonly id: string
  readonly code: string
  readonly about: Words
  readonly question: string
  /** Who they say to be, and how else they may be reached, where they said it. */
  readonly asker: string | null
  readonly replyTo: string | null
  readonly state: 'waiting' | 'answered' | 'declined'
  readonly time: string
}

/** What readers of records ask, newest first, each leading to the ways to answer it. */
export function questionsBody(
  { questions, older }: { questions: readonly QuestionLine[]; older: string | undefined },
  reader: GrantReader,
): Markup {
  const { language } = reader
  return html`<div class="work"><p>${questionPhrases.why[language]}</p>${
    questions.length === 0
      ? html`<section><p>${questionPhrases.none[language]}</p></section>`
      : questions.map((one) => lineHtml(one, reader))
  }${older === undefined ? '' : html`<p><a class="button quiet" href="${older}">${questionPhrases.older[language]}</a></p>`}</div>`
}

function lineHtml(one: QuestionLine, reader: GrantReader): Markup {
  const { id, state } = one
  const go = state === 'waiting' ? questionPhrases.toAnswer : questionPhrases.open
  return html`<section>${askedOf(one, reader)}<p><a class="button${state === 'waiting' ? ' big' : ' quiet'}" href="/work/questions/${id}">${go[reader.language]}</a></p></section>`
}

/** What was asked, by whom, of which batch, and what became of it. */
export function askedOf(
  { code, about, question, asker, replyTo, state, time }: QuestionLine,
  { language, timeZone }: GrantReader,
): Markup {
  const key = (label: Words, text: string | null) =>
    text === null ? '' : html`<div><dt>${label[language]}</dt><dd><bdi>${text}</bdi></dd></div>`
  return html`<h2><a href="/work/batches/${encodeURIComponent(code)}"><bdi>${code}</bdi></a> · ${about[language]}</h2><p><span class="tag${state === 'waiting' ? ' on' : ''}">${questionPhrases[state][language]}</span></p><p class="lines"><bdi>${question}</bdi></p><dl class="keys">${key(questionPhrases.asker, asker)}${key(questionPhrases.replyTo, replyTo)}${key(questionPhrases.asked, shortMoment(time, language, timeZone))}</dl>`
}
