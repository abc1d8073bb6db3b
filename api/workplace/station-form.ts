import { dayOver } from '../../domain/local-clock.ts'
import { isCalendarDay } from '../../domain/local-day.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { anyFacility, rotationAt } from '../../web/pages/workplace/organisation/station-controls.ts'
import { type Typed, typedAt } from '../../workflows/form/typed.ts'
import type { Database } from '../store/database.ts'
import { findFacility } from '../store/organisations/facilities.ts'
import { readersZone } from '../store/organisations/place.ts'
import { saidAt, withoutNulls } from './form-values.ts'

/** What a form says of a new station; a day is over where the station is. */
export function newStation(typed: Typed, timeZone: string): Readonly<Record<string, unknown>> {
  const stages = (typed.get('/stages') ?? []).filter((stage) => stage !== '')
  const facility = typedAt(typed, '/facility')
  return {
    name: typedAt(typed, '/name').trim(),
    // Which facility is said, and be it any: nothing is meant by leaving it out.
    ...(facility === anyFacility ? {} : { facility }),
    ...(stages.length === 0 ? {} : { stages }),
    ...withoutNulls({
      role: saidAt(typed, '/role'),
      expires: endOf(saidAt(typed, '/expires'), timeZone),
      signingKey: saidAt(typed, '/signingKey'),
      signingKeyProof: saidAt(typed, '/signingKeyProof'),
    }),
  }
}

/** What a form says of how the key of a station is replaced. */
export function rotationIn(
  typed: Typed,
  id: string,
  timeZone: string,
): Readonly<Record<string, unknown>> {
  const under = rotationAt(id)
  const signsNoMore = typedAt(typed, `${under}/noSigningKey`) === 'yes'
  const hours = saidAt(typed, `${under}/graceHours`)
  return {
    ...withoutNulls({
      graceHours: hours === null ? null : Number(hours),
      expires: endOf(saidAt(typed, `${under}/expires`), timeZone),
      signingKey: saidAt(typed, `${under}/signingKey`),
      signingKeyProof: saidAt(typed, `${under}/signingKeyProof`),
    }),
    ...(signsNoMore ? { signingKey: null } : {}),
  }
}

/** A refusal of what stands under a pointer of its own on the page. */
export function refusedUnder(under: string, { code, faults }: Refusal): Refusal {
  return {
    code,
    faults: faults.map((fault) => ({ ...fault, pointer: `${under}${fault.pointer}` })),
  }
}

/** By which clock days of a station end: that of its facility, else the organisation's. */
export async function zoneOfStation(
  db: Database,
  organisationKey: number,
  facility: string | null,
): Promise<string> {
  const found = facility === null ? undefined : await findFacility(db, organisationKey, facility)
  return found?.place.timeZone ?? readersZone(db, organisationKey)
}

/** The instant at which a day is over; what is no day stays as it was typed, for the schema to refuse. */
function endOf(day: string | null, timeZone: string): string | null {
  return day !== null && isCalendarDay(day) ? dayOver(day, timeZone) : day
}
