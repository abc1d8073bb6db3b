import { html } from 'hono/html'
import type { Control } from '../form/control.ts'
import type { Filled } from '../form/control-html.ts'
import { errorSummary } from '../form/error-summary.ts'
import { formSection } from '../form/form-section.ts'
import type { Markup } from '../shell.ts'

export interface FormPage {
  /** The address that it is sent to, and the page that it leads back to. */
  readonly action: string
  readonly back: { readonly href: string; readonly label: string }
  readonly controls: readonly Control[]
  readonly button: string
  readonly why?: string
  readonly shown: Filled
}

/** A page with one form, and what was wrong with it at its head. */
export function formPageBody({ back, shown, ...form }: FormPage): Markup {
  return html`<div class="work"><p><a class="back" href="${back.href}">← ${back.label}</a></p>${errorSummary(shown.said, shown.language)}${formSection({ ...form, shown })}</div>`
}
