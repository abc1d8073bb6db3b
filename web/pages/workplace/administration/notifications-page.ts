import { html } from 'hono/html'
import type { Language, Words } from '../../../../domain/words.ts'
import { shortMoment } from '../../local-time.ts'
import { filled } from '../../record/format.ts'
import type { Filled } from '../form/control-html.ts'
import { formSection } from '../form/form-section.ts'
import type { Markup } from '../shell.ts'
import type { ShownNotification } from '../work/notifications-section.ts'
import { administrationPhrases } from './phrases.ts'
import { watchPhrases as phrases } from './watch-phrases.ts'

export interface NotificationsView {
  readonly notifications: readonly ShownNotification[]
  readonly unread: number
  readonly older: string | undefined
  /** Whose clock the times are of. */
  readonly timeZone: string
}

/** Everything that this person was told, unread first. */
export function notificationsBody(view: NotificationsView, language: Language): Markup {
  const { notifications, unread, older, timeZone } = view
  return html`<div class="work"><p><a class="button quiet" href="/work/mail-wishes">${administrationPhrases.mail[language]}</a></p><section>${
    unread === 0
      ? ''
      : html`<form method="post" action="/work/notifications?list"><p><span class="tag on">${unread} ${phrases.unread[language]}</span></p><button class="quiet">${phrases.markRead[language]}</button></form>`
  }${
    notifications.length === 0
      ? html`<p>${phrases.notificationsNone[language]}</p>`
      : html`<ul class="list">${notifications.map(
          (one) =>
            html`<li>${textOf(one, language)} <small><time datetime="${one.time}">${shortMoment(one.time, language, timeZone)}</time></small></li>`,
        )}</ul>`
  }</section>${older === undefined ? '' : html`<p><a class="button quiet" href="${older}">${phrases.older[language]}</a></p>`}</div>`
}

function textOf({ text, isUnread, href }: ShownNotification, language: Language): Markup {
  const said = isUnread ? html`<b>${text[language]}</b>` : html`${text[language]}`
  return href === undefined
    ? html`<span class="what">${said}</span>`
    : html`<a class="what" href="${href}">${said}</a>`
}

export interface MailWishesView {
  readonly organisation: string
  readonly topics: readonly { readonly value: string; readonly label: Words }[]
  /** What is ticked is at `/mailed`. */
  readonly shown: Filled
}

/** What of it also comes by e-mail, as this person wishes. */
export function mailWishesBody({ organisation, topics, shown }: MailWishesView): Markup {
  const { language } = shown
  const choices = topics.map(({ value, label }) => ({ value, label: label[language] }))
  const label = phrases.mailLabel[language]
  return html`<div class="work"><p><a class="back" href="/work/notifications">← ${administrationPhrases.notifications[language]}</a></p>${formSection(
    {
      action: '/work/mail-wishes',
      controls: [{ pointer: '/mailed', label, filling: { kind: 'several', choices } }],
      why: filled(phrases.mailWhy, language, { organisation }),
      button: phrases.save[language],
      shown,
    },
  )}</div>`
}
