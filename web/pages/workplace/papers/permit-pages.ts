import { html } from 'hono/html'
import type { Language } from '../../../../domain/words.ts'
import { dayText } from '../../local-time.ts'
import { filled, grams } from '../../record/format.ts'
import type { Control } from '../form/control.ts'
import type { Filled } from '../form/control-html.ts'
import { errorSummary } from '../form/error-summary.ts'
import { handOverPhrases } from '../hand-over/phrases.ts'
import type { Markup } from '../shell.ts'
import { endedText, endForm } from './end-form.ts'
import { endPhrases } from './end-phrases.ts'
import { dayControl, gramsControl, textControl } from './paper-form.ts'
import { permitPhrases } from './permit-phrases.ts'

/** A permit as its page shows it. Days are `2026-11-22`. */
export interface PermitLine {
  readonly id: string
  readonly number: string
  readonly issuer: string
  readonly destination: string
  readonly consents: readonly string[]
  readonly validFrom: string
  readonly validUntil: string
  readonly totalGrams: number
  readonly leftGrams: number
  readonly validity: 'live' | 'over' | 'notYet' | 'withdrawn'
  /** Day on which it was withdrawn, and why. */
  readonly end?: { readonly day: string; readonly note: string }
}

/** Export permits with what is left of each, those that end first before others. */
export function permitsBody(
  { permits, mayAdd }: { permits: readonly PermitLine[]; mayAdd: boolean },
  shown: Filled,
): Markup {
  const { language, said } = shown
  return html`<div class="work">${errorSummary(said, language)}<p><a class="back" href="/work/hand-overs">← ${handOverPhrases.title[language]}</a></p><p class="soft">${permitPhrases.why[language]}</p>${
    mayAdd
      ? html`<p><a class="button big" href="/work/permits/new">${permitPhrases.add[language]}</a></p>`
      : ''
  }<section>${
    permits.length === 0
      ? html`<p>${permitPhrases.none[language]}</p>`
      : html`<ul class="list">${permits.map((one) => html`<li>${lineHtml(one, language)}${mayAdd ? withdrawHtml(one, shown) : ''}</li>`)}</ul>`
  }</section></div>`
}

function withdrawHtml({ id, number, end }: PermitLine, shown: Filled): Markup | '' {
  if (end !== undefined) return ''
  const say = (name: keyof typeof endPhrases) => endPhrases[name][shown.language]
  const words = { act: say('withdraw'), why: say('withdrawWhy'), about: number }
  return endForm({ action: `/work/permits/${id}/end`, id, ...words }, shown)
}

function lineHtml(permit: PermitLine, language: Language): Markup {
  const { number, issuer, destination, consents, validity } = permit
  const left = filled(permitPhrases.left, language, {
    left: grams(permit.leftGrams, language),
    total: grams(permit.totalGrams, language),
  })
  const valid = filled(permitPhrases.valid, language, {
    from: dayText(permit.validFrom, language),
    until: dayText(permit.validUntil, language),
  })
  return html`<div><b><bdi>${number}</bdi></b> <small><bdi>${issuer}</bdi> → ${destination} · ${valid}${
    consents.length === 0 ? '' : html` · ${consents.join(language === 'en' ? ', ' : '、')}`
  }</small><small>${left}</small>${
    permit.end === undefined ? '' : html`<small>${endedText(permit.end, language)}</small>`
  }</div><span class="tag${validity === 'live' ? ' on' : ''}">${validity === 'withdrawn' ? endPhrases.withdrawn[language] : permitPhrases[validity][language]}</span>`
}

/** The questions of a new permit. */
export function permitControls(language: Language): readonly Control[] {
  const say = (name: keyof typeof permitPhrases) => ({ label: permitPhrases[name], language })
  return [
    textControl('/number', say('number')),
    textControl('/issuer', say('issuer')),
    {
      pointer: '/destination',
      label: permitPhrases.destination[language],
      filling: { kind: 'text', isCode: true },
      hint: permitPhrases.destinationHint[language],
    },
    {
      pointer: '/consents',
      label: permitPhrases.consents[language],
      filling: { kind: 'long' },
      hint: permitPhrases.consentsHint[language],
      optional: true,
    },
    dayControl('/validFrom', say('validFrom')),
    dayControl('/validUntil', say('validUntil')),
    gramsControl('/totalGrams', say('total')),
  ]
}
