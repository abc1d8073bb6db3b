import { html } from 'hono/html'
import type { Language, Words } from '../../../../domain/words.ts'
import { dayText } from '../../local-time.ts'
import { filled } from '../../record/format.ts'
import type { Markup } from '../shell.ts'
import { organisationPhrases } from './phrases.ts'

/** Something with a last day: a licence or a certificate. */
export interface Dated {
  readonly label: Words
  readonly number: string
  readonly validUntil: string
  readonly validity: 'live' | 'soon' | 'over'
}

/** What it is called, its number and its last day. */
export function datedText({ label, number, validUntil }: Dated, language: Language): Markup {
  const until = filled(organisationPhrases.until, language, {
    day: dayText(validUntil, language),
  })
  return html`${label[language]} <small>${number} · ${until}</small>`
}

/** A mark on what is over, or soon will be. */
export function validityTag(
  { validity }: Pick<Dated, 'validity'>,
  language: Language,
): Markup | '' {
  if (validity === 'live') return ''
  const phrase = validity === 'over' ? organisationPhrases.over : organisationPhrases.soon
  return html`<span class="tag over">${phrase[language]}</span>`
}
