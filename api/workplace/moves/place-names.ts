import { usualTimeZone } from '../../../domain/local-day.ts'
import { nameIn } from '../../../domain/local-names.ts'
import type { Refusal } from '../../../domain/refusal.ts'
import type { Language } from '../../../domain/words.ts'
import { nameAndCode } from '../../../web/pages/record/format.ts'
import type { Choice } from '../../../web/pages/workplace/form/control.ts'
import type { ShownPlace } from '../../../web/pages/workplace/moves/places-page.ts'
import type { FacilityChoice, PlaceNames } from '../../../web/pages/workplace/moves/view.ts'
import type { StoredPlace } from '../../store/moves/places.ts'
import type { StoredFacility } from '../../store/organisations/facilities.ts'

/** What places are called by a reader, and the clocks of their facilities. */
export function placeNames(places: readonly StoredPlace[], language: Language): PlaceNames {
  const names = new Map(places.map((place) => [place.code, nameOf(place, language)]))
  const zones = new Map(places.map(({ facility, timeZone }) => [facility, timeZone]))
  return {
    nameOf: (place) => names.get(place) ?? place,
    zoneOf: (facility) => zones.get(facility) ?? usualTimeZone,
  }
}

/** Places that take something, to choose from; each with its facility where there are several. */
export function placeChoices(
  places: readonly StoredPlace[],
  language: Language,
): readonly Choice[] {
  const open = places.filter(({ isClosed }) => !isClosed)
  const isOne = new Set(open.map(({ facility }) => facility)).size < 2
  return open.map((place) => {
    const name = nameOf(place, language)
    return { value: place.code, label: isOne ? name : `${name} · ${place.facility}` }
  })
}

/** Facilities to choose from, under the names that the reader calls them by. */
export function facilityChoices(
  facilities: readonly StoredFacility[],
  language: Language,
): readonly FacilityChoice[] {
  return facilities.map(({ code, name, names }) => ({
    code,
    name: nameIn({ name, names }, language),
  }))
}

/** A place under the names that the reader calls it and its facility by. */
export function shownPlace(place: StoredPlace, language: Language): ShownPlace {
  const { facilityName: name, facilityNames: names } = place
  const facilityName = nameIn({ name, names }, language)
  return { ...place, name: nameIn(place, language), facilityName }
}

function nameOf({ name, names, code }: StoredPlace, language: Language): string {
  return nameAndCode({ name: nameIn({ name, names }, language), code }, language)
}

/** A refusal of the one thing of a list that a form asked for, with its faults at the form's own questions. */
export function refusedOfOne({ code, faults }: Refusal, list: string): Refusal {
  const under = `/${list}/0`
  const own = faults.map((fault) =>
    fault.pointer.startsWith(under)
      ? { ...fault, pointer: fault.pointer.slice(under.length) }
      : fault,
  )
  return { code, faults: own }
}
