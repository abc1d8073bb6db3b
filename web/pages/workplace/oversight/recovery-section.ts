import { html } from 'hono/html'
import { nameIn } from '../../../../domain/local-names.ts'
import { sentence } from '../../../../domain/phrases.ts'
import { rateVerdict } from '../../../../domain/rate-verdict.ts'
import type { Language } from '../../../../domain/words.ts'
import { dayText } from '../../local-time.ts'
import { filled } from '../../record/format.ts'
import type { Rate } from '../../record/view.ts'
import type { Markup } from '../shell.ts'
import { opener } from './opener.ts'
import { deskPhrases } from './phrases.ts'
import type { DeskView } from './view.ts'

/** What was recovered in the year against what the law asks first, by recycler, and how it was computed. */
export function recoverySection({ year, rows }: DeskView['recovery'], language: Language): Markup {
  const say = deskPhrases
  return html`<section class="recovery"><h2>${say.recovery[language]}</h2>${
    rows.length === 0 ? html`<p>${filled(say.recoveryNone, language, { year })}</p>` : ''
  }${rows.map(({ rates, opens, ...recycler }) => {
    const name = nameIn(recycler, language)
    return html`<table class="figures-table"><thead><tr><th scope="col">${name}, ${year}</th><th scope="col" class="num">${say.reached[language]}</th><th scope="col" class="num">${say.target[language]}</th></tr></thead><tbody>${nearest(
      rates,
    ).map((rate) =>
      rateRow(rate, language),
    )}</tbody></table>${opener(opens, { text: say.how[language], about: name })}`
  })}</section>`
}

/** Of each measure the target that is due first: later and stricter ones stand on the report. */
function nearest(rates: readonly Rate[]): readonly Rate[] {
  const byMeasure = Map.groupBy(rates, ({ measure }) => measure.en)
  return [...byMeasure.values()].flatMap((own) =>
    own.toSorted((one, other) => (one.due < other.due ? -1 : 1)).slice(0, 1),
  )
}

function rateRow(rate: Rate, language: Language): Markup {
  const { measure, percent, minimumPercent, due, binding } = rate
  const verdict = rateVerdict(rate)
  const tone = verdict === 'rate_met' ? 'good' : verdict === 'rate_missed' ? 'bad' : 'plain'
  const day = dayText(due, language)
  const said = binding
    ? filled(deskPhrases.since, language, { day })
    : sentence('rate_not_binding', { day }, language)
  // What is said of a target that does not bind yet is its day.
  const told = verdict === 'rate_not_binding' ? undefined : sentence(verdict, {}, language)
  return html`<tr><th scope="row">${measure[language]}<small>${said}</small></th><td class="num">${percent} %</td><td class="num">${minimumPercent} %${told === undefined ? '' : html`<small><span class="pill ${tone}">${told}</span></small>`}</td></tr>`
}
