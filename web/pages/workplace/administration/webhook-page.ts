import { html, raw } from 'hono/html'
import type { Language, Words } from '../../../../domain/words.ts'
import { localMoment } from '../../local-time.ts'
import { filled } from '../../record/format.ts'
import { errorSummary } from '../form/error-summary.ts'
import { finalAct } from '../form/final-act.ts'
import { formSection } from '../form/form-section.ts'
import type { Markup } from '../shell.ts'
import { webhookPhrases as phrases } from './webhook-phrases.ts'
import { type AskedForm, pausedTag, type ShownWebhook } from './webhooks-page.ts'

/** Something that was sent, or is to be, with what came of it. */
export interface ShownDelivery {
  readonly id: string
  readonly topic: Words
  /** What it is about, as people call it. */
  readonly about: string
  readonly time: string
  readonly state: 'waiting' | 'delivered' | 'dead'
  /** When it is tried next; null when it is not. */
  readonly nextTime: string | null
  readonly attempts: readonly {
    readonly time: string
    readonly milliseconds: number
    /** HTTP status of the answer; null when there was none. */
    readonly status: number | null
    /** Why there was none. */
    readonly fault: string | null
  }[]
}

export interface WebhookView {
  readonly webhook: ShownWebhook
  /** Why nothing is sent; null while something is. */
  readonly pausedBecause: string | null
  /** Until when the secret before signs as well; null when there is none. */
  readonly previousSecretUntil: string | null
  /** A secret that was made just now. */
  readonly secret?: string | undefined
  readonly deliveries: readonly ShownDelivery[]
  readonly older: string | undefined
  readonly form: AskedForm
  /** Whose clock the times are of. */
  readonly timeZone: string
}

/** One webhook: where it goes, what can be done with it, and what was sent. A secret is shown once, on the answer that made it. */
export function webhookBody(view: WebhookView, language: Language): Markup {
  const { webhook, pausedBecause, previousSecretUntil, secret, form, timeZone } = view
  const { said } = form.shown
  const at = `/work/webhooks/${webhook.id}`
  return html`<div class="work"><p><a class="back" href="/work/webhooks">← ${phrases.title[language]}</a></p>${errorSummary(said, language)}${secret === undefined ? '' : secretBox(secret, language)}
<section><p>${webhook.description} ${pausedTag(webhook.isPaused, language)}</p>${pausedBecause === null ? '' : html`<p class="soft">${pausedBecause}</p>`}<p>${webhook.topics.map((topic) => topic[language]).join(' · ')}</p>${
    previousSecretUntil === null
      ? ''
      : html`<p class="soft">${filled(phrases.overlap, language, { time: localMoment(previousSecretUntil, language, timeZone) })}</p>`
  }<form class="row acts" method="post" action="${at}"><button name="do" value="test">${phrases.test[language]}</button><button class="quiet" name="do" value="${webhook.isPaused ? 'resume' : 'pause'}">${phrases[webhook.isPaused ? 'resume' : 'pause'][language]}</button></form>${finalAct(
    {
      action: at,
      act: phrases.rotate[language],
      about: webhook.url,
      why: phrases.rotateWhy[language],
      button: phrases.rotateYes[language],
      value: 'rotate',
      seen: ['generation', String(webhook.generation)],
    },
  )}${finalAct({
    action: at,
    act: phrases.remove[language],
    about: webhook.url,
    why: phrases.removeWhy[language],
    button: phrases.removeYes[language],
    value: 'remove',
  })}</section>
${deliveriesSection(view, language)}
<details class="change"${said.length > 0 ? raw(' open') : ''}><summary>${phrases.change[language]}</summary>${formSection({ ...form, action: at, button: phrases.save[language], act: 'change' })}</details></div>`
}

function secretBox(secret: string, language: Language): Markup {
  return html`<section class="told done" role="status"><h2>${phrases.secretOnce[language]}</h2><p><code class="secret">${secret}</code></p><p>${phrases.secretWhy[language]}</p></section>`
}

function deliveriesSection(view: WebhookView, language: Language): Markup {
  const { deliveries, older } = view
  return html`<section id="deliveries"><h2>${phrases.deliveries[language]}</h2><p class="soft">${phrases.deliveriesWhy[language]}</p>${
    deliveries.length === 0 ? html`<p>${phrases.deliveriesNone[language]}</p>` : ''
  }<ul class="list">${deliveries.map((one) => deliveryLine(one, view, language))}</ul>${
    older === undefined
      ? ''
      : html`<p><a class="button quiet" href="${older}">${phrases.older[language]}</a></p>`
  }</section>`
}

function deliveryLine(
  { id, topic, about, time, state, nextTime, attempts }: ShownDelivery,
  { webhook, timeZone }: WebhookView,
  language: Language,
): Markup {
  const moment = (text: string) => localMoment(text, language, timeZone)
  const mark = state === 'delivered' ? ' on' : state === 'dead' ? ' over' : ''
  const next =
    nextTime === null || state !== 'waiting'
      ? ''
      : html` · ${filled(phrases.next, language, { time: moment(nextTime) })}`
  return html`<li><span class="what"><b>${topic[language]}</b> ${about}<small><time datetime="${time}">${moment(time)}</time>${next}</small>${
    attempts.length === 0
      ? ''
      : html`<details><summary>${filled(phrases.attempts, language, { n: attempts.length })}</summary><ul>${attempts.map(
          (attempt) => html`<li>${attemptText(attempt, moment(attempt.time), language)}</li>`,
        )}</ul></details>`
  }</span><span class="tag${mark}">${phrases[state][language]}</span><form method="post" action="/work/deliveries/${id}"><input type="hidden" name="webhook" value="${webhook.id}"><button class="quiet" aria-label="${phrases.again[language]}: ${topic[language]} ${moment(time)}">${phrases.again[language]}</button></form></li>`
}

function attemptText(
  { milliseconds, status, fault }: ShownDelivery['attempts'][number],
  time: string,
  language: Language,
): string {
  return status === null
    ? filled(phrases.unanswered, language, { time, why: fault ?? '' })
    : filled(phrases.answered, language, { time, status, n: milliseconds })
}
