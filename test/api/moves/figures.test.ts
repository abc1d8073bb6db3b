import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { jsonOf } from '../../harness/answers.ts'
import { openFloor } from '../../harness/floor-at-work.ts'
import { openTestInstallation } from '../../harness/installation.ts'

interface Figures {
  readonly ended: number
  readonly emptyRuns: number
  readonly emptyMetreShare: number
  readonly leadSeconds: { median: number; high: number }
  readonly waits: readonly Record<string, unknown>[]
}

it('makes the figures of moves out of their steps, as SQL over these alone does, and one more move moves them', async () => {
  const installation = await openTestInstallation()
  const floor = await openFloor(installation)
  const codes = ['B-1', 'B-2', 'B-3', 'B-4', 'B-5']
  await floor.store({ blue: codes })
  const day = new Date(Date.now() - 2 * 24 * 3_600_000).toISOString().slice(0, 10)
  const next = new Date(Date.parse(day) + 24 * 3_600_000).toISOString().slice(0, 10)
  const time = (clock: string) => `${day}T${clock}:00+08:00`
  const run = (from: string, to: string, [asked, started, ended]: readonly string[]) => {
    const times = [time(asked ?? ''), time(started ?? ''), time(ended ?? '')] as const
    return (loads: readonly string[], metres: number) =>
      floor.bring(loads, { from, to, times, metres })
  }
  await run('DOCK-1', 'STORE-1', ['08:50', '09:10', '09:15'])(['B-1', 'B-2'], 120)
  await run('DOCK-1', 'STORE-1', ['09:00', '09:20', '09:30'])(['B-3'], 120)
  await run('STORE-1', 'DOCK-1', ['09:30', '09:30', '09:40'])([], 60)
  // Asked on the day before ours, ended on it; and one by the clock of Greenwich on it, by that of Hong Kong on the next.
  await floor.bring(['B-4'], {
    from: 'DOCK-1',
    to: 'STORE-1',
    times: [`${day}T00:00:00+09:00`, time('00:30'), time('00:40')],
    metres: 100,
  })
  await floor.bring(['B-5'], {
    from: 'DOCK-1',
    to: 'STORE-1',
    times: [time('23:50'), `${day}T16:10:00Z`, `${day}T16:20:00Z`],
    metres: 7,
  })
  const id = randomUUID()
  await floor.ask({ id, from: 'STORE-1', to: 'OPENER-1', loads: ['B-1'], time: time('10:00') })
  await floor.step({ move: id, step: 'cancelled', as: 'robot', reason: 'jam', time: time('10:05') })
  const owner = new pg.Client(installation.connection)
  await owner.connect()
  onTestFinished(() => owner.end())
  const expectAlike = async () => {
    const path = `/api/v1/move-figures?facility=A&from=${day}&to=${next}`
    const figures = await jsonOf<Figures>(await installation.request(path))
    const { rows } = await owner.query(byHand, [day, next])
    const { waits, ...counted } = figures
    expect(counted).toMatchObject(rows[0].figures)
    expect(waits).toEqual((await owner.query(waitsByHand, [day, next])).rows)
    return figures
  }
  const before = await expectAlike()
  expect(before).toMatchObject({
    ended: 4,
    emptyRuns: 1,
    emptyRunShare: 1 / 4,
    emptyMetreShare: 60 / 400,
    leadSeconds: { median: 1_800, high: 6_000 },
    cancelled: 1,
    grams: 120_000,
    byMover: [{ kind: 'vehicle', ended: 4 }],
  })
  expect(before.waits).toContainEqual({
    place: 'DOCK-1',
    hour: 9,
    loads: 3,
    waitedMs: (2 * 10 + 20) * 60_000,
    most: 3,
  })
  const span = new URLSearchParams({
    closedFrom: time('00:00'),
    closedTo: time('09:35'),
    limit: '2',
  })
  const page = await jsonOf<{ moves: object[]; next: string }>(
    await installation.request(`/api/v1/moves?${span}`),
  )
  expect([page.moves.length, typeof page.next]).toEqual([2, 'string'])
  const last = await installation.request(`/api/v1/moves?${span}&cursor=${page.next}`)
  expect(await jsonOf(last)).toMatchObject({ moves: [{ state: 'ended' }], next: null })
  await run('STORE-1', 'DOCK-1', ['11:00', '11:30', '11:31'])(['B-3'], 50)
  const after = await expectAlike()
  expect(after.emptyMetreShare).toBe(60 / 450)
  expect(after.leadSeconds).toEqual({ median: 1_800, high: 6_000 })
  expect(after.waits).toHaveLength(before.waits.length + 1)
  const none = await jsonOf(
    await installation.request('/api/v1/move-figures?facility=B&from=2026-01-01&to=2026-01-02'),
  )
  expect(none).toMatchObject({ ended: 0, emptyRunShare: null, leadSeconds: null, waits: [] })
  const wrong = await installation.request(
    '/api/v1/move-figures?facility=A&from=2026-01-01&to=2026-06-01',
  )
  expect(wrong.status).toBe(422)
})

