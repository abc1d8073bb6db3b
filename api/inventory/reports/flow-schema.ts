import { z } from '@hono/zod-openapi'
import { flowGroups } from '../../../domain/flow-report.ts'
import { listSchema } from '../../http/query.ts'
import { checkPeriod, periodShape } from './period-schema.ts'

/** What a flow report may be asked for. */
export const flowQuerySchema = z
  .strictObject({
    ...periodShape,
    groupBy: listSchema(flowGroups, ['facility', 'month']).default([]),
  })
  .superRefine(checkPeriod)

const grams = z.int()
const gramsByName = z.record(z.string(), z.int())

const flowSchema = z.object({
  openingGrams: grams.nullable(),
  inGrams: grams.describe('In from outside onto batches'),
  producedGrams: grams,
  movedInGrams: grams.describe('From another facility'),
  outGrams: grams.describe('Out to outside'),
  consumedGrams: grams,
  movedOutGrams: grams.describe('To another facility'),
  weighingDifferenceGrams: grams.describe('Found by later weighings; negative when missed'),
  closingGrams: grams.nullable(),
  addedGrams: gramsByName.describe('In from outside straight into a process, by material'),
  lostGrams: gramsByName.describe('Lost in a process, by reason'),
  processDifferenceGrams: grams.describe('Neither came out nor was named as lost'),
})

/** A flow report. */
export const flowReportSchema = z
  .object({
    from: z.string(),
    to: z.string(),
    timeZone: z.string(),
    groupBy: z.array(z.enum(flowGroups)).readonly(),
    balanced: z.boolean().describe('Whether all equations hold to the gram'),
    totals: flowSchema,
    rows: z
      .array(flowSchema.extend({ group: z.record(z.string(), z.string().nullable()) }))
      .readonly(),
  })
  .openapi('FlowReport')
