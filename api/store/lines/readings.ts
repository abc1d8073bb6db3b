import { sql } from 'kysely'
import type { Reading } from '../../../domain/line/reading.ts'
import type { Database } from '../database.ts'

/** A reading as it is kept. */
export interface StoredReading extends Reading {
  readonly readingKey: number
  readonly station: string
  readonly receivedTime: string
}

/** A new reading with the line that its station was on, and what it is known again by. */
export interface NewReading {
  readonly reading: Reading
  readonly lineKey: number
  readonly digest: Buffer
}

/** Waits until nobody else keeps readings of this station, and keeps others waiting until the transaction ends. */
export async function lockReadings(tx: Database, station: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('readings'), hashtext(${station}))`.execute(tx)
}

/** Digests of the readings of a station that came under these numbers, by number. */
export async function digestsOf(
  db: Database,
  organisationKey: number,
  { station, numbers }: { station: string; numbers: readonly number[] },
): Promise<ReadonlyMap<number, Buffer>> {
  const { rows } = await sql<{ seq: number; digest: Buffer }>`
    select seq, digest from station_reading
    where organisation_key = ${organisationKey} and station_id = ${station}::uuid and seq = any(${[...numbers]}::bigint[])`.execute(
    db,
  )
  return new Map(rows.map(({ seq, digest }) => [seq, digest]))
}

interface ReadingRow {
  readonly readingKey: number
  readonly station: string
  readonly seq: number
  readonly fromTime: Date
  readonly toTime: Date
  readonly good: number | null
  readonly bad: number | null
  readonly defects: Reading['defects'] | null
  readonly state: NonNullable<Reading['state']> | null
  readonly reason: string | null
  readonly energyWattHours: number | null
  readonly waterMillilitres: number | null
  readonly dyeGrams: number | null
  readonly receivedTime: Date
}

const listed = sql`station_reading_key as "readingKey", station_id as station, seq, from_time as "fromTime", to_time as "toTime", good, bad,
  defects, state, reason, energy_watt_hours as "energyWattHours", water_millilitres as "waterMillilitres", dye_grams as "dyeGrams",
  received_time as "receivedTime"`

/** An interval in which readings are looked for. */
export interface ReadingSpan {
  readonly from: Date
  readonly to: Date
}

/** Readings of a station that touch any of these intervals. */
export async function readingsNear(
  db: Database,
  organisationKey: number,
  { station, spans }: { station: string; spans: readonly ReadingSpan[] },
): Promise<readonly StoredReading[]> {
  if (spans.length === 0) return []
  const { rows } = await sql<ReadingRow>`
    select distinct on (station_reading_key) ${listed}
    from unnest(${spans.map(({ from }) => from)}::timestamptz[], ${spans.map(({ to }) => to)}::timestamptz[]) as span (starts, ends)
      -- No reading is longer than a day.
      join station_reading on from_time < ends and from_time >= starts - interval '1 day' and to_time > starts
    where organisation_key = ${organisationKey} and station_id = ${station}::uuid`.execute(db)
  return rows.map(readingOf)
}

export interface ReadingFilter {
  /** UTC ISO 8601; `to` is not included. */
  readonly from: string
  readonly to: string
  readonly station?: string | undefined
  readonly kind?: 'count' | 'state' | 'meter' | undefined
}

/** Readings of a line, newest first. */
export async function listReadings(
  db: Database,
  lineKey: number,
  {
    from,
    to,
    station,
    kind,
    before,
    limit,
  }: ReadingFilter & { before: number | undefined; limit: number },
): Promise<readonly StoredReading[]> {
  const { rows } = await sql<ReadingRow>`
    select ${listed} from station_reading
    where production_line_key = ${lineKey}
      -- A state that began before is told here too.
      and from_time < ${to}::timestamptz and to_time > ${from}::timestamptz
      -- No reading is longer than a day.
      and from_time >= ${from}::timestamptz - interval '1 day'
      and (${station ?? null}::uuid is null or station_id = ${station ?? null}::uuid)
      and (${kind ?? null}::text is null or case ${kind ?? null}::text
        when 'count' then coalesce(good, bad) is not null
        when 'state' then state is not null
        else coalesce(energy_watt_hours, water_millilitres, dye_grams) is not null end)
      and (${before ?? null}::bigint is null or station_reading_key < ${before ?? null})
    order by station_reading_key desc limit ${limit}`.execute(db)
  return rows.map(readingOf)
}

/** The newest state that each station of a line told. */
export async function latestStates(
  db: Database,
  lineKey: number,
): Promise<readonly StoredReading[]> {
  const { rows } = await sql<ReadingRow>`
    select distinct on (station_id) ${listed} from station_reading
    where production_line_key = ${lineKey} and state is not null and from_time > (
      select max(from_time) - interval '3 days' from station_reading where production_line_key = ${lineKey})
    order by station_id, to_time desc`.execute(db)
  return rows.map(readingOf)
}

/** Keeps readings of one station. */
export async function addReadings(
  tx: Database,
  organisationKey: number,
  { station, readings, now }: { station: string; readings: readonly NewReading[]; now: Date },
): Promise<void> {
  if (readings.length === 0) return
  await tx
    .insertInto('station_reading')
    .values(
      readings.map(({ reading, lineKey, digest }) => ({
        organisation_key: organisationKey,
        production_line_key: lineKey,
        station_id: station,
        seq: reading.seq,
        from_time: new Date(reading.from),
        to_time: new Date(reading.to),
        good: reading.good ?? null,
        bad: reading.bad ?? null,
        defects:
          reading.defects === undefined ? null : sql`${JSON.stringify(reading.defects)}::json`,
        state: reading.state ?? null,
        reason: reading.reason ?? null,
        energy_watt_hours: reading.energyWattHours ?? null,
        water_millilitres: reading.waterMillilitres ?? null,
        dye_grams: reading.dyeGrams ?? null,
        digest,
        received_time: now,
      })),
    )
    .execute()
}

/** Removes readings that began before an instant, a few thousand at a time; how many. */
export async function removeOldReadings(db: Database, before: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from station_reading where station_reading_key in (
      select station_reading_key from station_reading where from_time < ${before} order by from_time limit 10000)`.execute(
    db,
  )
  return Number(numAffectedRows ?? 0)
}

function readingOf(row: ReadingRow): StoredReading {
  const { fromTime, toTime, receivedTime, ...said } = row
  const told = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null))
  const times = {
    from: fromTime.toISOString(),
    to: toTime.toISOString(),
    receivedTime: receivedTime.toISOString(),
  }
  return Object.assign(told, times) as unknown as StoredReading
}
