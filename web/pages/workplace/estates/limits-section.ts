import { html } from 'hono/html'
import type { HeldState } from '../../../../domain/held-limit.ts'
import { sourceIn } from '../../../../domain/house-rules.ts'
import type { Source } from '../../../../domain/source.ts'
import type { Language } from '../../../../domain/words.ts'
import { filled, grams, nameAndCode } from '../../record/format.ts'
import type { Markup } from '../shell.ts'
import { estatePhrases } from './phrases.ts'

/** Dangerous goods at a facility against what one of its licences lets lie there. */
export interface ShownLimit {
  readonly number: string
  readonly facility: { readonly code: string; readonly name: string }
  readonly limitGrams: number
  readonly heldGrams: number
  readonly unweighed: number
  /** Of the limit, with two decimals. */
  readonly percent: string
  readonly state: HeldState
}

/** Limits with what lies there, each leading to the licences of its facility; nothing where there are none. */
export function limitsSection(
  limits: readonly ShownLimit[],
  { language, source }: { readonly language: Language; readonly source: Source },
): Markup | '' {
  if (limits.length === 0) return ''
  const isUrgent = limits.some(({ state }) => state === 'over')
  return html`<section id="limits"${isUrgent ? html` class="held"` : ''}><h2>${estatePhrases.limits[language]}</h2><ul class="list">${limits.map(
    (limit) => limitLine(limit, language),
  )}</ul><p class="soft">${sourceIn(source, language).text}</p></section>`
}

function limitLine(limit: ShownLimit, language: Language): Markup {
  const { number, facility, heldGrams, limitGrams, percent, unweighed, state } = limit
  const amounts = filled(estatePhrases.held, language, {
    held: grams(heldGrams, language),
    limit: grams(limitGrams, language),
    percent,
  })
  const href = `/work/facilities/${encodeURIComponent(facility.code)}/licences`
  return html`<li><span class="what"><a href="${href}"><b>${nameAndCode(facility, language)}</b></a> ${amounts}<small>${filled(estatePhrases.licence, language, { number })}${
    unweighed === 0 ? '' : ` · ${filled(estatePhrases.unweighed, language, { n: unweighed })}`
  }</small></span>${state === 'below' ? '' : html`<span class="tag over">${estatePhrases[state][language]}</span>`}</li>`
}
