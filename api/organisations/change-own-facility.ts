import type { z } from '@hono/zod-openapi'
import type { Transaction } from 'kysely'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { By } from '../http/principal.ts'
import { audit } from '../people/access/audit.ts'
import type { Database, Tables } from '../store/database.ts'
import { findEstate } from '../store/organisations/estates.ts'
import { changeFacility, type StoredFacility } from '../store/organisations/facilities.ts'
import type { facilityChangeSchema } from './facility-schemas.ts'
import { ownFacility } from './own-facility.ts'

/**
 * Changes what is said of a facility from now on, or refuses a code that is none of the organisation's. What is recorded was
 * judged by what was said then.
 */
export async function changeOwnFacility(
  tx: Transaction<Tables>,
  { principal, organisationKey, now }: By,
  { code, asked }: { code: string; asked: z.output<typeof facilityChangeSchema> },
): Promise<StoredFacility> {
  const { facilityKey } = await ownFacility(tx, organisationKey, code)
  const { estate, ...said } = asked
  const estateKey = await estateKeyOf(tx, organisationKey, estate)
  const change = Object.assign({ estateKey }, said)
  await changeFacility(tx, organisationKey, { facilityKey, change })
  const detail = { facility: code, ...asked }
  await audit(tx, principal, { kind: 'administration', action: 'facility changed', detail, now })
  return ownFacility(tx, organisationKey, code)
}

/** The key of the estate of this code; null for none, undefined where nothing is said of it. Throws the refusal of one that is not there. */
export async function estateKeyOf(
  db: Database,
  organisationKey: number,
  code: string | null | undefined,
): Promise<number | null | undefined> {
  if (code === null || code === undefined) return code
  const estate = await findEstate(db, organisationKey, code)
  if (estate !== undefined) return estate.estateKey
  throw new RefusedError(refuse('invalid', '/estate', ['estate_not_there', { estate: code }]))
}
