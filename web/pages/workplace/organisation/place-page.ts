import { html } from 'hono/html'
import type { Language } from '../../../../domain/words.ts'
import type { Control } from '../form/control.ts'
import { controlHtml, type Filled } from '../form/control-html.ts'
import { errorSummary } from '../form/error-summary.ts'
import type { Markup } from '../shell.ts'
import { organisationPhrases } from './phrases.ts'

/** A form that says where something is, from now on. */
export interface PlaceForm {
  /** The address that it is sent to. */
  readonly action: string
  readonly controls: readonly Control[]
  /** What is as it is and not asked. */
  readonly note?: string | undefined
  readonly shown: Filled
}

/** Where a facility or its organisation is. */
export function placeBody({ action, controls, note, shown }: PlaceForm): Markup {
  const { said, language } = shown
  return html`<div class="work"><p><a class="back" href="/work/organisation">← ${organisationPhrases.title[language]}</a></p>${errorSummary(said, language)}<section><p class="soft">${organisationPhrases.placeWhy[language]}</p><form method="post" action="${action}">${controls.map(
    (control) => controlHtml(control, shown),
  )}${note === undefined ? '' : html`<p class="soft">${note}</p>`}<div class="act"><button class="big">${organisationPhrases.save[language]}</button></div></form></section></div>`
}

/** Questions about where a facility is; what is left empty is its organisation's. */
export function facilityControls(language: Language): readonly Control[] {
  return [
    zoneControl(organisationPhrases.zoneHint[language], language),
    {
      pointer: '/jurisdiction',
      label: organisationPhrases.jurisdiction[language],
      filling: { kind: 'text', isCode: true },
      hint: organisationPhrases.jurisdictionHint[language],
      optional: true,
    },
  ]
}

/** The one question about where an organisation is: whose law it lies under is not its own to say. */
export function organisationControls(language: Language): readonly Control[] {
  return [zoneControl(organisationPhrases.usualZoneHint[language], language)]
}

function zoneControl(hint: string, language: Language): Control {
  return {
    pointer: '/timeZone',
    label: organisationPhrases.zone[language],
    filling: { kind: 'text', isCode: true, usual: Intl.supportedValuesOf('timeZone') },
    hint,
    optional: true,
  }
}
