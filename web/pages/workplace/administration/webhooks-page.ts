import { html } from 'hono/html'
import type { Language, Words } from '../../../../domain/words.ts'
import { filled } from '../../record/format.ts'
import type { Control } from '../form/control.ts'
import type { Filled } from '../form/control-html.ts'
import { errorSummary } from '../form/error-summary.ts'
import { formSection } from '../form/form-section.ts'
import type { Markup } from '../shell.ts'
import { webhookPhrases as phrases } from './webhook-phrases.ts'

/** A webhook as its organisation's administrators see it. */
export interface ShownWebhook {
  readonly id: string
  readonly url: string
  /** Empty where nothing was said. */
  readonly description: string
  readonly topics: readonly Words[]
  readonly isPaused: boolean
  /** Which of its secrets it signs with; the first is 1. */
  readonly generation: number
}

/** An asked form with what was filled in. */
export interface AskedForm {
  readonly controls: readonly Control[]
  readonly shown: Filled
}

/** All webhooks, and the form that adds one. */
export function webhooksBody(
  { webhooks, form }: { webhooks: readonly ShownWebhook[]; form: AskedForm },
  language: Language,
): Markup {
  const list =
    webhooks.length === 0
      ? html`<p>${phrases.none[language]}</p>`
      : html`<ul class="list rows">${webhooks.map((one) => lineOf(one, language))}</ul>`
  const add = phrases.add[language]
  return html`<div class="work">${errorSummary(form.shown.said, language)}<section><p class="soft">${phrases.why[language]}</p>${list}</section>${formSection({ ...form, action: '/work/webhooks', title: add, button: add, hidden: ['/id'] })}</div>`
}

function lineOf({ id, url, description, topics, isPaused }: ShownWebhook, language: Language) {
  const count =
    topics.length === 1
      ? phrases.oneTopic[language]
      : filled(phrases.nTopics, language, { n: topics.length })
  const about = [...(description === '' ? [] : [description]), count].join(' · ')
  return html`<li><a class="rowlink" href="/work/webhooks/${id}"><b>${url}</b> <small>${about}</small></a>${pausedTag(isPaused, language)}</li>`
}

/** Whether anything is sent. */
export function pausedTag(isPaused: boolean, language: Language): Markup {
  return isPaused
    ? html`<span class="tag over">${phrases.paused[language]}</span>`
    : html`<span class="tag on">${phrases.active[language]}</span>`
}

/** Questions about a webhook. */
export function webhookControls(
  topics: readonly { readonly value: string; readonly label: Words }[],
  language: Language,
): readonly Control[] {
  return [
    {
      pointer: '/url',
      label: phrases.url[language],
      filling: { kind: 'text', isCode: true },
      hint: phrases.urlHint[language],
    },
    {
      pointer: '/description',
      label: phrases.description[language],
      filling: { kind: 'text' },
      optional: true,
    },
    {
      pointer: '/topics',
      label: phrases.topics[language],
      filling: {
        kind: 'several',
        choices: topics.map(({ value, label }) => ({ value, label: label[language] })),
      },
    },
  ]
}
