import { html } from 'hono/html'
import type { Language } from '../../../../domain/words.ts'
import { localMoment } from '../../local-time.ts'
import { inBrackets } from '../../record/format.ts'
import type { Markup } from '../shell.ts'
import { auditKindPhrases, watchPhrases as phrases } from './watch-phrases.ts'

/** An entry of the trail as a person reads it. */
export interface ShownEntry {
  readonly time: string
  /** What was done. */
  readonly said: string
  /** What it was done to, as far as it has a name. */
  readonly about: readonly string[]
  readonly by: string
  /** The authority that somebody looked for; empty for the organisation's own. */
  readonly authority: string
}

export type AuditKindName = keyof typeof auditKindPhrases

export interface AuditView {
  readonly entries: readonly ShownEntry[]
  /** Which kind alone is shown; undefined for all. */
  readonly kind: AuditKindName | undefined
  readonly older: string | undefined
  /** Whose clock the times are of. */
  readonly timeZone: string
}

/** Who did what, newest first. */
export function auditBody(
  { entries, kind, older, timeZone }: AuditView,
  language: Language,
): Markup {
  const names = Object.keys(auditKindPhrases) as readonly AuditKindName[]
  const way = (name: AuditKindName | undefined) => {
    const label = name === undefined ? phrases.all : auditKindPhrases[name]
    const href = name === undefined ? '/work/audit' : `/work/audit?kind=${name}`
    return name === kind
      ? html`<a class="button quiet" href="${href}" aria-current="true">${label[language]}</a>`
      : html`<a class="button quiet" href="${href}">${label[language]}</a>`
  }
  return html`<div class="work"><p class="soft">${phrases.auditWhy[language]}</p><nav class="links" aria-label="${phrases.kinds[language]}">${[undefined, ...names].map(way)}</nav><section>${
    entries.length === 0
      ? html`<p>${phrases.auditNone[language]}</p>`
      : html`<ul class="list">${entries.map(
          ({ time, said, about, by, authority }) =>
            html`<li><span class="what"><b>${said}</b> ${about.join(' · ')}<small>${by}${authority === '' ? '' : inBrackets(authority, language)} · <time datetime="${time}">${localMoment(time, language, timeZone)}</time></small></span></li>`,
        )}</ul>`
  }</section>${older === undefined ? '' : html`<p><a class="button quiet" href="${older}">${phrases.older[language]}</a></p>`}</div>`
}
