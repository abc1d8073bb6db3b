import { z } from '@hono/zod-openapi'
import { recycledClasses } from '../../../domain/claim/recycled-class.ts'
import { checkPeriod, periodShape } from './period-schema.ts'

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
