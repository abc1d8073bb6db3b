import { z } from '@hono/zod-openapi'
import { readingRules, stationStates } from '../../domain/line/reading.ts'
import { right } from '../../domain/right.ts'
import { instantSchema, textSchema, wholeSchema } from '../http/fields.ts'

const { mostPieces, mostMetered, mostDefects, mostTogether } = readingRules
const longestReason = 200

/** What a station says of an interval. */
export const readingSchema = z
  .strictObject({
    seq: wholeSchema(0, Number.MAX_SAFE_INTEGER).describe(
      'The station’s own number of it: the same number again with the same content is taken once',
    ),
    from: instantSchema('2026-11-28T09:00:00+08:00'),
    to: instantSchema('2026-11-28T09:05:00+08:00').describe(
      'After `from`; counts and meters lie within one clock hour',
    ),
    good: wholeSchema(0, mostPieces).optional(),
    bad: wholeSchema(0, mostPieces).optional(),
    defects: z
      .array(z.strictObject({ class: textSchema(60), pieces: wholeSchema(1, mostPieces) }))
      .max(mostDefects)
      .optional()
      .describe('Bad pieces by class, together no more than `bad`'),
    state: z.enum(stationStates).optional(),
    reason: textSchema(longestReason)
      .optional()
      .describe('Why it did not run: asked for unless it ran'),
    energyWattHours: wholeSchema(0, mostMetered).optional(),
    waterMillilitres: wholeSchema(0, mostMetered).optional(),
    dyeGrams: wholeSchema(0, mostMetered).optional(),
  })
  .openapi('StationReading')

const some = right('right_readings', { most: mostTogether })

/** Readings as a station sends them. */
export const sentReadingsSchema = z
  .strictObject({ readings: z.array(readingSchema).min(1, some).max(mostTogether, some) })
  .openapi('StationReadings')

/** How readings were taken. */
export const takenReadingsSchema = z
  .object({
    accepted: z.int().describe('Kept now'),
    duplicates: z.int().describe('Kept before, with the same content'),
  })
  .openapi('TakenReadings')

/** A reading as it is kept. */
export const keptReadingSchema = z
  .object({
    station: z.uuid(),
    seq: z.int(),
    from: z.string(),
    to: z.string(),
    good: z.int().optional(),
    bad: z.int().optional(),
    defects: z
      .array(z.object({ class: z.string(), pieces: z.int() }))
      .readonly()
      .optional(),
    state: z.enum(stationStates).optional(),
    reason: z.string().optional(),
    energyWattHours: z.int().optional(),
    waterMillilitres: z.int().optional(),
    dyeGrams: z.int().optional(),
    receivedTime: z.string(),
  })
  .openapi('KeptReading')
