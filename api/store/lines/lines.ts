import { sql } from 'kysely'
import type { AreaUnit } from '../../../domain/line/area.ts'
import type { LineStation, LineVersion } from '../../../domain/line/line-version.ts'
import { usualTimeZone } from '../../../domain/local-day.ts'
import type { LocalNames } from '../../../domain/local-names.ts'
import type { Database } from '../database.ts'

/** A line with everything that was ever said of it. */
export interface StoredLine {
  readonly lineKey: number
  readonly code: string
  /** Code and names of its facility, and whose clock cuts its days. */
  readonly facility: string
  readonly facilityName: string
  readonly facilityNames: LocalNames
  readonly timeZone: string
  /** Oldest first; at least one. */
  readonly versions: readonly StoredVersion[]
}

export interface StoredVersion extends LineVersion {
  readonly writtenBy: string
  readonly writtenTime: string
}

interface LineRow extends Omit<StoredLine, 'versions' | 'timeZone'> {
  readonly timeZone: string | null
  readonly versions: readonly VersionRow[]
}

interface VersionRow {
  readonly version: number
  readonly valid_from: string
  readonly name: string
  readonly area: number
  readonly area_unit: AreaUnit
  readonly planned_people: number
  readonly rated_per_hour: number
  readonly shifts: readonly string[]
  readonly stations: readonly LineStation[]
  readonly written_by: string
  readonly written_time: string
}

/** The organisation's lines by code, or the one of this code. */
export async function readLines(
  db: Database,
  organisationKey: number,
  code?: string,
): Promise<readonly StoredLine[]> {
  const { rows } = await sql<LineRow>`
    select line.production_line_key as "lineKey", line.code, facility.code as facility, facility.name as "facilityName",
      facility.names as "facilityNames",
      coalesce(facility.time_zone, organisation.time_zone) as "timeZone",
      (select json_agg(told order by told.version) from (
        select version, valid_from::text, name, area, area_unit, planned_people, rated_per_hour, shifts, written_by, written_time,
          (select json_agg(json_build_object('station', station_id, 'ratedPerHour', own.rated_per_hour) order by place)
            from production_line_station as own
            where own.production_line_key = said.production_line_key and own.version = said.version) as stations
        from production_line_version as said where said.production_line_key = line.production_line_key) as told) as versions
    from production_line as line
      join facility on facility.facility_key = line.facility_key
      join organisation on organisation.organisation_key = line.organisation_key
    where line.organisation_key = ${organisationKey} and (${code ?? null}::text is null or line.code = ${code ?? null})
    order by line.code`.execute(db)
  return rows.map(({ versions, timeZone, ...row }) => ({
    ...row,
    timeZone: timeZone ?? usualTimeZone,
    versions: versions.map(versionOf),
  }))
}

function versionOf(row: VersionRow): StoredVersion {
  const { version, name, shifts, stations } = row
  return {
    version,
    validFrom: row.valid_from,
    name,
    area: { amount: row.area, unit: row.area_unit },
    plannedPeople: row.planned_people,
    ratedPerHour: row.rated_per_hour,
    shifts,
    stations,
    writtenBy: row.written_by,
    writtenTime: new Date(row.written_time).toISOString(),
  }
}

/** Waits until nobody else changes lines of the organisation, and keeps others waiting until the transaction ends. */
export async function lockLines(tx: Database, organisationKey: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('production lines'), ${organisationKey}::integer)`.execute(
    tx,
  )
}

/** Adds a line of this code; its key. */
export async function addLine(
  tx: Database,
  organisationKey: number,
  { facilityKey, code, now }: { facilityKey: number; code: string; now: Date },
): Promise<number> {
  const { production_line_key } = await tx
    .insertInto('production_line')
    .values({
      organisation_key: organisationKey,
      facility_key: facilityKey,
      code,
      created_time: now,
    })
    .returning('production_line_key')
    .executeTakeFirstOrThrow()
  return production_line_key
}

/** Adds what a line is from a day on. */
export async function addLineVersion(
  tx: Database,
  organisationKey: number,
  { lineKey, said, by, now }: { lineKey: number; said: LineVersion; by: string; now: Date },
): Promise<void> {
  const { version } = said
  const of = { production_line_key: lineKey, version, organisation_key: organisationKey }
  await tx
    .insertInto('production_line_version')
    .values(
      Object.assign({}, of, {
        valid_from: said.validFrom,
        name: said.name,
        area: said.area.amount,
        area_unit: said.area.unit,
        planned_people: said.plannedPeople,
        rated_per_hour: said.ratedPerHour,
        shifts: [...said.shifts],
        written_by: by,
        written_time: now,
      }),
    )
    .execute()
  await tx
    .insertInto('production_line_station')
    .values(
      said.stations.map(({ station, ratedPerHour }, at) =>
        Object.assign({}, of, { place: at + 1, station_id: station, rated_per_hour: ratedPerHour }),
      ),
    )
    .execute()
}
