import { z } from '@hono/zod-openapi'
import { flowGroups } from '../../domain/flow-report.ts'
import { listSchema } from '../query.ts'

const mostYears = 20

/** A calendar day in the report's time zone. */
function daySchema() {
  return z.iso
    .date('expected a day, such as 2026-11-22')
    .refine((day) => day >= '1900-01-01', 'expected a day from 1900-01-01')
}

/** What a flow report may be asked for. */
export const flowQuerySchema = z
  .strictObject({
    from: daySchema().openapi({ description: 'First day of the period', example: '2026-01-01' }),
    to: daySchema().openapi({
      description: 'First day after the period, so that the next one may begin with it',
      example: '2027-01-01',
    }),
    groupBy: listSchema(flowGroups, ['facility', 'month']).default([]),
    timeZone: z
      .string()
      .refine(isTimeZone, 'expected an IANA time zone, such as Asia/Hong_Kong')
      .default('UTC')
      .openapi({ description: 'Where the days and months begin', example: 'Asia/Hong_Kong' }),
  })
  .superRefine(({ from, to }, check) => {
    const path = ['to']
    if (to <= from)
      check.addIssue({ code: 'custom', path, message: `expected a day after ${from}` })
    if (Number(to.slice(0, 4)) - Number(from.slice(0, 4)) <= mostYears) return
    check.addIssue({
      code: 'custom',
      path,
      message: `expected a period of ${mostYears} years at most`,
    })
  })

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

/** Names only: an offset such as +08 would mean the opposite to PostgreSQL. */
function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z]\w*(?:\/[\w+-]+)*$/.test(text)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: text })
    return true
  } catch {
    return false
  }
}
