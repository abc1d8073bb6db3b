import { html } from 'hono/html'
import type { Markup } from '../shell.ts'

/** Something that cannot be undone. */
export interface FinalAct {
  /** The address that it is sent to. */
  readonly action: string
  /** What is done, and to what: several of the same kind stand on one page. */
  readonly act: string
  readonly about: string
  /** What becomes of it. */
  readonly why: string
  /** Words of the button that does it. */
  readonly button: string
  /** Which act of several at the same address. */
  readonly value?: string
  /** What the page was made by, name and value: sent along unseen, so that an act is known again. */
  readonly seen?: readonly [string, string]
}

/** What cannot be undone, behind a heading: what becomes of it is read before the button that does it is there. */
export function finalAct({ action, act, about, why, button, value, seen }: FinalAct): Markup {
  return html`<details class="change"><summary>${act}<span class="unseen">: ${about}</span></summary><form method="post" action="${action}">${seen === undefined ? '' : html`<input type="hidden" name="${seen[0]}" value="${seen[1]}">`}<p>${why}</p><button class="risky" aria-label="${button}: ${about}"${value === undefined ? '' : html` name="do" value="${value}"`}>${button}</button></form></details>`
}
