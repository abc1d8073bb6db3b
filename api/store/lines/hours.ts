import { sql } from 'kysely'
import type { Sums } from '../../../domain/line/sums.ts'
import type { Database } from '../database.ts'

/** What a reading adds to a clock hour of its station. */
export interface HourPart extends Sums {
  readonly lineKey: number
  readonly hour: number
}

/** Why pieces were bad, or a station did not run, in a clock hour: pieces, or milliseconds. */
export interface ReasonPart {
  readonly lineKey: number
  readonly hour: number
  readonly kind: 'defect' | 'stopped' | 'fault'
  readonly reason: string
  readonly amount: number
}

/** Adds what new readings of a station come to, by hour. MUST run in the transaction that keeps them. */
export async function addToHours(
  tx: Database,
  organisationKey: number,
  {
    station,
    hours,
    reasons,
  }: { station: string; hours: readonly HourPart[]; reasons: readonly ReasonPart[] },
): Promise<void> {
  const text = JSON.stringify(
    hours.map(({ hour, ...part }) => Object.assign(part, { hour: new Date(hour).toISOString() })),
  )
  await sql`
    insert into production_hour as kept (production_line_key, station_id, hour, organisation_key, good, bad, running_ms, stopped_ms, fault_ms,
      energy_watt_hours, water_millilitres, dye_grams, energy_readings, water_readings, dye_readings)
    select "lineKey", ${station}::uuid, hour, ${organisationKey}::integer, sum(good), sum(bad), sum("runningMs"), sum("stoppedMs"),
      sum("faultMs"), sum("energyWattHours"), sum("waterMillilitres"), sum("dyeGrams"), sum("energyReadings"), sum("waterReadings"),
      sum("dyeReadings")
    from json_to_recordset(${text}::json) as part ("lineKey" bigint, hour timestamptz, good bigint, bad bigint, "runningMs" bigint,
      "stoppedMs" bigint, "faultMs" bigint, "energyWattHours" bigint, "waterMillilitres" bigint, "dyeGrams" bigint,
      "energyReadings" integer, "waterReadings" integer, "dyeReadings" integer)
    group by "lineKey", hour order by "lineKey", hour
    on conflict (production_line_key, hour, station_id) do update set good = kept.good + excluded.good, bad = kept.bad + excluded.bad,
      running_ms = kept.running_ms + excluded.running_ms, stopped_ms = kept.stopped_ms + excluded.stopped_ms,
      fault_ms = kept.fault_ms + excluded.fault_ms, energy_watt_hours = kept.energy_watt_hours + excluded.energy_watt_hours,
      water_millilitres = kept.water_millilitres + excluded.water_millilitres, dye_grams = kept.dye_grams + excluded.dye_grams,
      energy_readings = kept.energy_readings + excluded.energy_readings, water_readings = kept.water_readings + excluded.water_readings,
      dye_readings = kept.dye_readings + excluded.dye_readings`.execute(tx)
  const why = JSON.stringify(
    reasons.map(({ hour, ...part }) => Object.assign(part, { hour: new Date(hour).toISOString() })),
  )
  await sql`
    insert into production_hour_reason as kept (production_line_key, station_id, hour, kind, reason, organisation_key, amount)
    select "lineKey", ${station}::uuid, hour, kind, reason, ${organisationKey}::integer, sum(amount)
    from json_to_recordset(${why}::json) as part ("lineKey" bigint, hour timestamptz, kind text, reason text, amount bigint)
    group by "lineKey", hour, kind, reason order by "lineKey", hour, kind, reason
    on conflict (production_line_key, hour, station_id, kind, reason) do update set amount = kept.amount + excluded.amount`.execute(
    tx,
  )
}

/** An interval to sum over, in the order asked; `end` is not included. Both are full clock hours of the facility. */
export interface SumWindow {
  readonly start: string
  readonly end: string
}

export interface WindowSums extends Sums {
  /** Place of its window in what was asked. */
  readonly window: number
  readonly station: string
}

/** What each station of a line came to in each of these windows; one without readings is missing. */
export async function sumWindows(
  db: Database,
  lineKey: number,
  windows: readonly SumWindow[],
): Promise<readonly WindowSums[]> {
  const { rows } = await sql<WindowSums>`
    select (place - 1)::integer as window, station_id as station, sum(good) as good, sum(bad) as bad, sum(running_ms) as "runningMs",
      sum(stopped_ms) as "stoppedMs", sum(fault_ms) as "faultMs", sum(energy_watt_hours) as "energyWattHours",
      sum(water_millilitres) as "waterMillilitres", sum(dye_grams) as "dyeGrams", sum(energy_readings) as "energyReadings",
      sum(water_readings) as "waterReadings", sum(dye_readings) as "dyeReadings"
    from unnest(${windows.map(({ start }) => start)}::timestamptz[], ${windows.map(({ end }) => end)}::timestamptz[])
        with ordinality as asked (starts, ends, place)
      join production_hour on production_line_key = ${lineKey} and hour >= starts and hour < ends
    group by place, station_id order by place, station_id`.execute(db)
  return rows
}

/** Why pieces were bad and stations did not run in an interval, most first. */
export async function sumReasons(
  db: Database,
  lineKey: number,
  { start, end }: SumWindow,
): Promise<readonly (Omit<ReasonPart, 'lineKey' | 'hour'> & { readonly station: string })[]> {
  const { rows } = await sql<Omit<ReasonPart, 'lineKey' | 'hour'> & { readonly station: string }>`
    select kind, reason, station_id as station, sum(amount) as amount from production_hour_reason
    where production_line_key = ${lineKey} and hour >= ${start}::timestamptz and hour < ${end}::timestamptz
    group by kind, reason, station_id order by amount desc, kind, reason, station_id`.execute(db)
  return rows
}
