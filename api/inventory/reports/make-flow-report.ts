import { z } from '@hono/zod-openapi'
import { balanceFlow } from '../../../domain/balance-flow.ts'
import { flowGroups } from '../../../domain/flow-report.ts'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { listSchema } from '../../http/query.ts'
import type { Database } from '../../store/database.ts'
import { readFlow } from '../../store/inventory/flow.ts'
import { checkPeriod, periodShape, withZone } from './period-schema.ts'

/** Most sums that one report is put together from. */
const mostCells = 200_000

/** An organisation's flow report, for the API and the command line alike. Throws a RefusedError when it is too large. */
export async function makeFlowReport(db: Database, organisationKey: number, query: FlowQuery) {
  const period = await withZone(db, organisationKey, query)
  const { from, to, groupBy, timeZone } = period
  const cells = await readFlow(db, organisationKey, { ...period, most: mostCells + 1 })
  if (cells.length > mostCells) {
    const values = { most: mostCells }
    throw new RefusedError(refuse('too_large', '/query/groupBy', ['report_too_large', values]))
  }
  return { timeZone, ...balanceFlow(cells, { groupBy, months: monthsOf(from, to) }) }
}

/** Every month that a day of the half-open period lies in: `2026-11`. */
function monthsOf(from: string, to: string): readonly string[] {
  const months: string[] = []
  let [year = 0, month = 0] = from.split('-').map(Number)
  for (;;) {
    const name = `${year}-${String(month).padStart(2, '0')}`
    if (`${name}-01` >= to) return months
    months.push(name)
    month = month === 12 ? 1 : month + 1
    if (month === 1) year += 1
  }
}

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

export type FlowQuery = z.output<typeof flowQuerySchema>

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
