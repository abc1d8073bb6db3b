import { html } from 'hono/html'
import type { Language } from '../../../domain/words.ts'
import { localMoment } from '../local-time.ts'
import { filled } from '../record/format.ts'
import type { Markup } from '../workplace/shell.ts'
import { accountPhrases as phrases, wayPhrases } from './account-phrases.ts'
import { type Asked, confirmField } from './confirm-field.ts'

export interface ShownSession {
  readonly id: string
  readonly isThis: boolean
  readonly createdTime: string
  readonly lastUsedTime: string
  readonly enteredWith: keyof typeof wayPhrases
  readonly address: string | null
  /** What the browser calls itself. */
  readonly browser: string | null
}

/** Where a person is signed in, each with a way to end it. */
export function sessionsSection(
  view: Asked & { readonly sessions: readonly ShownSession[]; readonly timeZone: string },
): Markup {
  const { language, sessions, timeZone } = view
  const lines = html`<ul class="list">${sessions.map((session) => sessionLine(session, language, timeZone))}</ul>`
  const ending = html`<form method="post" action="/account/sessions/end">${lines}
<div class="slim">${confirmField({ ...view, id: 'sessions-password' })}</div>
<button class="risky" name="session" value="">${phrases.endOthers[language]}</button></form>`
  return html`<section><h2>${phrases.sessions[language]}</h2>
${sessions.length > 1 ? ending : lines}</section>`
}

function sessionLine(session: ShownSession, language: Language, timeZone: string): Markup {
  const { id, isThis, createdTime, lastUsedTime, enteredWith, address, browser } = session
  const since = filled(phrases.sessionSince, language, {
    time: localMoment(createdTime, language, timeZone),
    way: wayPhrases[enteredWith][language],
  })
  const used = filled(phrases.used, language, {
    time: localMoment(lastUsedTime, language, timeZone),
  })
  const name = `${browserName(browser, language)}${address === null ? '' : ` · ${address}`}`
  return html`<li><span class="what"><b>${name}</b> <small>${since} · ${used}</small></span>
${
  isThis
    ? html`<span class="tag on">${phrases.thisOne[language]}</span>`
    : html`<button class="quiet" name="session" value="${id}" aria-label="${phrases.end[language]}: ${name}">${phrases.end[language]}</button>`
}</li>`
}

/** Browser and system out of what a browser calls itself, as a person would say it; the beginning of it otherwise. */
function browserName(text: string | null, language: Language): string {
  if (text === null || text === '') return phrases.browserUnknown[language]
  const browser = /(Edg|OPR|Firefox|Chrome|Safari)\//.exec(text)?.[1]
  const system = /(Android|iPhone|iPad|Windows|Mac OS X|Linux)/.exec(text)?.[1]
  if (browser === undefined) return text.slice(0, 40)
  const name = { Edg: 'Edge', OPR: 'Opera' }[browser] ?? browser
  return system === undefined ? name : `${name}, ${system.replace('Mac OS X', 'macOS')}`
}
