import { z } from '@hono/zod-openapi'
import { areaUnits, mostArea, squareFeetOf, squareMetresText } from '../../domain/line/area.ts'
import { lineBounds } from '../../domain/line/line-version.ts'
import { mostShifts } from '../../domain/line/shifts.ts'
import { right } from '../../domain/right.ts'
import { idSchema, textSchema } from '../http/fields.ts'
import { codeSchema } from '../http/query.ts'
import { periodShape } from '../inventory/reports/period-schema.ts'
import type { StoredLine, StoredVersion } from '../store/lines/lines.ts'

const areaRight = right('right_area', { most: mostArea })
const stationsRight = right('right_line_stations', { most: lineBounds.stations })
const shiftsRight = right('right_shifts', { most: mostShifts })

function wholeTo(most: number) {
  const message = right('right_whole_between', { least: 1, most })
  return z.int(message).min(1, message).max(most, message)
}

const perHour = () => wholeTo(lineBounds.perHour)

/** What a line is to be from a day on. */
export const lineVersionSchema = z
  .strictObject({
    validFrom: periodShape.from
      .optional()
      .openapi({ description: 'First day, by the clock of the facility; today when absent' }),
    name: textSchema(),
    area: z.strictObject({
      amount: z.int(areaRight).min(1, areaRight).max(mostArea, areaRight),
      unit: z.enum(areaUnits),
    }),
    plannedPeople: wholeTo(lineBounds.people),
    ratedPerHour: perHour().describe('Pieces an hour; no more than the slowest station'),
    shifts: z
      .array(z.string().openapi({ example: '08:00-16:00' }))
      .min(1, shiftsRight)
      .max(mostShifts, shiftsRight)
      .describe(
        'Of every day, by the clock of the facility, from one full hour to another; one may go past midnight',
      ),
    stations: z
      .array(
        z.strictObject({
          station: idSchema(),
          ratedPerHour: perHour().optional().describe('As the line when absent'),
        }),
      )
      .min(1, stationsRight)
      .max(lineBounds.stations, stationsRight)
      .describe('In the order in which a piece passes them'),
  })
  .openapi('NewLineVersion')

/** A line that is to be. */
export const newLineSchema = lineVersionSchema
  .extend({
    code: codeSchema().openapi({ description: 'Never changes', example: 'LINE-1' }),
    facility: codeSchema().openapi({ description: 'Where it is; never changes', example: 'MAIN' }),
  })
  .openapi('NewLine')

const versionSchema = z.object({
  version: z.int(),
  validFrom: z.string(),
  name: z.string(),
  area: z.object({ amount: z.int(), unit: z.enum(areaUnits) }),
  squareMetres: z.string().describe('Exact: 1 ft² is 0.09290304 m²'),
  squareFeet: z.number(),
  plannedPeople: z.int(),
  ratedPerHour: z.int(),
  shifts: z.array(z.string()).readonly(),
  stations: z.array(z.object({ station: z.uuid(), ratedPerHour: z.int() })).readonly(),
  writtenBy: z.string(),
  writtenTime: z.string(),
})

/** A line with everything that was said of it, oldest version first. */
export const lineSchema = z
  .object({
    code: z.string(),
    facility: z.string(),
    timeZone: z.string().describe('Whose clock cuts its days'),
    versions: z.array(versionSchema).readonly(),
  })
  .openapi('ProductionLine')

/** A stored line as the API shows it. */
export function lineView({
  code,
  facility,
  timeZone,
  versions,
}: StoredLine): z.output<typeof lineSchema> {
  return { code, facility, timeZone, versions: versions.map(versionView) }
}

function versionView(version: StoredVersion): z.output<typeof versionSchema> {
  const { area } = version
  return { ...version, squareMetres: squareMetresText(area), squareFeet: squareFeetOf(area) }
}
