import { html } from 'hono/html'
import type { Language } from '../../../../domain/words.ts'
import { dayText } from '../../local-time.ts'
import { filled } from '../../record/format.ts'
import type { Control } from '../form/control.ts'
import { controlHtml, type Filled } from '../form/control-html.ts'
import type { Markup } from '../shell.ts'
import { endPhrases } from './end-phrases.ts'

/** Something on record that somebody may end, with a reason. */
export interface EndForm {
  /** The address that it is sent to. */
  readonly action: string
  readonly id: string
  /** What is done, and to what: several of the same kind stand on one page. */
  readonly act: string
  readonly about: string
  /** What becomes of it. */
  readonly why: string
}

/** Where the reason stands in the form of one thing; each on a page of its own name. */
export function endNoteAt(id: string): string {
  return `/end/${id}/note`
}

/** The one question: why it ends. */
export function endControl(id: string, language: Language): Control {
  return {
    pointer: endNoteAt(id),
    label: endPhrases.note[language],
    filling: { kind: 'text' },
    hint: endPhrases.noteHint[language],
  }
}

/** When something ended, and why. */
export function endedText(
  { day, note }: { readonly day: string; readonly note: string },
  language: Language,
): string {
  return filled(endPhrases.endedOn, language, { day: dayText(day, language), note })
}

/** The form that ends one thing, behind a heading: what becomes of it is read before the button that does it. Open where it was refused. */
export function endForm({ action, id, act, about, why }: EndForm, shown: Filled): Markup {
  const control = endControl(id, shown.language)
  const isOpen = shown.said.some((one) => one.control === control.pointer)
  return html`<details class="change"${isOpen ? html` open` : ''}><summary>${act}<span class="unseen">: ${about}</span></summary><form method="post" action="${action}"><p>${why}</p>${controlHtml(control, shown)}<button class="risky" aria-label="${act}: ${about}">${act}</button></form></details>`
}
