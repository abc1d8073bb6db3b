import { html } from 'hono/html'
import { areaUnits } from '../../../../domain/line/area.ts'
import type { Language } from '../../../../domain/words.ts'
import { filled } from '../../record/format.ts'
import type { Choice, Control } from '../form/control.ts'
import type { Filled } from '../form/control-html.ts'
import { errorSummary } from '../form/error-summary.ts'
import { formSection } from '../form/form-section.ts'
import type { Markup } from '../shell.ts'
import { linePhrases } from './phrases.ts'

export interface LineForm {
  /** The address that it is sent to, and that it leads back to. */
  readonly action: string
  readonly back: { readonly href: string; readonly label: string }
  readonly controls: readonly Control[]
  readonly isNew: boolean
  readonly shown: Filled
}

/** The form that says what a line is, new or from a day on. */
export function lineFormBody({ action, back, controls, isNew, shown }: LineForm): Markup {
  const { said, language } = shown
  const why = linePhrases[isNew ? 'stationsWhy' : 'changeWhy'][language]
  const button = linePhrases[isNew ? 'add' : 'save'][language]
  return html`<div class="work"><p><a class="back" href="${back.href}">← ${back.label}</a></p>${errorSummary(said, language)}${formSection({ action, controls, button, why, shown })}</div>`
}

/** Questions about a new line, what never changes first. */
export function newLineControls(
  { facilities, ...asked }: Asked & { readonly facilities: readonly Choice[] },
  language: Language,
): readonly Control[] {
  return [
    {
      pointer: '/code',
      label: linePhrases.code[language],
      filling: { kind: 'text', isCode: true },
      hint: linePhrases.codeHint[language],
    },
    {
      pointer: '/facility',
      label: linePhrases.facility[language],
      filling: { kind: 'one', choices: facilities },
      hint: linePhrases.codeHint[language],
    },
    ...lineControls(asked, language),
  ]
}

interface Asked {
  readonly stations: readonly Choice[]
  /** How many places are offered. */
  readonly places: number
}

/** Questions about what a line is from a day on. */
export function lineControls({ stations, places }: Asked, language: Language): readonly Control[] {
  const say = linePhrases
  const number = (unit?: string) =>
    unit === undefined ? { kind: 'number' as const } : { kind: 'number' as const, unit }
  const units = areaUnits.map((value) => ({ value, label: say[value][language] }))
  return [
    { pointer: '/name', label: say.name[language], filling: { kind: 'text' } },
    {
      pointer: '/validFrom',
      label: say.validFrom[language],
      filling: { kind: 'date' },
      hint: say.validFromHint[language],
      optional: true,
    },
    { pointer: '/area/amount', label: say.area[language], filling: number() },
    {
      pointer: '/area/unit',
      label: say.areaUnit[language],
      filling: { kind: 'one', choices: units },
    },
    { pointer: '/plannedPeople', label: say.people[language], filling: number() },
    {
      pointer: '/ratedPerHour',
      label: say.rated[language],
      filling: number(say.perHourUnit[language]),
      hint: say.ratedHint[language],
    },
    {
      pointer: '/shifts',
      label: say.shifts[language],
      filling: { kind: 'long', isCode: true },
      hint: say.shiftsHint[language],
    },
    ...Array.from({ length: places }, (_, at) => stationControls(at, stations, language)).flat(),
  ]
}

function stationControls(
  at: number,
  choices: readonly Choice[],
  language: Language,
): readonly Control[] {
  const place = String(at + 1)
  return [
    {
      pointer: `/stations/${at}/station`,
      label: filled(linePhrases.stationAt, language, { place }),
      filling: { kind: 'one', choices },
      ...(at === 0 ? {} : { optional: true as const }),
    },
    {
      pointer: `/stations/${at}/ratedPerHour`,
      label: filled(linePhrases.stationRated, language, { place }),
      filling: { kind: 'number', unit: linePhrases.perHourUnit[language] },
      hint: linePhrases.stationRatedHint[language],
      optional: true,
    },
  ]
}
