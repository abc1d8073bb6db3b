import { html } from 'hono/html'
import { typedAt } from '../../../../workflows/form/typed.ts'
import type { Markup } from '../shell.ts'
import type { Control } from './control.ts'
import type { Filled } from './control-html.ts'
import { controlsHtml } from './controls-html.ts'

/** A short form that stands by itself; what is wrong as a whole stands at the head of its page. */
export interface FormSection {
  /** The address that it is sent to. */
  readonly action: string
  readonly controls: readonly Control[]
  readonly button: string
  /** Absent where the page has this form alone. */
  readonly title?: string
  readonly why?: string
  /** What is as it is and not asked. */
  readonly note?: string | undefined
  /** What its button says of itself, where a page has several forms. */
  readonly act?: string
  /** Answers that are carried along unseen. */
  readonly hidden?: readonly string[]
  readonly shown: Filled
}

/** A section with a form of few questions and its one button. */
export function formSection(form: FormSection): Markup {
  const { action, controls, button, title, why, note, act, hidden = [], shown } = form
  return html`<section>${title === undefined ? '' : html`<h2>${title}</h2>`}${why === undefined ? '' : html`<p class="soft">${why}</p>`}<form method="post" action="${action}">${hidden.map(
    (name) => html`<input type="hidden" name="${name}" value="${typedAt(shown.typed, name)}">`,
  )}${controlsHtml(controls, shown)}${note === undefined ? '' : html`<p class="soft">${note}</p>`}<div class="act"><button class="big"${act === undefined ? '' : html` name="do" value="${act}"`}>${button}</button></div></form></section>`
}
