import { z } from '@hono/zod-openapi'
import { textIn } from '../../../domain/fact-values.ts'
import { localDay } from '../../../domain/local-day.ts'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { right } from '../../../domain/right.ts'
import {
  closedLotStates,
  recyclingYear,
  recyclingYearSources,
} from '../../../workflows/battery/recycling-year.ts'
import { bookIn } from '../../../workflows/battery/stages/lot-book.ts'
import { sourceSchema } from '../../http/schemas.ts'
import type { Database } from '../../store/database.ts'
import { readClosedBatches } from '../../store/inventory/closed-lots.ts'
import { periodShape, withZone } from './period-schema.ts'

/** Most lots that one report is put together from. */
const mostLots = 20_000

/** Rates of an organisation's recycling in a calendar year, for the API, the page and the command line alike. Throws a RefusedError when there are too many lots. */
export async function makeRecyclingReport(
  db: Database,
  organisationKey: number,
  asked: z.output<typeof recyclingQuerySchema>,
) {
  const { year, timeZone } = await withZone(db, organisationKey, asked)
  const rows = await readClosedBatches(db, organisationKey, {
    stream: 'battery',
    kind: 'recycling_lot',
    stage: 'closed',
    states: closedLotStates,
    from: `${year}-01-01`,
    to: `${year + 1}-01-01`,
    timeZone,
    most: mostLots + 1,
  })
  if (rows.length > mostLots) {
    throw new RefusedError(
      refuse('too_large', '/query/year', ['report_too_large', { most: mostLots }]),
    )
  }
  const lots = rows.flatMap(({ context, closedAt, ...lot }) => {
    const book = bookIn(context)
    const chemistry = textIn(context, 'chemistry')
    return book === undefined ? [] : [{ ...lot, chemistry, closedAt: closedAt.toISOString(), book }]
  })
  return { timeZone, rows: recyclingYear(lots, year), sources: recyclingYearSources }
}

/** The calendar year that it is by the clock that the organisation's reports count in. */
export async function yearAt(db: Database, organisationKey: number, now: Date): Promise<string> {
  const { timeZone } = await withZone(db, organisationKey, {})
  return localDay(now, { timeZone }).slice(0, 4)
}

const yearRight = right('right_whole_between', { least: 2000, most: 2100 })

/** What a report of recycling may be asked for. */
export const recyclingQuerySchema = z.strictObject({
  year: z
    .string()
    .regex(/^(20\d\d|2100)$/, yearRight)
    .transform(Number)
    .openapi({
      type: 'integer',
      minimum: 2000,
      maximum: 2100,
      description: 'The calendar year',
      example: '2027',
    }),
  timeZone: periodShape.timeZone,
})

const grams = z.int()

const rateSchema = z.object({
  metric: z.string().describe('`recycling-efficiency` or `material-recovery`'),
  subject: z.string().describe('The group of chemistries, or the element'),
  minimumPercent: z.string(),
  due: z.string(),
  binding: z
    .boolean()
    .describe('Whether it binds on the last day of the year; the others are still to come'),
  status: z
    .enum(['pass', 'fail', 'open'])
    .describe('Against the minimum, whether or not that binds yet: `verdict` says both'),
  verdict: z.string().openapi({
    description: '`met`, `missed`, `open`, or until when the target does not bind',
    example: 'not binding until 2031-12-31',
  }),
  percent: z.string().nullable(),
  openBecause: z.array(z.string()).readonly(),
  counted: z.int().describe('Grams for the efficiency, milligrams for an element'),
  input: z.int().describe('The same of what went in'),
})

const rowSchema = z.object({
  group: z.string().describe('The group of chemistries that the targets name'),
  chemistry: z.string().nullable().describe('Null for all of the group, and where a lot says none'),
  inputGrams: grams,
  additionGrams: grams.describe('Reagents: in the balance, and in no rate'),
  countedGrams: grams,
  certifiedGrams: grams.describe('What next recyclers certified of intermediates'),
  lossGrams: grams,
  differenceGrams: grams,
  balanced: z.boolean(),
  intermediatesOpen: z.array(z.string()).readonly(),
  excluded: z
    .array(z.object({ substance: z.string(), inputGrams: grams, outputGrams: grams }))
    .readonly(),
  rates: z.array(rateSchema).readonly(),
  lots: z
    .array(
      z.object({
        code: z.string(),
        facility: z.string(),
        closing: z.string().describe('Id of the event that closed it'),
        closedAt: z.string(),
        inputGrams: grams,
        countedGrams: grams,
      }),
    )
    .readonly(),
})

/** A report of recycling. */
export const recyclingReportSchema = z
  .object({
    organisation: z.string().describe('The recycler'),
    year: z.int(),
    timeZone: z.string(),
    rows: z.array(rowSchema).readonly(),
    sources: z.object({ method: sourceSchema, exclusions: sourceSchema }),
  })
  .openapi('RecyclingReport')
