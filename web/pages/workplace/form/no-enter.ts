import { html } from 'hono/html'

/**
 * Stands first in a form that records or signs: Enter in a field, which a wedge scanner writes after each code, then does nothing, and only
 * a button that somebody presses does. HTML, implicit submission: a form whose default button is disabled is not sent.
 */
export const noEnter = html`<button disabled hidden></button>`
