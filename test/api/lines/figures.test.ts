import { sql } from 'kysely'
import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { jsonOf } from '../../harness/answers.ts'
import { addTestOrganisation, openTestInstallation } from '../../harness/installation.ts'
import { lineCode, lineTerms, openLine, shiftReadings } from '../../harness/line-at-work.ts'

interface Figures {
  readonly good: number
  readonly rejected: number
  readonly yield: number
  readonly defectRate: number
  readonly perSquareMetreHour: number
  readonly perPersonHour: number
  readonly taktSeconds: number
  readonly plannedHours: number
  readonly pace: Record<
    'availability' | 'performance' | 'quality' | 'oee' | 'pieces' | 'cycleSeconds',
    number
  >
  readonly stations: readonly {
    station: string
    cycleSeconds: number
    sums: Record<string, number>
  }[]
  readonly bottleneck: string
}

interface Report {
  readonly total: Figures
  readonly shifts: readonly { day: string; figures: Figures }[]
  readonly reasons: readonly object[]
  readonly outside: object
}

it('makes every figure of a line out of its readings, as SQL over these alone does, and one changed reading moves them', async () => {
  const installation = await openTestInstallation()
  const { first, last, day, send } = await openLine(installation)
  const next = new Date(Date.parse(day) + 24 * 3_600_000).toISOString().slice(0, 10)
  const told = shiftReadings(day)
  for (const [station, readings] of [
    [first, told.first],
    [last, told.last],
  ] as const) {
    const sent = await send(station, readings)
    expect(await jsonOf(sent)).toEqual({ accepted: 16, duplicates: 0 })
    // A machine that heard no answer sends again: nothing doubles.
    expect(await jsonOf(await send(station, readings))).toEqual({ accepted: 0, duplicates: 16 })
  }
  const outside = {
    seq: 900,
    from: `${day}T20:00:00+08:00`,
    to: `${day}T20:10:00+08:00`,
    good: 4,
    bad: 1,
  }
  expect((await send(last, [outside])).status).toBe(200)

  const read = async () => {
    const path = `/api/v1/lines/${lineCode}/figures?from=${day}&to=${next}`
    return jsonOf<Report>(await installation.request(path))
  }
  const report = await read()
  const { total } = report
  // Of the paper's lens line: 656 of 800 are 82 %, a piece in 36 s.
  expect(total).toMatchObject({ good: 656, rejected: 24, plannedHours: 8, taktSeconds: 36 })
  expect(total.pace.oee).toBeCloseTo(0.82, 12)
  expect(report.outside).toEqual({ good: 4, bad: 1 })
  expect(report.shifts.map(({ figures }) => figures)).toEqual([total])

  const owner = new pg.Client(installation.connection)
  await owner.connect()
  onTestFinished(() => owner.end())
  const recomputed = async () => {
    const { rows } = await owner.query(byHand, [day, first.id, last.id])
    return rows[0]
  }
  const expectAlike = async ({ total }: Report) => {
    const row = await recomputed()
    for (const [name, value] of Object.entries({
      good: total.good,
      rejected: total.rejected,
      yield: total.yield,
      defect_rate: total.defectRate,
      per_square_metre_hour: total.perSquareMetreHour,
      per_person_hour: total.perPersonHour,
      takt_seconds: total.taktSeconds,
      availability: total.pace.availability,
      performance: total.pace.performance,
      quality: total.pace.quality,
      oee: total.pace.oee,
      cycle_seconds: total.pace.cycleSeconds,
      first_cycle_seconds: total.stations[0]?.cycleSeconds,
      energy: total.stations[0]?.sums.energyWattHours,
      water_readings: total.stations[1]?.sums.waterReadings,
    })) {
      expect([name, Number(row[name])]).toEqual([name, expect.closeTo(Number(value), 9)])
    }
  }
  await expectAlike(report)
  expect(total.bottleneck).toBe(last.id)
  expect(report.reasons).toContainEqual({
    kind: 'defect',
    reason: 'scratch',
    station: first.id,
    amount: 16,
  })
  expect(report.reasons).toContainEqual({
    kind: 'stopped',
    reason: 'tool change',
    station: last.id,
    amount: 48 * 60_000,
  })
  // What is kept by hour is what the readings add up to, to the unit.
  const { rows: apart } = await owner.query(rolledUpApart)
  expect(apart).toEqual([])

  // One more piece that was rejected: every figure that it touches moves, and SQL moves with it.
  const late = {
    seq: 901,
    from: `${day}T08:54:00+08:00`,
    to: `${day}T08:55:00+08:00`,
    good: 0,
    bad: 1,
  }
  expect((await send(last, [late])).status).toBe(200)
  const moved = await read()
  expect(moved.total).toMatchObject({ good: 656, rejected: 25 })
  expect(moved.total.yield).toBeLessThan(total.yield)
  expect(moved.total.pace.quality).toBeLessThan(total.pace.quality)
  await expectAlike(moved)
  expect((await owner.query(rolledUpApart)).rows).toEqual([])

  // Both sides of a comparison are the same reports; a day without readings has nothing to compare.
  const query = new URLSearchParams({
    line: lineCode,
    from: day,
    to: next,
    otherLine: lineCode,
    otherFrom: '2026-02-01',
    otherTo: '2026-02-02',
  })
  const compared = await jsonOf<{ before: Report; defects: unknown }>(
    await installation.request(`/api/v1/line-comparison?${query}`),
  )
  expect(compared.before.total).toEqual(moved.total)
  expect(compared.defects).toBeNull()
  const listed = await installation.request(
    `/api/v1/lines/${lineCode}/readings?from=${day}&to=${next}&kind=count&station=${last.id}&limit=5`,
  )
  const { readings, next: cursor } = await jsonOf<{ readings: object[]; next: string }>(listed)
  expect(readings[0]).toMatchObject({ seq: 901, bad: 1, station: last.id })
  expect([readings.length, typeof cursor]).toEqual([5, 'string'])
})

