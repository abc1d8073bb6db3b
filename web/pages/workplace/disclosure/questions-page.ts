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
  readonly replyTo: string
  readonly time: string
}

/** What readers of records ask, newest first, each with the way to show them something and to say that it was dealt with. */
export function questionsBody(
  { questions, older }: { questions: readonly QuestionLine[]; older: string | undefined },
  reader: GrantReader,
): Markup {
  const { language } = reader
  return html`<div class="work"><p>${questionPhrases.why[language]}</p>${
    questions.length === 0
      ? html`<section><p>${questionPhrases.none[language]}</p></section>`
      : questions.map((one) => questionOf(one, reader))
  }${older === undefined ? '' : html`<p><a class="button quiet" href="${older}">${questionPhrases.older[language]}</a></p>`}</div>`
}

function questionOf(
  { id, code, about, question, replyTo, time }: QuestionLine,
  { language, timeZone }: GrantReader,
): Markup {
  return html`<section><h2><a href="/work/batches/${encodeURIComponent(code)}"><bdi>${code}</bdi></a> · ${about[language]}</h2><p><bdi>${question}</bdi></p><dl class="keys"><div><dt>${questionPhrases.replyTo[language]}</dt><dd><bdi>${replyTo}</bdi></dd></div><div><dt>${questionPhrases.asked[language]}</dt><dd>${shortMoment(time, language, timeZone)}</dd></div></dl><p><a class="button big" href="/work/grants/new?batch=${encodeURIComponent(code)}">${questionPhrases.show[language]}</a></p><form method="post" action="/work/questions/${id}"><button class="quiet">${questionPhrases.dealtWith[language]}</button></form></section>`
}
