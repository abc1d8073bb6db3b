import { html } from 'hono/html'
import type { Markup } from '../shell.ts'
import { errorSummary } from './error-summary.ts'
import { type FormSection, formSection } from './form-section.ts'

export interface FormPage extends Omit<FormSection, 'title' | 'act'> {
  /** The page that it leads back to. */
  readonly back: { readonly href: string; readonly label: string }
}

/** A page with one form, and what was wrong with it at its head. */
export function formPageBody({ back, shown, ...form }: FormPage): Markup {
  return html`<div class="work"><p><a class="back" href="${back.href}">← ${back.label}</a></p>${errorSummary(shown.said, shown.language)}${formSection({ ...form, shown })}</div>`
}
