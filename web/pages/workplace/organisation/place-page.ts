import { html } from 'hono/html'
import type { Language } from '../../../../domain/words.ts'
import { dayText } from '../../local-time.ts'
import { filled } from '../../record/format.ts'
import type { Choice, Control } from '../form/control.ts'
import { errorSummary } from '../form/error-summary.ts'
import { finalAct } from '../form/final-act.ts'
import { type FormSection, formSection } from '../form/form-section.ts'
import { type ShowForm, showForm } from '../inspection/show-form.ts'
import { endPhrases } from '../papers/end-phrases.ts'
import type { Markup } from '../shell.ts'
import { nameControls } from './name-controls.ts'
import { paperPhrases } from './paper-phrases.ts'
import { organisationPhrases } from './phrases.ts'
import { publicPhrases } from './public-phrases.ts'

/** A form that says what a facility or its organisation is from now on. */
export interface PlaceForm extends Omit<FormSection, 'title' | 'button' | 'why' | 'act'> {
  /** Whether it adds something, of which nothing was said before. */
  readonly isNew?: boolean
  /** A facility that may be closed, or opened again. */
  readonly closing?: ClosingView
  /** A facility that may be shown to an inspector. */
  readonly showing?: ShowForm
}

/** Whether a facility takes something, and where that is changed. */
export interface ClosingView {
  readonly action: string
  readonly name: string
  /** Day since which it is closed; undefined while it is open. */
  readonly closed: string | undefined
}

/** What a facility or its organisation is, and where. */
export function placeBody({ isNew = false, closing, showing, ...form }: PlaceForm): Markup {
  const { said, language } = form.shown
  const button = organisationPhrases.save[language]
  const why = organisationPhrases.placeWhy[language]
  const words = isNew ? { button } : { button, why }
  return html`<div class="work"><p><a class="back" href="/work/organisation">← ${organisationPhrases.title[language]}</a></p>${errorSummary(said, language)}${formSection({ ...form, ...words })}${showing === undefined ? '' : showForm(showing, language)}${closing === undefined ? '' : closingSection(closing, language)}</div>`
}

function closingSection({ action, name, closed }: ClosingView, language: Language): Markup {
  const say = (phrase: keyof typeof endPhrases) => endPhrases[phrase][language]
  if (closed === undefined) {
    const words = { act: say('close'), why: say('closeWhy'), button: say('close') }
    return html`<section id="closing">${finalAct({ action, about: name, value: 'close', ...words })}</section>`
  }
  const since = filled(endPhrases.closedSince, language, { day: dayText(closed, language) })
  return html`<section id="closing"><p><span class="tag">${since}</span></p><form method="post" action="${action}"><button name="do" value="open">${say('reopen')}</button></form></section>`
}

/** Questions about a new facility: what scans call it comes first, since it never changes. */
export function newFacilityControls(
  estates: readonly Choice[],
  language: Language,
): readonly Control[] {
  return [
    {
      pointer: '/code',
      label: paperPhrases.facilityCode[language],
      filling: { kind: 'text', isCode: true },
      hint: paperPhrases.facilityCodeHint[language],
    },
    ...facilityControls(estates, language),
  ]
}

/** Questions about what a facility is and where; a zone or jurisdiction that is left empty is its organisation's. */
export function facilityControls(
  estates: readonly Choice[],
  language: Language,
): readonly Control[] {
  return [
    { pointer: '/name', label: paperPhrases.facilityName[language], filling: { kind: 'text' } },
    ...nameControls(language),
    {
      pointer: '/address',
      label: organisationPhrases.address[language],
      filling: { kind: 'text' },
      optional: true,
    },
    ...(estates.length === 0 ? [] : [estateControl(estates, language)]),
    {
      pointer: '/floorAreaSquareMetres',
      label: organisationPhrases.area[language],
      filling: { kind: 'number', unit: paperPhrases.squareMetre[language] },
      hint: paperPhrases.areaHint[language],
      optional: true,
    },
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

/** What an organisation says of itself, the public part first: whose law it lies under is not its own to say. */
export function organisationControls(language: Language): readonly Control[] {
  return [
    ...nameControls(language),
    {
      pointer: '/contact',
      label: publicPhrases.contact[language],
      filling: { kind: 'text' },
      hint: publicPhrases.contactHint[language],
      optional: true,
    },
    {
      pointer: '/named',
      label: publicPhrases.named[language],
      filling: {
        kind: 'one',
        choices: [
          { value: 'no', label: publicPhrases.namedNo[language] },
          { value: 'yes', label: publicPhrases.namedYes[language] },
        ],
      },
      hint: publicPhrases.namedHint[language],
    },
    zoneControl(organisationPhrases.usualZoneHint[language], language),
  ]
}

/** In which estate it stands, where the organisation has any on record. */
function estateControl(choices: readonly Choice[], language: Language): Control {
  return {
    pointer: '/estate',
    label: organisationPhrases.estate[language],
    filling: { kind: 'one', choices },
    optional: true,
  }
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
