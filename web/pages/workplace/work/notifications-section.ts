import { html } from 'hono/html'
import type { Language, Words } from '../../../../domain/words.ts'
import { shortMoment } from '../../local-time.ts'
import type { Markup } from '../shell.ts'
import { workPhrases } from './phrases.ts'

export interface ShownNotification {
  readonly text: Words
  readonly time: string
  readonly isUnread: boolean
  /** Where what it is about can be seen; absent where there is no such page. */
  readonly href?: string | undefined
}

/** What this person was told lately, unread first. */
export function notificationsSection(
  notifications: readonly ShownNotification[],
  { unread, timeZone, language }: { unread: number; timeZone: string; language: Language },
): Markup {
  return html`<section id="notifications"><h2>${workPhrases.notifications[language]}${
    unread === 0 ? '' : html` <span class="tag on">${unread} ${workPhrases.unread[language]}</span>`
  }</h2>${
    notifications.length === 0 ? html`<p>${workPhrases.notificationsNone[language]}</p>` : ''
  }<ul class="list">${notifications.map((one) => html`<li>${lineOf(one, language)} <small><time datetime="${one.time}">${shortMoment(one.time, language, timeZone)}</time></small></li>`)}</ul>${
    unread === 0
      ? ''
      : html`<form method="post" action="/work/notifications"><button class="quiet">${workPhrases.markRead[language]}</button></form>`
  }<p><a class="button quiet" href="/work/notifications">${workPhrases.notificationsAll[language]}</a></p></section>`
}

function lineOf({ text, isUnread, href }: ShownNotification, language: Language): Markup {
  const said = isUnread ? html`<b>${text[language]}</b>` : html`${text[language]}`
  return href === undefined
    ? html`<span class="what">${said}</span>`
    : html`<a class="what" href="${href}">${said}</a>`
}
