import { html } from 'hono/html'
import type { Language } from '../../../../domain/words.ts'
import { nameAndCode } from '../../record/format.ts'
import type { Markup } from '../shell.ts'
import { placePhrases } from './place-phrases.ts'
import type { FacilityChoice } from './view.ts'

/** A form that narrows a list to one facility; nothing where there is but one. */
export function facilityFilter(
  {
    facilities,
    facility,
  }: { readonly facilities: readonly FacilityChoice[]; readonly facility: string | undefined },
  { action, hidden = {} }: { action: string; hidden?: Readonly<Record<string, string>> },
  language: Language,
): Markup | '' {
  if (facilities.length < 2) return ''
  const say = placePhrases
  return html`<form class="filter row" method="get" action="${action}">${Object.entries(hidden).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}<div><label for="facility">${say.facility[language]}</label><select id="facility" name="facility"><option value="">${say.allFacilities[language]}</option>${facilities.map(
    (one) =>
      html`<option value="${one.code}"${one.code === facility ? html` selected` : ''}>${nameAndCode(one, language)}</option>`,
  )}</select></div><button class="quiet">${say.show[language]}</button></form>`
}
