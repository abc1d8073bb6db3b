import type { z } from '@hono/zod-openapi'
import type { Transaction } from 'kysely'
import { type Fault, faultOf, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { By } from '../http/principal.ts'
import { audit } from '../people/access/audit.ts'
import type { Database, Tables } from '../store/database.ts'
import { lockMoves, readMoves } from '../store/moves/moves.ts'
import { readOrders } from '../store/moves/orders.ts'
import {
  addPlaceInside,
  changePlaceInside,
  readPlacesInside,
  type StoredPlace,
} from '../store/moves/places.ts'
import { findFacility, isOpen } from '../store/organisations/facilities.ts'
import type { newPlaceSchema, placeChangeSchema } from './place-schemas.ts'

/** The organisation's place of this code. Throws the refusal that another organisation's gets as well. */
export async function ownPlace(
  db: Database,
  organisationKey: number,
  code: string,
  pointer = '/path/code',
): Promise<StoredPlace> {
  const [place] = await readPlacesInside(db, organisationKey, { code })
  if (place !== undefined) return place
  throw new RefusedError(refuse('not_found', pointer, ['place_not_there', { place: code }]))
}

/** Adds a place to a facility; throws every fault in it as one refusal. */
export async function addOwnPlace(
  tx: Transaction<Tables>,
  { organisationKey, principal, now }: By,
  asked: z.output<typeof newPlaceSchema>,
): Promise<StoredPlace> {
  const { code, facility: named, ...said } = asked
  await lockMoves(tx, organisationKey)
  const [taken] = await readPlacesInside(tx, organisationKey, { code })
  const facility = await findFacility(tx, organisationKey, named)
  const faults: Fault[] = []
  if (taken !== undefined) faults.push(faultOf('/code', 'place_code_taken', { place: code }))
  if (facility === undefined || !isOpen(facility)) {
    faults.push(faultOf('/facility', 'facility_not_there', { facility: named }))
  }
  if (faults.length > 0 || facility === undefined) {
    throw new RefusedError({ code: 'invalid', faults })
  }
  const { names = {}, capacityGrams = null, capacityContainers = null } = said
  const place = { ...said, code, names, capacityGrams, capacityContainers }
  await addPlaceInside(tx, organisationKey, { facilityKey: facility.facilityKey, place, now })
  await audit(tx, principal, { kind: 'administration', action: 'place added', detail: asked, now })
  return ownPlace(tx, organisationKey, code)
}

/** Says what a place is from now on; one at which something stands, or that a move leads to or from, is not closed. */
export async function changeOwnPlace(
  tx: Transaction<Tables>,
  { organisationKey, principal, now }: By,
  { code, change }: { code: string; change: z.output<typeof placeChangeSchema> },
): Promise<StoredPlace> {
  await lockMoves(tx, organisationKey)
  const place = await ownPlace(tx, organisationKey, code)
  const { closed, ...said } = change
  if (closed === true && !place.isClosed) await refuseInUse(tx, organisationKey, place)
  const closedTime =
    closed === undefined || closed === place.isClosed ? undefined : closed ? now : null
  await changePlaceInside(tx, place.placeKey, { ...said, closedTime })
  const detail = { place: code, ...change }
  await audit(tx, principal, { kind: 'administration', action: 'place changed', detail, now })
  return ownPlace(tx, organisationKey, code)
}

async function refuseInUse(
  tx: Transaction<Tables>,
  organisationKey: number,
  { code, standing }: StoredPlace,
): Promise<void> {
  const open = await readMoves(tx, organisationKey, { open: true, place: code })
  const orders = await readOrders(tx, organisationKey, { waiting: true })
  const count = standing + open.length + orders.filter(({ to }) => to === code).length
  if (count === 0) return
  throw new RefusedError(refuse('invalid', '/closed', ['place_in_use', { place: code, count }]))
}
