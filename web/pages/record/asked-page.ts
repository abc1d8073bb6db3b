import { html } from 'hono/html'
import { plainText } from '../../../domain/plain-text.ts'
import type { Language, Words } from '../../../domain/words.ts'
import { localMoment } from '../local-time.ts'
import { nameHtml } from '../name-html.ts'
import { type Markup, workplaceShell } from '../workplace/shell.ts'
import { askedPhrases } from './asked-phrases.ts'
import { filled } from './format.ts'

/** Where whoever asked finds what became of it. */
export function askedPath(secret: string): string {
  return `/asked/${secret}`
}

/** A question and what became of it, for whoever asked. Times are UTC, ISO 8601. */
export interface AskedQuestionView {
  /** Own address, whose secret nobody else has. */
  readonly path: string
  /** The same as a whole address, this once. */
  readonly link?: string | undefined
  readonly code: string
  /** Address of the public record. */
  readonly record: string
  readonly organisation: string
  readonly about: Words
  readonly question: string
  readonly askedTime: string
  readonly keptUntil: string
  readonly state: 'waiting' | 'answered' | 'declined'
  readonly answer: string | null
  readonly answeredTime: string | null
  /** Facts that the answer shows, behind an address of their own while they are open. */
  readonly shown?: { readonly href: string | undefined; readonly until: string } | undefined
  readonly timeZone: string
}

/** The page on which a reader finds what the holder of a record answered. */
export function askedPage(view: AskedQuestionView, language: Language): string {
  const { path, code, record, organisation, link } = view
  const name = plainText(organisation)
  return workplaceShell({
    title: filled(askedPhrases.title, language, { code: plainText(code) }),
    language,
    path,
    ...(link === undefined
      ? {}
      : {
          asked: 'sent',
          told: { kind: 'done', lines: [filled(askedPhrases.sent, language, { name })] },
        }),
    body: html`<div class="work"><p><a class="back" href="${record}?lang=${language}">← ${askedPhrases.record[language]}</a></p>${
      link === undefined
        ? ''
        : html`<section><p><b>${askedPhrases.keep[language]}</b></p><p><code class="secret">${link}</code></p></section>`
    }${becameOf(view, language)}${shownSection(view, language)}${askedSection(view, language)}<section><p><a class="button quiet" href="${record}/ask?lang=${language}">${askedPhrases.again[language]}</a></p><form method="post" action="${path}"><p class="soft">${askedPhrases.deleteWhy[language]}</p><button class="risky">${askedPhrases.delete[language]}</button></form></section></div>`,
  })
}

function becameOf(view: AskedQuestionView, language: Language): Markup {
  const { state, answer, answeredTime, organisation, keptUntil, timeZone } = view
  const tag = html`<h2>${askedPhrases.state[language]}</h2><p><span class="tag${state === 'answered' ? ' on' : ''}">${askedPhrases[state][language]}</span></p>`
  if (answer === null || answeredTime === null) {
    const time = localMoment(keptUntil, language, timeZone)
    const name = plainText(organisation)
    return html`<section>${tag}<p>${filled(askedPhrases.waitingWhy, language, { name, time })}</p></section>`
  }
  const said = state === 'declined' ? askedPhrases.reason : askedPhrases.answer
  return html`<section>${tag}<dl class="facts"><div><dt>${said[language]}</dt><dd class="lines"><bdi>${answer}</bdi></dd></div><div><dt>${askedPhrases.when[language]}</dt><dd>${momentHtml(answeredTime, view, language)}</dd></div></dl></section>`
}

function shownSection(view: AskedQuestionView, language: Language): Markup | '' {
  const { shown, organisation, timeZone } = view
  if (shown === undefined) return ''
  const time = localMoment(shown.until, language, timeZone)
  const said = shown.href === undefined ? askedPhrases.over : askedPhrases.shownWhy
  const text = filled(said, language, { time, name: plainText(organisation) })
  return html`<section><h2>${askedPhrases.shown[language]}</h2><p>${text}</p>${
    shown.href === undefined
      ? ''
      : html`<p><a class="button big" href="${shown.href}?lang=${language}">${askedPhrases.look[language]}</a></p>`
  }</section>`
}

function askedSection(view: AskedQuestionView, language: Language): Markup {
  const { about, question, organisation, askedTime, keptUntil } = view
  const line = (label: Words, said: Markup) =>
    html`<div><dt>${label[language]}</dt><dd class="lines">${said}</dd></div>`
  return html`<section><h2>${askedPhrases.asked[language]}</h2><dl class="facts">${line(askedPhrases.about, html`${about[language]}`)}${line(askedPhrases.asked, html`<bdi>${question}</bdi>`)}${line(askedPhrases.of, nameHtml(organisation, language))}${line(askedPhrases.askedTime, momentHtml(askedTime, view, language))}${line(askedPhrases.keptUntil, momentHtml(keptUntil, view, language))}</dl></section>`
}

function momentHtml(time: string, { timeZone }: AskedQuestionView, language: Language): Markup {
  return html`<time datetime="${time}">${localMoment(time, language, timeZone)}</time>`
}
