import { localDay } from '../../domain/local-day.ts'
import { calledIn, nameIn } from '../../domain/local-names.ts'
import { filled, nameAndCode } from '../../web/pages/record/format.ts'
import { paperPhrases } from '../../web/pages/workplace/organisation/paper-phrases.ts'
import { organisationPhrases } from '../../web/pages/workplace/organisation/phrases.ts'
import {
  facilityControls,
  newFacilityControls,
  organisationControls,
  type PlaceForm,
} from '../../web/pages/workplace/organisation/place-page.ts'
import { randomId } from '../random-id.ts'
import { readEstates } from '../store/organisations/estates.ts'
import type { StoredFacility } from '../store/organisations/facilities.ts'
import type { PageAsker } from './page-asker.ts'

/** A form about a place with its heading, before anything is typed into it. */
export type PlaceFormOf = Omit<PlaceForm, 'shown'> & { readonly heading: string }

/** The form of a new facility. */
export async function newFacilityForm(asker: PageAsker): Promise<PlaceFormOf> {
  const { language } = asker
  return {
    heading: paperPhrases.addFacility[language],
    action: '/work/new-facility',
    controls: newFacilityControls(await estateChoices(asker), language),
    isNew: true,
  }
}

/** The form of a facility that is on record. */
export async function facilityForm(
  asker: PageAsker,
  facility: StoredFacility,
): Promise<PlaceFormOf> {
  const { language } = asker
  const { code, closedTime, place } = facility
  const name = nameIn(facility, language)
  const action = `/work/facilities/${encodeURIComponent(code)}`
  const closed = closedTime === null ? undefined : localDay(closedTime, place)
  return {
    heading: nameAndCode({ name, code }, language),
    action,
    controls: facilityControls(await estateChoices(asker), language),
    closing: { action: `${action}/closing`, name, closed },
    showing: { action: `${action}/inspection`, id: randomId() },
  }
}

/** The form of what an organisation says of itself. */
export function usualForm(
  { language, organisation }: PageAsker,
  { jurisdiction: code }: { jurisdiction: string },
): PlaceFormOf {
  return {
    heading: filled(organisationPhrases.placeOf, language, {
      name: nameIn(organisation, language),
    }),
    action: '/work/organisation/place',
    controls: organisationControls(language),
    note: filled(organisationPhrases.jurisdictionFixed, language, { code }),
  }
}

/** Estates that a facility may stand in. */
async function estateChoices({ db, organisationKey, language }: PageAsker) {
  const estates = calledIn(await readEstates(db, organisationKey), language)
  return estates.map((estate) => ({ value: estate.code, label: nameAndCode(estate, language) }))
}
