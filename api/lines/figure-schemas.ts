import { z } from '@hono/zod-openapi'

const figure = () => z.number().nullable()
const share = () => figure().describe('0 to 1; null where there is nothing to divide by')

const effectivenessShape = {
  pieces: z.int(),
  quality: share(),
  availability: share(),
  performance: share(),
  oee: share(),
  cycleSeconds: figure().describe('Running time a piece'),
}

const sumsSchema = z.object({
  good: z.int(),
  bad: z.int(),
  runningMs: z.int(),
  stoppedMs: z.int(),
  faultMs: z.int(),
  energyWattHours: z.int(),
  waterMillilitres: z.int(),
  dyeGrams: z.int(),
  energyReadings: z.int().describe('None: not metered'),
  waterReadings: z.int(),
  dyeReadings: z.int(),
})

/** Figures of a line over some time. */
export const lineFiguresSchema = z
  .object({
    good: z.int().describe('Pieces that left the last station'),
    rejected: z.int().describe('Pieces rejected at any station'),
    yield: share(),
    defectRate: share(),
    defectRateLow: share().describe('95 %, Wilson'),
    defectRateHigh: share(),
    plannedHours: z.number(),
    personHours: z.number(),
    perSquareMetreHour: figure(),
    perSquareFootHour: figure(),
    perPersonHour: figure(),
    taktSeconds: figure(),
    pace: z.object(effectivenessShape).describe('Of the station of the lowest rating'),
    stations: z
      .array(z.object({ station: z.uuid(), ...effectivenessShape, sums: sumsSchema }))
      .readonly(),
    bottleneck: z.uuid().nullable(),
    sums: sumsSchema,
  })
  .openapi('LineFigures')

/** A line over days. */
export const lineReportSchema = z
  .object({
    line: z.string(),
    from: z.string(),
    to: z.string(),
    timeZone: z.string(),
    total: lineFiguresSchema,
    shifts: z
      .array(
        z.object({
          day: z.string(),
          shift: z.string(),
          start: z.string(),
          end: z.string(),
          hours: z.number(),
          figures: lineFiguresSchema,
        }),
      )
      .readonly(),
    outside: z
      .object({ good: z.int(), bad: z.int() })
      .describe(
        'Told outside of every shift, and in no figure: good at the last station, bad at any',
      ),
    reasons: z
      .array(
        z.object({
          kind: z.enum(['defect', 'stopped', 'fault']),
          reason: z.string(),
          station: z.uuid(),
          amount: z.int(),
        }),
      )
      .readonly()
      .describe('Pieces of a defect, milliseconds of a stop'),
  })
  .openapi('LineReport')

/** Two lines, or one line at two times. */
export const comparisonSchema = z
  .object({
    before: lineReportSchema,
    after: lineReportSchema,
    ratios: z
      .object({
        area: figure(),
        ratedCapacity: figure(),
        people: figure(),
        perSquareMetreHour: figure(),
        perPersonHour: figure(),
        oee: figure(),
        defectRate: figure(),
      })
      .describe('After by before'),
    defects: z
      .object({
        method: z.enum(['exact', 'z']),
        z: figure(),
        chance: z
          .number()
          .describe('How often chance alone makes as large a difference, two-sided'),
        isMoreThanChance: z.boolean(),
      })
      .nullable(),
  })
  .openapi('LineComparison')
