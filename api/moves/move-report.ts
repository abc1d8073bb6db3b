import { z } from '@hono/zod-openapi'
import { dayOver } from '../../domain/local-clock.ts'
import { daysAfter, isPeriodWithin, usualTimeZone } from '../../domain/local-day.ts'
import { type MoveFigures, moveFigures, type Span } from '../../domain/moves/move-figures.ts'
import { type Wait, waitsOf } from '../../domain/moves/waits.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { right } from '../../domain/right.ts'
import { codeSchema } from '../http/query.ts'
import { periodShape } from '../inventory/reports/period-schema.ts'
import type { Database } from '../store/database.ts'
import { readMoves } from '../store/moves/moves.ts'
import { findFacility } from '../store/organisations/facilities.ts'

/** Most days of one report of moves. */
export const mostMoveDays = 92

/** Days by the clock of the facility; `to` is not included. */
export interface MovePeriod {
  readonly from: string
  readonly to: string
}

/** Which facility, over which days. */
export const moveFigureQuerySchema = z
  .strictObject({ facility: codeSchema(), from: periodShape.from, to: periodShape.to })
  .refine((period) => isPeriodWithin(period, mostMoveDays), {
    path: ['to'],
    message: right('right_days_after', { days: mostMoveDays }),
  })

/** The moves of a facility over days. */
export interface MoveReport {
  readonly facility: string
  readonly timeZone: string
  readonly period: MovePeriod
  readonly span: Span
  readonly figures: MoveFigures
  readonly waits: readonly Wait[]
}

/** Reads the figures of a facility's moves; throws the refusal of one that is not there. */
export async function readMoveReport(
  db: Database,
  organisationKey: number,
  { facility: code, now, ...period }: MovePeriod & { facility: string; now: Date },
): Promise<MoveReport> {
  const facility = await findFacility(db, organisationKey, code)
  if (facility === undefined) {
    const why = ['facility_not_there', { facility: code }] as const
    throw new RefusedError(refuse('not_found', '/query/facility', why))
  }
  const timeZone = facility.place.timeZone ?? usualTimeZone
  const span = {
    start: dayOver(daysAfter(period.from, -1), timeZone),
    end: dayOver(daysAfter(period.to, -1), timeZone),
  }
  const moves = await readMoves(db, organisationKey, { facility: code, during: span })
  const waits = waitsOf(moves, { span, now, timeZone })
  return { facility: code, timeZone, period, span, figures: moveFigures(moves, span), waits }
}
