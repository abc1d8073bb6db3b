import { z } from 'zod'
import { recycledClasses } from '../claim/recycled-class.ts'
import { summedGroups } from '../flow-report.ts'
import { daysShape, isPeriod, zone } from './period-shape.ts'

const name = z.string().min(1).max(500)
const grams = z.int()
const byName = z.record(z.string(), grams)
const figures = {
  openingGrams: grams.nullable(),
  inGrams: grams,
  producedGrams: grams,
  movedInGrams: grams,
  outGrams: grams,
  consumedGrams: grams,
  movedOutGrams: grams,
  weighingDifferenceGrams: grams,
  closingGrams: grams.nullable(),
  addedGrams: byName,
  lostGrams: byName,
  processDifferenceGrams: grams,
}

const days = { ...daysShape, asOf: z.iso.datetime({ offset: true }).nullable() }

/** A flow report as Loomcell gave it, of one organisation or of several together. */
export const flowLine = z
  .strictObject({
    report: z.literal('flow'),
    organisations: z.array(name),
    ...days,
    timeZone: name,
    groupBy: z.array(z.enum(summedGroups)),
    balanced: z.boolean(),
    totals: z.strictObject(figures),
    rows: z.array(
      z.strictObject(
        Object.assign({ group: z.record(z.string(), z.string().nullable()) }, figures),
      ),
    ),
  })
  .refine(isPeriod)
export type FlowLine = z.output<typeof flowLine>

/** A report of recycling of a calendar year as Loomcell gave it. */
export const recyclingLine = z.strictObject({
  report: z.literal('recycling'),
  organisation: name,
  year: z.int().min(2000).max(2100),
  timeZone: zone,
  rows: z.array(z.record(z.string(), z.unknown())),
})
export type RecyclingLine = z.output<typeof recyclingLine>

const posted = z.strictObject({ lines: z.int().min(0), grams, movedGrams: grams })

/** What the registers of one organisation or of several together come to, as Loomcell gave it. */
export const registersLine = z.strictObject({
  report: z.literal('registers'),
  organisations: z.array(name),
  ...days,
  timeZone: name,
  registers: z.strictObject({
    incoming: posted,
    outgoing: posted,
    processed: posted,
    held: z.strictObject({ grams }),
  }),
})
export type RegistersLine = z.output<typeof registersLine>

/** The recycled content of one organisation, reconciled as Loomcell did; `timeZone` is that of its days. */
export const reconciliationLine = z
  .strictObject({
    report: z.literal('reconciliation'),
    organisation: name,
    ...days,
    timeZone: zone,
    balanced: z.boolean(),
    rows: z.array(
      z.strictObject({
        facility: name,
        material: name,
        class: z.enum(recycledClasses),
        openingGrams: grams,
        recycledInputGrams: grams,
        processLossGrams: grams,
        conversionFactor: z.string().nullable(),
        byProductGrams: grams,
        takenBackGrams: grams,
        claimedGrams: byName,
        carriedOnGrams: grams,
        closingGrams: grams,
      }),
    ),
  })
  .refine(isPeriod)
export type ReconciliationLine = z.output<typeof reconciliationLine>

/** A report, whichever it is. */
export const reportLine = z.discriminatedUnion('report', [
  flowLine,
  registersLine,
  recyclingLine,
  reconciliationLine,
])
export type ReportLine = z.output<typeof reportLine>