it('shows no other organisation a line, its figures or its readings', async () => {
  const installation = await openTestInstallation()
  const { first, day, send } = await openLine(installation)
  const stopped = { seq: 1, from: `${day}T09:00:00+08:00`, to: `${day}T09:30:00+08:00` }
  const reading = { ...stopped, bad: 1, state: 'fault', reason: 'jam' }
  expect((await send(first, [reading])).status).toBe(200)
  const { actor, key } = await addTestOrganisation(installation, 'second')
  const ask = (path: string) =>
    installation.request(`/api/v1${path}`, { headers: { authorization: `Bearer ${key}` } })
  const days = 'from=2026-01-01&to=2026-12-31'
  expect(await jsonOf(await ask('/lines'))).toEqual({ lines: [] })
  for (const path of ['', `/figures?${days}`, `/readings?${days}`]) {
    expect([path, (await ask(`/lines/${lineCode}${path}`)).status]).toEqual([path, 404])
  }
  // Nor do the rows themselves show, whatever is asked.
  const rowsOf = async (organisationKey: number) => {
    const counts = lineTables.map(async (table) => {
      const { rows } = await sql`select from ${sql.table(table)}`.execute(
        installation.store.own(organisationKey),
      )
      return [table, rows.length > 0]
    })
    return Promise.all(counts)
  }
  const owner = await installation.store.system
    .selectFrom('production_line')
    .select('organisation_key')
    .executeTakeFirstOrThrow()
  expect(await rowsOf(owner.organisation_key)).toEqual(lineTables.map((table) => [table, true]))
  expect(await rowsOf(actor.organisationKey)).toEqual(lineTables.map((table) => [table, false]))
})

const lineTables = [
  'production_line',
  'production_line_version',
  'production_line_station',
  'station_reading',
  'production_hour',
  'production_hour_reason',
]

