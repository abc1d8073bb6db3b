import { html } from 'hono/html'
import type { Language } from '../../../../domain/words.ts'
import { filled, nameAndCode } from '../../record/format.ts'
import type { Control } from '../form/control.ts'
import type { Filled } from '../form/control-html.ts'
import { errorSummary } from '../form/error-summary.ts'
import { formSection } from '../form/form-section.ts'
import { nameControls } from '../organisation/name-controls.ts'
import { organisationPhrases } from '../organisation/phrases.ts'
import type { Markup } from '../shell.ts'
import { estatePhrases as say } from './phrases.ts'

/** A facility as a list of estates shows it. */
export interface EstateFacility {
  readonly code: string
  readonly name: string
  readonly floorAreaSquareMetres: number | null
}

export interface EstatesView {
  readonly estates: readonly {
    readonly code: string
    readonly name: string
    readonly facilities: readonly EstateFacility[]
  }[]
  /** What stands in none. */
  readonly others: readonly EstateFacility[]
  /** Absent where the person may only read. */
  readonly form?: { readonly controls: readonly Control[]; readonly shown: Filled }
}

/** The estates of an organisation with the facilities in each, and the form that adds one. */
export function estatesBody({ estates, others, form }: EstatesView, language: Language): Markup {
  const mayChange = form !== undefined
  return html`<div class="work"><p><a class="back" href="/work/organisation">← ${organisationPhrases.title[language]}</a></p>${errorSummary(form?.shown.said ?? [], language)}<p class="soft">${say.why[language]}</p><p><a class="button quiet" href="/work/measures/estates">${say.figures[language]}</a></p>${
    estates.length === 0 ? html`<section><p>${say.none[language]}</p></section>` : ''
  }${estates.map(
    (estate) =>
      html`<section><h2>${nameAndCode(estate, language)}</h2>${facilitiesOf(estate.facilities, language)}${
        mayChange
          ? html`<p><a class="button quiet" href="/work/estates/${encodeURIComponent(estate.code)}" aria-label="${say.change[language]}: ${estate.name}">${say.change[language]}</a></p>`
          : ''
      }</section>`,
  )}${
    others.length === 0 || estates.length === 0
      ? ''
      : html`<section><h2>${say.inNone[language]}</h2>${facilitiesOf(others, language)}</section>`
  }${
    form === undefined
      ? ''
      : formSection({
          ...form,
          action: '/work/estates',
          title: say.add[language],
          button: say.add[language],
        })
  }</div>`
}

function facilitiesOf(facilities: readonly EstateFacility[], language: Language): Markup {
  if (facilities.length === 0) return html`<p class="soft">${say.noFacility[language]}</p>`
  return html`<ul class="list">${facilities.map((facility) => {
    const { floorAreaSquareMetres: n } = facility
    const area = n === null ? '' : filled(say.area, language, { n })
    return html`<li><span class="what"><b>${nameAndCode(facility, language)}</b>${area === '' ? '' : html`<small>${area}</small>`}</span></li>`
  })}</ul>`
}

/** Questions about a new estate: what never changes comes first. */
export function newEstateControls(language: Language): readonly Control[] {
  return [
    {
      pointer: '/code',
      label: say.code[language],
      filling: { kind: 'text', isCode: true },
      hint: say.codeHint[language],
    },
    ...estateControls(language),
  ]
}

/** Questions about what an estate is called. */
export function estateControls(language: Language): readonly Control[] {
  return [
    { pointer: '/name', label: say.name[language], filling: { kind: 'text' } },
    ...nameControls(language),
  ]
}
