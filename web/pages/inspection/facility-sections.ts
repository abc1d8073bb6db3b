import { html } from 'hono/html'
import type { Language, Words } from '../../../domain/words.ts'
import { dayText, localMoment } from '../local-time.ts'
import { filled, grams } from '../record/format.ts'
import { dangerMark } from '../workplace/danger-line.ts'
import { inspectionPhrases as say } from '../workplace/inspection/phrases.ts'
import { datedText, validityTag } from '../workplace/organisation/dated.ts'
import { organisationPhrases } from '../workplace/organisation/phrases.ts'
import { countText } from '../workplace/oversight/mass-text.ts'
import type { Markup } from '../workplace/shell.ts'
import type { HeldBatch, HeldSum, InspectedFacility } from './view.ts'

/** A facility for an inspector: what is dangerous first, then its licences, what lies there, and what moved. */
export function facilitySections(view: InspectedFacility, language: Language): Markup {
  return html`${placeOf(view, language)}${quarantineOf(view, language)}${licencesOf(view, language)}${heldOf(view, language)}${movementsOf(view, language)}`
}

function placeOf({ address, jurisdiction }: InspectedFacility, language: Language): Markup {
  const keys: readonly (readonly [Words, string | null])[] = [
    [organisationPhrases.address, address],
    [organisationPhrases.jurisdiction, jurisdiction],
  ]
  return html`<section><dl class="keys">${keys.map(([label, value]) =>
    value === null ? '' : html`<div><dt>${label[language]}</dt><dd>${value}</dd></div>`,
  )}</dl></section>`
}

function quarantineOf(
  { apart, quarantined, lookedThrough }: InspectedFacility,
  language: Language,
): Markup {
  const more =
    lookedThrough === undefined
      ? ''
      : html`<p class="soft">${filled(say.quarantinedMore, language, { n: countText(lookedThrough, language) })}</p>`
  return html`<section${quarantined.length === 0 ? '' : html` class="held"`}><h2>${say.quarantined[language]}</h2>${
    quarantined.length === 0
      ? html`<p>${say.quarantinedNone[language]}</p>`
      : html`${quarantined.length < apart.lines ? sumOf(apart, quarantined, language) : ''}${batchesOf(quarantined, language)}`
  }${more}</section>`
}

function licencesOf({ licences }: InspectedFacility, language: Language): Markup {
  return html`<section><h2>${organisationPhrases.licences[language]}</h2>${
    licences.length === 0
      ? html`<p>${organisationPhrases.licencesNone[language]}</p>`
      : html`<ul class="list">${licences.map(
          (one) =>
            html`<li><span class="what">${datedText(one, language)}</span>${validityTag(one, language)}</li>`,
        )}</ul>`
  }</section>`
}

function heldOf({ held, batches }: InspectedFacility, language: Language): Markup {
  return html`<section><h2>${say.holds[language]}</h2>${
    held.lines === 0
      ? html`<p>${say.holdsNone[language]}</p>`
      : html`${sumOf(held, batches, language)}${batchesOf(batches, language)}`
  }</section>`
}

/** What all of them come to, and how many of them are listed where that is not all. */
function sumOf(sum: HeldSum, listed: readonly HeldBatch[], language: Language): Markup {
  const { lines, unweighed } = sum
  const phrase = lines === 1 ? say.holdsOne : say.holdsTotal
  const mass = grams(sum.grams, language)
  const total = filled(phrase, language, { n: countText(lines, language), mass })
  const open =
    unweighed === 0
      ? ''
      : html` <small>${filled(say.unweighed, language, { n: countText(unweighed, language) })}</small>`
  const first =
    listed.length < lines
      ? html`<p class="soft">${filled(say.firstOf, language, { n: listed.length })}</p>`
      : ''
  return html`<p><b>${total}</b>${open}</p>${first}`
}

function batchesOf(batches: readonly HeldBatch[], language: Language): Markup {
  return html`<ul class="list">${batches.map(
    ({ code, kind, state, grams: mass, since, danger }) => {
      const day = filled(say.since, language, { day: dayText(since, language) })
      const says = [kind[language], state[language], day]
      return html`<li><span class="what"><b class="code">${code}</b>${dangerMark(danger, language)}<small>${says.join(' · ')}</small></span><span class="num">${
        mass === null ? say.notWeighed[language] : grams(mass, language)
      }</span></li>`
    },
  )}</ul>`
}

function movementsOf(view: InspectedFacility, language: Language): Markup {
  const { movements, movementDays, timeZone } = view
  const head = html`<h2>${say.movements[language]}</h2>`
  if (movements.length === 0)
    return html`<section>${head}<p>${filled(say.movementsNone, language, { n: movementDays })}</p></section>`
  return html`<section>${head}<ul class="list">${movements.map(
    ({ time, code, kind, movement, stage, grams: mass }) => {
      const moment = localMoment(time, language, timeZone)
      const says = [movement[language], stage[language], kind[language], moment]
      return html`<li><span class="what"><b class="code">${code}</b><small>${says.join(' · ')}</small></span><span class="num">${grams(mass, language)}</span></li>`
    },
  )}</ul></section>`
}
