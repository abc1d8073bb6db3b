import { type Typed, typedAt } from '../../workflows/form/typed.ts'
import type { StoredFacility } from '../store/organisations/facilities.ts'
import { namesAt, numberAt, saidAt, typedNames, typedOf } from './form-values.ts'

/** What is said of a facility; null where nothing is. */
export function facilityIn(typed: Typed): Readonly<Record<string, unknown>> {
  return {
    // A facility always has a name: an empty one is a fault and takes nothing away.
    name: typedAt(typed, '/name').trim(),
    names: namesAt(typed),
    address: saidAt(typed, '/address'),
    estate: saidAt(typed, '/estate'),
    floorAreaSquareMetres: numberAt(typed, '/floorAreaSquareMetres'),
    timeZone: saidAt(typed, '/timeZone'),
    jurisdiction: saidAt(typed, '/jurisdiction'),
  }
}

/** The answers that the form of a facility begins with. */
export function typedFacility(facility: StoredFacility): Typed {
  const { name, names, address, estate, floorAreaSquareMetres, timeZone, jurisdiction } = facility
  return typedOf({
    '/name': name,
    ...typedNames(names),
    '/address': address,
    '/estate': estate,
    '/floorAreaSquareMetres': floorAreaSquareMetres,
    '/timeZone': timeZone,
    '/jurisdiction': jurisdiction,
  })
}
