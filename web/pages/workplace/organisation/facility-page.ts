import { html } from 'hono/html'
import type { Language } from '../../../../domain/words.ts'
import type { Control, Typed } from '../form/control.ts'
import { controlHtml } from '../form/control-html.ts'
import { errorSummary } from '../form/error-summary.ts'
import type { Said } from '../form/said.ts'
import type { Markup } from '../shell.ts'
import { organisationPhrases } from './phrases.ts'

export interface FacilityForm {
  readonly code: string
  readonly typed: Typed
  readonly said: readonly Said[]
}

/** Where one facility is; what is left empty is its organisation's. */
export function facilityBody({ code, typed, said }: FacilityForm, language: Language): Markup {
  const shown = { typed, said, language }
  return html`<div class="work"><p><a class="back" href="/work/organisation">← ${organisationPhrases.title[language]}</a></p>${errorSummary(said, language)}<section><p class="soft">${organisationPhrases.placeWhy[language]}</p><form method="post" action="/work/facilities/${encodeURIComponent(code)}">${placeControls(
    language,
  ).map((control) =>
    controlHtml(control, shown),
  )}<div class="act"><button class="big">${organisationPhrases.save[language]}</button></div></form></section></div>`
}

/** Questions about where a facility is. */
export function placeControls(language: Language): readonly Control[] {
  return [
    {
      pointer: '/timeZone',
      label: organisationPhrases.zone[language],
      filling: { kind: 'text', isCode: true, usual: Intl.supportedValuesOf('timeZone') },
      hint: organisationPhrases.zoneHint[language],
      optional: true,
    },
    {
      pointer: '/jurisdiction',
      label: organisationPhrases.jurisdiction[language],
      filling: { kind: 'text', isCode: true },
      hint: organisationPhrases.jurisdictionHint[language],
      optional: true,
    },
  ]
}