/** The figures of moves of days in Hong Kong out of their steps, in another way than the product. */
const byHand = `
  with over as (
    select move_key, asked_time, last.step, last.step_time,
      (select count(*) from move_load where move_load.move_key = move.move_key) as loads,
      (select sum(metres) from move_step where move_step.move_key = move.move_key) as metres,
      (select sum(grams) from move_step_load where move_step_load.move_key = move.move_key and seq = 1) as grams
    from move join move_step as last using (move_key)
    where last.step in ('ended', 'cancelled') and (last.step_time at time zone 'Asia/Hong_Kong')::date >= $1::date
      and (last.step_time at time zone 'Asia/Hong_Kong')::date < $2::date),
  done as (select *, extract(epoch from step_time - asked_time) as lead from over where step = 'ended')
  select json_build_object('ended', count(*), 'emptyRuns', count(*) filter (where loads = 0),
    'emptyRunShare', avg((loads = 0)::integer), 'metres', sum(metres), 'emptyMetres', sum(metres) filter (where loads = 0),
    'emptyMetreShare', sum(metres) filter (where loads = 0)::float8 / sum(metres), 'loads', sum(loads),
    'loadsPerMove', sum(loads)::float8 / count(*) filter (where loads > 0), 'grams', sum(grams),
    'leadSeconds', json_build_object(
      'median', percentile_disc(0.5) within group (order by lead) filter (where loads > 0),
      'high', percentile_disc(0.95) within group (order by lead) filter (where loads > 0)),
    'cancelled', (select count(*) from over where step = 'cancelled')) as figures
  from done`

/** Loads that waited at places by hour of the day, minute by minute. */
const waitsByHand = `
  with waited as (
    select move_key, origin.code as place, asked_time, (select count(*) from move_load where move_load.move_key = move.move_key) as loads,
      (select min(step_time) from move_step where move_step.move_key = move.move_key and step <> 'taken_over') as until
    from move join facility_place as origin on facility_place_key = from_place_key),
  minutes as (
    select minute, place, sum(loads) as loads, array_agg(move_key) as moves
    from generate_series($1::timestamp at time zone 'Asia/Hong_Kong', $2::timestamp at time zone 'Asia/Hong_Kong' - interval '1 minute',
      interval '1 minute') as minute join waited on asked_time <= minute and until > minute and waited.loads > 0
    group by minute, place),
  moved as (select distinct place, extract(hour from minute at time zone 'Asia/Hong_Kong')::integer as hour, unnest(moves) as move_key
    from minutes),
  hours as (select place, extract(hour from minute at time zone 'Asia/Hong_Kong')::integer as hour, sum(loads)::integer * 60000 as "waitedMs",
      max(loads)::integer as most from minutes group by 1, 2)
  select place, hour, (select count(*)::integer from moved join move_load using (move_key)
    where moved.place = hours.place and moved.hour = hours.hour) as loads, "waitedMs", most
  from hours order by place, hour`