it('works no hour twice where a line changes in the middle of a night shift, and counts a piece outside of shifts once', async () => {
  const installation = await openTestInstallation()
  const { first, last, day, send } = await openLine(installation)
  const dayAfter = (days: number) =>
    new Date(Date.parse(day) + days * 24 * 3_600_000).toISOString().slice(0, 10)
  const next = dayAfter(1)
  for (const [validFrom, shift] of [
    ['2026-01-02', '22:00-06:00'],
    [next, '02:00-10:00'],
  ]) {
    const { code, facility, ...said } = lineTerms([first, last], { validFrom, shifts: [shift] })
    const body = JSON.stringify(said)
    const path = `/api/v1/lines/${code}/versions`
    expect((await installation.request(path, { method: 'POST', body })).status).toBe(201)
  }
  const counts = [
    [`${day}T12`, 3],
    [`${day}T23`, 5],
    [`${next}T03`, 10],
    [`${next}T07`, 7],
  ] as const
  const readings = counts.map(([hour, good], seq) => {
    return { seq, from: `${hour}:00:00+08:00`, to: `${hour}:30:00+08:00`, good }
  })
  for (const station of [first, last]) expect((await send(station, readings)).status).toBe(200)
  const read = async (from: string, to: string) => {
    const path = `/api/v1/lines/${lineCode}/figures?from=${from}&to=${to}`
    const { total, shifts, outside } = await jsonOf<Report>(await installation.request(path))
    return [total.good, total.plannedHours, shifts.map(({ figures }) => figures.good), outside]
  }
  expect(await read(day, dayAfter(2))).toEqual([22, 12, [5, 17], { good: 3, bad: 0 }])
  // And the days by themselves are those of both.
  expect(await read(day, next)).toEqual([5, 4, [5], { good: 3, bad: 0 }])
  expect(await read(next, dayAfter(2))).toEqual([17, 8, [17], { good: 0, bad: 0 }])
})

/** The figures of the shift from 08:00 to 16:00 in Hong Kong out of raw readings, in another way than the product: by interval, not by hour. */
const byHand = `
  with shift as (select ($1 || 'T08:00:00+08')::timestamptz as starts, ($1 || 'T16:00:00+08')::timestamptz as ends),
  own as (select station_reading.* from station_reading, shift where from_time >= starts and to_time <= ends),
  per as (select station_id, coalesce(sum(good), 0)::numeric as good, coalesce(sum(bad), 0)::numeric as bad,
      coalesce(sum(extract(epoch from to_time - from_time)) filter (where state = 'running'), 0)::numeric as running,
      sum(energy_watt_hours) as energy, count(water_millilitres) as water from own group by station_id),
  last as (select * from per where station_id = $3::uuid), first as (select * from per where station_id = $2::uuid)
  select last.good, first.bad + last.bad as rejected, last.good / (last.good + first.bad + last.bad) as yield,
    (first.bad + last.bad) / (last.good + first.bad + last.bad) as defect_rate,
    last.good / (8 * 3000 * 0.09290304) as per_square_metre_hour, last.good / (8 * 2) as per_person_hour, 8 * 3600 / 800.0 as takt_seconds,
    last.running / (8 * 3600) as availability, (last.good + last.bad) / (100 * last.running / 3600) as performance,
    last.good / (last.good + last.bad) as quality, last.good / 800 as oee, last.running / (last.good + last.bad) as cycle_seconds,
    first.running / (first.good + first.bad) as first_cycle_seconds, first.energy, last.water as water_readings
  from first, last`

/** Sums by hour that are not what the readings of that station add up to. */
const rolledUpApart = `
  select * from (select station_id, sum(good) as good, sum(bad) as bad, sum(energy_watt_hours) as energy, sum(water_readings) as water,
      sum(running_ms) as running, sum(stopped_ms + fault_ms) as stopped from production_hour group by station_id) as kept
    full join (select station_id, coalesce(sum(good), 0) as good, coalesce(sum(bad), 0) as bad, coalesce(sum(energy_watt_hours), 0) as energy,
      count(water_millilitres) as water,
      coalesce(sum(extract(epoch from to_time - from_time) * 1000) filter (where state = 'running'), 0) as running,
      coalesce(sum(extract(epoch from to_time - from_time) * 1000) filter (where state <> 'running'), 0) as stopped
      from station_reading group by station_id) as raw using (station_id)
  where (kept.good, kept.bad, kept.energy, kept.water, kept.running, kept.stopped)
    is distinct from (raw.good, raw.bad, raw.energy, raw.water, raw.running, raw.stopped)`
