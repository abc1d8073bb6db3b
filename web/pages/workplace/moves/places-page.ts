import { html } from 'hono/html'
import type { FloorPlace } from '../../../../domain/moves/place.ts'
import type { Language } from '../../../../domain/words.ts'
import { localMoment } from '../../local-time.ts'
import { filled, grams, nameAndCode } from '../../record/format.ts'
import { numberText } from '../lines/figure-text.ts'
import type { Markup } from '../shell.ts'
import { facilityFilter } from './facility-filter.ts'
import { movePhrases } from './phrases.ts'
import { kindWords, placePhrases, serverWords } from './place-phrases.ts'
import type { FacilityChoice } from './view.ts'

/** A place as its pages show it, under the name that the reader calls it by. */
export interface ShownPlace extends FloorPlace {
  readonly name: string
  readonly facilityName: string
  readonly timeZone: string
  readonly standing: number
  readonly coming: number
  readonly heldGrams: number
}

export interface PlacesView {
  readonly places: readonly ShownPlace[]
  readonly facilities: readonly FacilityChoice[]
  readonly facility: string | undefined
  readonly mayAdd: boolean
}

/** The places of an organisation with what they hold, and the way to add one. */
export function placesBody(view: PlacesView, language: Language): Markup {
  const say = placePhrases
  const { places, mayAdd } = view
  return html`<div class="work"><p><a class="back" href="/work/moves">← ${movePhrases.title[language]}</a></p><p class="soft">${say.placesWhy[language]}</p>${
    mayAdd
      ? html`<p><a class="button quiet" href="/work/new-place">${say.addPlace[language]}</a></p>`
      : ''
  }${facilityFilter(view, { action: '/work/places' }, language)}<section>${
    places.length === 0
      ? html`<p>${say.noPlaces[language]}</p>`
      : html`<ul class="list">${places.map(
          (place) =>
            html`<li><span class="what"><a href="/work/places/${encodeURIComponent(place.code)}"><b>${nameAndCode(place, language)}</b></a><small>${placeFacts(place, language).join(' · ')}</small></span>${place.isClosed ? html`<span class="pill">${say.isClosed[language]}</span>` : ''}</li>`,
        )}</ul>`
  }</section></div>`
}

/** What a place is and holds, in a few words. */
function placeFacts(place: ShownPlace, language: Language): readonly string[] {
  const say = placePhrases
  const { kind, facility: code, facilityName: name, standing, coming, heldGrams } = place
  const most = mostTexts(place, language)
  return [
    nameAndCode({ name, code }, language),
    kindWords[kind][language],
    filled(say.standingCount, language, { count: standing }),
    ...(coming === 0 ? [] : [filled(say.comingCount, language, { count: coming })]),
    ...(heldGrams === 0 ? [] : [grams(heldGrams, language)]),
    ...most,
  ]
}

function mostTexts(
  { capacityContainers, capacityGrams }: FloorPlace,
  language: Language,
): readonly string[] {
  const say = placePhrases
  const containers = capacityContainers ?? undefined
  return [
    ...(containers === undefined
      ? []
      : [filled(say.mostCount, language, { count: numberText(containers, language) })]),
    ...(capacityGrams === null
      ? []
      : [filled(say.mostMass, language, { mass: grams(capacityGrams, language) })]),
  ]
}

export interface PlaceView {
  readonly place: ShownPlace
  readonly batches: readonly {
    readonly batch: string
    readonly grams: number | null
    readonly since: string
  }[]
  readonly mayChange: boolean
}

/** A place: what it is, what stands there, the longest there first. */
export function placeBody({ place, batches, mayChange }: PlaceView, language: Language): Markup {
  const say = placePhrases
  const at = `/work/places/${encodeURIComponent(place.code)}`
  return html`<div class="work"><p><a class="back" href="/work/places">← ${say.places[language]}</a></p><section><p>${place.isClosed ? html` <span class="pill">${say.isClosed[language]}</span>` : ''}<span>${[...placeFacts(place, language), serverWords[place.servedBy][language]].join(' · ')}</span></p>${
    mayChange
      ? html`<p><a class="button quiet" href="${at}/change">${say.changePlace[language]}</a></p>`
      : ''
  }</section><section><h2>${say.standing[language]}</h2>${
    batches.length === 0
      ? html`<p>${say.nothingThere[language]}</p>`
      : html`<ul class="list">${batches.map(
          ({ batch, grams: mass, since }) =>
            html`<li><span class="what"><a href="/work/batches/${encodeURIComponent(batch)}"><b>${batch}</b></a><small>${filled(say.since, language, { time: localMoment(since, language, place.timeZone) })}</small></span><span class="num">${mass === null ? movePhrases.unweighed[language] : grams(mass, language)}</span></li>`,
        )}</ul>`
  }</section></div>`
}
