import type { z } from '@hono/zod-openapi'
import type { Transaction } from 'kysely'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { By } from '../http/principal.ts'
import { audit } from '../people/access/audit.ts'
import type { Database, Tables } from '../store/database.ts'
import {
  addEstate,
  findEstate,
  renameEstate,
  type StoredEstate,
} from '../store/organisations/estates.ts'
import type { estateChangeSchema, estateSchema } from './estate-schemas.ts'

/** Adds an estate; throws the refusal of a code that is taken. */
export async function addOwnEstate(
  tx: Transaction<Tables>,
  { principal, organisationKey, now }: By,
  estate: z.output<typeof estateSchema>,
): Promise<StoredEstate> {
  const { code } = estate
  if (!(await addEstate(tx, organisationKey, Object.assign({ now }, estate)))) {
    throw new RefusedError(refuse('invalid', '/code', ['estate_code_taken', { estate: code }]))
  }
  const done = { kind: 'administration', action: 'estate added', detail: estate, now } as const
  await audit(tx, principal, done)
  return ownEstate(tx, organisationKey, code)
}

/** Says what an estate is called from now on, or refuses a code that is none of the organisation's. */
export async function changeOwnEstate(
  tx: Transaction<Tables>,
  { principal, organisationKey, now }: By,
  { code, asked }: { code: string; asked: z.output<typeof estateChangeSchema> },
): Promise<StoredEstate> {
  const { estateKey } = await ownEstate(tx, organisationKey, code)
  const { name, names } = asked
  await renameEstate(tx, organisationKey, { estateKey, name, names })
  const detail = { estate: code, ...asked }
  await audit(tx, principal, { kind: 'administration', action: 'estate changed', detail, now })
  return ownEstate(tx, organisationKey, code)
}

/** The organisation's estate of this code. Throws the refusal that another organisation's gets as well. */
export async function ownEstate(
  db: Database,
  organisationKey: number,
  code: string,
): Promise<StoredEstate> {
  const estate = await findEstate(db, organisationKey, code)
  if (estate !== undefined) return estate
  throw new RefusedError(refuse('not_found', '/path/code', ['estate_not_there', { estate: code }]))
}
