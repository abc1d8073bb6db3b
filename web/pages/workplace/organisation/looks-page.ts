import { html } from 'hono/html'
import type { Language } from '../../../../domain/words.ts'
import { localMoment } from '../../local-time.ts'
import { inBrackets } from '../../record/format.ts'
import { inspectionPhrases } from '../inspection/phrases.ts'
import type { Markup } from '../shell.ts'
import { lookedAt } from './looked-at.ts'
import { organisationPhrases } from './phrases.ts'

/** One look of a regulator at the organisation's data. */
export interface ShownLook {
  readonly time: string
  readonly name: string
  /** Empty for somebody outside, who came by a link. */
  readonly authority: string
  /** As the trail keeps it. */
  readonly action: string
  /** Why somebody began to look, as they wrote it. */
  readonly reason?: string
  /** What was shown by a link for inspectors. */
  readonly of?: { readonly kind: 'facility' | 'handOver'; readonly code: string }
}

/** Every look, newest first, for the data's owner. */
export function looksBody(
  {
    looks,
    older,
    timeZone,
  }: { looks: readonly ShownLook[]; older: string | undefined; timeZone: string },
  language: Language,
): Markup {
  return html`<div class="work"><p class="soft">${organisationPhrases.looksWhy[language]}</p><section>${
    looks.length === 0
      ? html`<p>${organisationPhrases.looksNone[language]}</p>`
      : html`<ul class="list">${looks.map(
          ({ time, name, authority, action, reason, of }) =>
            html`<li><span class="what"><b>${lookedAt(action, language)}</b>${reason === undefined ? '' : html`<br>${reason}`}${of === undefined ? '' : html`<br>${inspectionPhrases[of.kind][language]} <bdi class="code">${of.code}</bdi>`}<br><small>${name === '' ? inspectionPhrases.anyInspector[language] : name}${authority === '' ? '' : inBrackets(authority, language)}<br><time datetime="${time}">${localMoment(time, language, timeZone)}</time></small></span></li>`,
        )}</ul>`
  }</section>${older === undefined ? '' : html`<p><a class="button quiet" href="${older}">${organisationPhrases.more[language]}</a></p>`}</div>`
}
