import { html } from 'hono/html'
import { heldLimitRule } from '../../../../domain/held-limit.ts'
import type { Language, Words } from '../../../../domain/words.ts'
import { filled, grams } from '../../record/format.ts'
import { estatePhrases } from '../estates/phrases.ts'
import type { Control } from '../form/control.ts'
import type { Filled } from '../form/control-html.ts'
import { errorSummary } from '../form/error-summary.ts'
import { finalAct } from '../form/final-act.ts'
import { formSection } from '../form/form-section.ts'
import type { Markup } from '../shell.ts'
import { type Dated, datedText, validityTag } from './dated.ts'
import { paperPhrases as phrases } from './paper-phrases.ts'
import { organisationPhrases } from './phrases.ts'

/** A licence or certificate as it is administered. */
export interface Administered extends Dated {
  readonly id: string
  /** Whether it was taken off the list, or withdrawn. */
  readonly isEnded: boolean
  /** Most grams of dangerous goods that it lets lie there at once; null or absent where it says none. */
  readonly limitGrams?: number | null
}

export interface LicencesView {
  /** Address of the page itself. */
  readonly at: string
  readonly licences: readonly Administered[]
  /** Absent where the person may only read. */
  readonly form?: { readonly controls: readonly Control[]; readonly shown: Filled }
}

/** Licences of a facility, and the form that puts one on record. */
export function licencesBody({ at, licences, form }: LicencesView, language: Language): Markup {
  const back = html`<p><a class="back" href="/work/organisation">← ${organisationPhrases.title[language]}</a></p>`
  const list =
    licences.length === 0
      ? html`<p>${organisationPhrases.licencesNone[language]}</p>`
      : html`<ul class="list">${licences.map((one) => licenceLine(one, { mayEnd: form !== undefined, language }))}</ul>`
  return html`<div class="work">${back}${errorSummary(form?.shown.said ?? [], language)}<section>${list}</section>${
    form === undefined
      ? ''
      : formSection({
          ...form,
          action: at,
          title: phrases.addLicence[language],
          why: phrases.licenceWhy[language],
          button: phrases.addLicence[language],
        })
  }</div>`
}

function licenceLine(
  licence: Administered,
  { mayEnd, language }: { mayEnd: boolean; language: Language },
): Markup {
  const { id, number, isEnded, limitGrams = null } = licence
  const limit =
    limitGrams === null
      ? ''
      : html`<small>${estatePhrases.limit[language]} · ${grams(limitGrams, language)}</small>`
  const mark = isEnded
    ? html`<span class="tag">${phrases.taken[language]}</span>`
    : validityTag(licence, language)
  const act = finalAct({
    action: `/work/licences/${id}/end`,
    act: phrases.takeOff[language],
    about: number,
    why: phrases.takeOffWhy[language],
    button: phrases.takeOffYes[language],
  })
  return html`<li><span class="what">${datedText(licence, language)}${limit}</span>${mark}${mayEnd && !isEnded ? act : ''}</li>`
}

/** Questions about a licence: of a paper, and what it lets lie at the facility. */
export function licenceControls(
  kinds: Parameters<typeof paperControls>[0],
  language: Language,
): readonly Control[] {
  return [
    ...paperControls(kinds, language),
    {
      pointer: '/dangerousGoodsLimitGrams',
      label: estatePhrases.limit[language],
      filling: { kind: 'number', unit: 'g' },
      hint: filled(estatePhrases.limitHint, language, { percent: heldLimitRule.nearPercent }),
      optional: true,
    },
  ]
}

/** Questions about a paper with a number and days. */
export function paperControls(
  kinds: readonly { readonly value: string; readonly label: Words }[],
  language: Language,
): readonly Control[] {
  const choices = kinds.map(({ value, label }) => ({ value, label: label[language] }))
  return [
    { pointer: '/kind', label: phrases.kind[language], filling: { kind: 'one', choices } },
    {
      pointer: '/number',
      label: phrases.number[language],
      filling: { kind: 'text', isCode: true },
    },
    { pointer: '/validFrom', label: phrases.validFrom[language], filling: { kind: 'date' } },
    { pointer: '/validUntil', label: phrases.validUntil[language], filling: { kind: 'date' } },
  ]
}
