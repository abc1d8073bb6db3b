import { z } from '@hono/zod-openapi'
import { type MeasureName, measureNames } from '../../../domain/measure/measure.ts'
import type { Installation } from '../../installation.ts'
import { checkPeriod, periodShape } from '../../inventory/reports/period-schema.ts'
import { checkAsOf } from '../as-of.ts'
import { flowQuerySchema, flowShape, localDays } from '../flow/make-flow-report.ts'
import { daysOf } from '../registers/open-desk.ts'
import { type Scope, scopeShape } from '../scope.ts'
import { measureAvoided } from './avoided.ts'
import { measureCompliance } from './compliance.ts'
import { measureDossier } from './dossier.ts'
import { measureEstates } from './estates.ts'
import type { MeasureReading, MeasureReport } from './measure-report.ts'
import { measurePermits } from './permits.ts'
import { measureRecycling } from './recycling.ts'
import { measureSecondLife } from './second-life.ts'
import { measureYields } from './yields.ts'

const makers: Readonly<Record<MeasureName, (reading: MeasureReading) => Promise<MeasureReport>>> = {
  'second-life': measureSecondLife,
  dossier: measureDossier,
  recycling: measureRecycling,
  permits: measurePermits,
  compliance: measureCompliance,
  yields: measureYields,
  estates: measureEstates,
  avoided: measureAvoided,
}

/** Which measure is meant. */
export const measureParams = z.object({
  measure: z.enum(measureNames as [MeasureName, ...MeasureName[]]).openapi({
    param: { name: 'measure', in: 'path' },
    description: 'Which measure',
    example: 'second-life',
  }),
})

/** What a measure may be asked for. */
export const measureQuerySchema = z
  .strictObject({
    ...scopeShape,
    ...periodShape,
    timeZone: flowShape.timeZone,
    asOf: flowQuerySchema.shape.asOf,
    row: z.string().max(300).optional().openapi({
      description: 'Key of a row: `lines` then has what its figures rest on',
      example: 'repurposed',
    }),
  })
  .superRefine(checkPeriod)
export type MeasureQuery = z.output<typeof measureQuerySchema>

/**
 * A measure over a scope, for the API and the pages alike. Over a jurisdiction each event counts on the day of its own place unless a zone is
 * asked for. Throws a RefusedError when it is too large, or asked as of a moment that is yet to come.
 */
export async function makeMeasure(
  measure: MeasureName,
  scope: Scope,
  {
    query,
    now,
    streams,
  }: { readonly query: MeasureQuery; readonly now: Date } & Pick<Installation, 'streams'>,
) {
  const { from, to, asOf } = query
  const moment = checkAsOf(asOf, now)
  const days = daysOf(scope, query.timeZone)
  const asked = { keys: scope.keys, from, to, ...days, asOf: moment }
  const report = await makers[measure]({
    scope,
    asked,
    now: moment ?? now,
    streams,
    row: query.row,
  })
  return {
    measure,
    from,
    to,
    timeZone: days.byPlace ? localDays : days.timeZone,
    asOf: asOf ?? null,
    organisations: scope.organisations.map(({ slug }) => slug),
    ...report,
  }
}

/** A measure with what it was asked by. */
export type MadeMeasure = Awaited<ReturnType<typeof makeMeasure>>
