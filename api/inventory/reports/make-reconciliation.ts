import { z } from '@hono/zod-openapi'
import { reconcile } from '../../../domain/claim/reconcile.ts'
import { recycledClasses } from '../../../domain/claim/recycled-class.ts'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import type { Database } from '../../store/database.ts'
import { readReconciliation } from '../../store/evidence/reconciliation.ts'
import { checkPeriod, periodShape, withZone } from './period-schema.ts'

/** Most sums that one reconciliation is put together from. */
const mostCells = 200_000

interface Asked extends z.output<typeof reconciliationQuerySchema> {
  /** As it stood then; as it stands now when absent. */
  readonly asOf?: Date | undefined
}

/** An organisation's reconciliation, for the API, an export and the command line alike. Throws a RefusedError when it is too large. */
export async function makeReconciliation(db: Database, organisationKey: number, query: Asked) {
  const period = await withZone(db, organisationKey, query)
  const cells = await readReconciliation(db, organisationKey, { ...period, most: mostCells + 1 })
  if (cells.length <= mostCells) return { timeZone: period.timeZone, ...reconcile(cells) }
  const values = { most: mostCells }
  throw new RefusedError(refuse('too_large', '/query/to', ['reconciliation_too_large', values]))
}

/** What a reconciliation may be asked for. */
export const reconciliationQuerySchema = z.strictObject(periodShape).superRefine(checkPeriod)

const grams = z.int()

/** A reconciliation of recycled content. */
export const reconciliationSchema = z
  .object({
    from: z.string(),
    to: z.string(),
    timeZone: z.string(),
    balanced: z.boolean().describe('Whether every row explains its closing balance to the gram'),
    rows: z
      .array(
        z.object({
          facility: z.string(),
          material: z.string(),
          class: z.enum(recycledClasses),
          openingGrams: grams,
          recycledInputGrams: grams.describe('Recycled grams that went into processes'),
          processLossGrams: grams.describe('Of these, what the measured conversion left out'),
          conversionFactor: z
            .string()
            .nullable()
            .describe('Credited per recycled input of the period, six places, cut off'),
          byProductGrams: grams.describe('Credited out of losses that were sold after all'),
          takenBackGrams: grams.describe('Held by credits whose event was taken back'),
          claimedGrams: z.record(z.string(), grams).describe('By standard and version'),
          carriedOnGrams: grams.describe('Drawn into the credits of later processes'),
          closingGrams: grams,
        }),
      )
      .readonly(),
  })
  .openapi('Reconciliation')
