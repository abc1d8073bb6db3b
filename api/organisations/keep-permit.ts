import type { z } from '@hono/zod-openapi'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { Asking } from '../http/asking.ts'
import { requestDigest } from '../once.ts'
import { refuseAlike } from '../store/alike.ts'
import type { Database } from '../store/database.ts'
import { addPermit, listPermits, type StoredPermit } from '../store/organisations/export-permits.ts'
import type { permitRequestSchema } from './permit-schemas.ts'

/** Puts an export permit on record, once for each id. Throws a RefusedError where its number looks like that of another. */
export async function keepPermit(
  db: Database,
  request: z.output<typeof permitRequestSchema>,
  { organisationKey, now }: Asking,
): Promise<{ readonly permit: StoredPermit; readonly isNew: boolean }> {
  const { id, number, issuer, destination, consents, totalGrams } = request
  const digest = requestDigest(request)
  const isNew = await addNew(db, {
    id,
    organisation_key: organisationKey,
    number,
    issuer,
    destination,
    consents,
    valid_from: request.validFrom,
    valid_until: request.validUntil,
    total_grams: totalGrams,
    left_grams: totalGrams,
    digest,
    created_time: now,
  })
  const [permit] = await listPermits(db, organisationKey, { id })
  if (permit === undefined || !permit.digest.equals(digest)) {
    throw new RefusedError(refuse('id_reused', '/number', ['permit_on_record', { number }]))
  }
  return { permit, isNew }
}

/** Adds a permit, or refuses one whose number looks like that of another: its grams would be allowed twice. */
async function addNew(db: Database, permit: Parameters<typeof addPermit>[1]): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const as = ['id_reused', '/number'] as const
    const asked = { table: 'export_permit', text: permit.number, as } as const
    await refuseAlike(tx, permit.organisation_key, asked)
    return addPermit(tx, permit)
  })
}
