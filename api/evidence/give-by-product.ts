import type { z } from '@hono/zod-openapi'
import type { Transaction } from 'kysely'
import { claimableGrams } from '../../domain/claim/claimable-grams.ts'
import { decideByProduct } from '../../domain/claim/decide-by-product.ts'
import { isRefusal, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { Asking } from '../http/asking.ts'
import type { Database, Tables } from '../store/database.ts'
import { addCredit, listCredits, type StoredCredit } from '../store/evidence/credits.ts'
import { holdMade } from '../store/evidence/drawn-credits.ts'
import type { byProductRequestSchema } from './credit-schemas.ts'
import { giveOnce } from './give-once.ts'
import { readEvent } from './read-process.ts'

type ByProductRequest = z.output<typeof byProductRequestSchema>

/** Gives the credit of a by-product, out of a loss of the process whose credit is named, once. */
export async function giveByProduct(
  db: Database,
  request: ByProductRequest,
  { organisationKey, now }: Asking,
): Promise<{ credit: StoredCredit; isNew: boolean }> {
  return giveOnce(db, request, {
    organisationKey,
    write: async (tx, digest) => {
      const made = await readMade(tx, organisationKey, request.credit)
      await holdMade(tx, organisationKey, { events: [made.event] })
      const event = await readEvent(tx, organisationKey, { id: made.event, pointer: '/credit' })
      const ofEvent = await listCredits(tx, organisationKey, { events: [made.event] })
      const given = ofEvent.filter((credit) => credit.class === made.class)
      const grams = decideByProduct({ ...request, event, given })
      if (isRefusal(grams)) throw new RefusedError(grams)
      await addCredit(tx, {
        id: request.id,
        organisation_key: organisationKey,
        event_id: made.event,
        class: made.class,
        model: made.model,
        material: request.material,
        by_product_of: made.creditKey,
        loss: request.loss,
        recycled_input_grams: grams.recycledInputGrams,
        total_input_grams: grams.totalInputGrams,
        output_grams: grams.outputGrams,
        claimable_grams: claimableGrams(grams),
        // What went in, and the evidence for it, stands with the credit of what was made.
        inputs: '[]',
        digest,
        created_time: now,
      })
    },
  })
}

async function readMade(
  tx: Transaction<Tables>,
  organisationKey: number,
  id: string,
): Promise<StoredCredit> {
  const [made] = await listCredits(tx, organisationKey, { ids: [id] })
  if (made !== undefined && made.loss === null) return made
  const values = { credit: id }
  throw new RefusedError(refuse('not_found', '/credit', ['by_product_credit_unknown', values]))
}
