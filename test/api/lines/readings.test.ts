import { expect, it } from 'vitest'
import { pruneReadings } from '../../../api/lines/prune-readings.ts'
import { addStation } from '../../harness/add-station.ts'
import { jsonOf, pointersIn } from '../../harness/answers.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { lineCode, lineTerms, openLine } from '../../harness/line-at-work.ts'
import { signUpPerson } from '../../harness/people.ts'

interface Told {
  readonly code: string
  readonly faults: readonly {
    readonly pointer: string
    readonly says: string
    readonly message: string
  }[]
}

it('takes readings whole or not at all, with every fault named', async () => {
  const installation = await openTestInstallation()
  const { first, last, day, send } = await openLine(installation)
  const at = (time: string) => `${day}T${time}:00+08:00`
  const refused = async (readings: readonly object[], station = first) => {
    const answer = await send(station, readings)
    const { code, faults } = await jsonOf<Told>(answer)
    return [answer.status, code, ...faults.map(({ pointer, says }) => `${pointer} ${says}`)]
  }
  // 100 an hour is what the station is rated for: 101 in a clock hour are refused, also told in two parts.
  const rated = { seq: 1, from: at('09:00'), to: at('10:00'), good: 101 }
  expect(await refused([rated])).toEqual([422, 'invalid', '/readings/0/good reading_over_rated'])
  const half = { seq: 1, from: at('09:00'), to: at('09:30'), good: 60 }
  const other = { seq: 2, from: at('09:30'), to: at('10:00'), good: 40, bad: 1 }
  expect(await refused([half, other])).toEqual([
    422,
    'invalid',
    '/readings/1/good reading_over_rated',
  ])
  expect(await jsonOf(await send(first, [half, { ...other, good: 39 }]))).toEqual({
    accepted: 2,
    duplicates: 0,
  })
  // Sent twice at once, each is taken once.
  const twice = [{ seq: 4, from: at('07:00'), to: at('07:30'), good: 1, state: 'running' }]
  const taken = await Promise.all([send(first, twice), send(first, twice), send(first, twice)])
  const counts = await Promise.all(taken.map((answer) => jsonOf<{ accepted: number }>(answer)))
  expect(counts.map(({ accepted }) => accepted).toSorted()).toEqual([0, 0, 1])
  const more = { seq: 3, from: at('10:00'), to: at('10:01'), good: 1 }
  expect(await refused([more, { ...half, good: 61 }])).toEqual([
    409,
    'id_reused',
    '/readings/1/seq reading_number_reused',
  ])

  const wrong = [
    { seq: 10, from: at('11:00'), to: at('11:00'), good: 1 },
    { seq: 11, from: at('11:50'), to: at('12:10'), good: 1 },
    { seq: 11, from: at('13:00'), to: at('13:10'), good: 1 },
    { seq: 12, from: at('13:05'), to: at('13:20'), good: 1 },
    {
      seq: 13,
      from: at('14:00'),
      to: at('14:10'),
      bad: 1,
      defects: [{ class: 'scratch', pieces: 2 }],
    },
    { seq: 14, from: at('14:10'), to: at('14:20'), state: 'stopped' },
    { seq: 15, from: at('14:20'), to: at('14:30'), state: 'running', reason: 'none' },
    { seq: 16, from: at('14:30'), to: at('14:40') },
    { seq: 17, from: '2100-01-01T00:00:00Z', to: '2100-01-01T00:01:00Z', good: 1 },
    { seq: 18, from: '0001-01-01T00:00:00Z', to: '0001-01-01T00:01:00Z', good: 1 },
    { seq: 19, from: at('09:10'), to: at('09:20'), good: 0 },
    {
      seq: 20,
      from: at('01:00'),
      to: `${new Date(Date.parse(day) + 2 * 86_400_000).toISOString().slice(0, 10)}T01:30:00+08:00`,
      state: 'running',
    },
  ]
  expect(await refused(wrong)).toEqual([
    422,
    'invalid',
    '/readings/0/to reading_ends_first',
    '/readings/1/to reading_over_hour',
    '/readings/4/defects reading_defects_over',
    '/readings/5/reason reading_reason_missing',
    '/readings/6/reason reading_reason_idle',
    '/readings/7 reading_empty',
    '/readings/8/to reading_ahead',
    '/readings/9/from reading_too_old',
    '/readings/9/from reading_on_no_line',
    '/readings/11/to reading_too_long',
    '/readings/2/seq reading_number_twice',
    '/readings/10/from reading_overlaps',
  ])
  // Two of a list that overlap.
  expect(await refused([wrong[2] ?? {}, wrong[3] ?? {}])).toEqual([
    422,
    'invalid',
    '/readings/1/from reading_overlaps',
  ])
  // Nothing of what was refused is there.
  const until = new Date(Date.parse(day) + 2 * 86_400_000).toISOString().slice(0, 10)
  const listed = await installation.request(
    `/api/v1/lines/${lineCode}/readings?from=${day}&to=${until}`,
  )
  expect((await jsonOf<{ readings: object[] }>(listed)).readings).toHaveLength(3)

  // Shapes are told by the schema, in the language asked for; a station on no line, and a person, hear why.
  const shapes = await send(first, [
    { seq: -1, from: 'soon', to: at('12:00'), good: 0.5, colour: 'red' },
  ])
  expect([shapes.status, (await pointersIn(shapes)).toSorted()]).toEqual([
    422,
    ['/readings/0/colour', '/readings/0/from', '/readings/0/good', '/readings/0/seq'],
  ])
  const stray = await addStation(installation, { name: 'Stray', role: 'station' })
  expect(await refused([more], stray)).toEqual([
    422,
    'invalid',
    '/readings/0/from reading_on_no_line',
  ])
  const operator = await signUpPerson(installation, { role: 'operator' })
  const body = JSON.stringify({ readings: [more] })
  const chinese = await operator.request('/api/v1/readings', {
    method: 'POST',
    body,
    headers: { 'accept-language': 'zh-Hant' },
  })
  expect([chinese.status, await chinese.text()]).toEqual([
    403,
    expect.stringContaining('讀數由工作站'),
  ])
  expect((await send(last, [more])).status).toBe(200)
})

it('forgets readings after 400 days and keeps what they came to by hour', async () => {
  const installation = await openTestInstallation()
  const { first, day, send } = await openLine(installation)
  const reading = { seq: 1, from: `${day}T09:00:00+08:00`, to: `${day}T09:30:00+08:00`, good: 5 }
  expect((await send(first, [reading])).status).toBe(200)
  const { store } = installation
  const run = async (daysLater: number) => {
    const now = () => new Date(Date.parse(day) + daysLater * 86_400_000)
    const context = { ...installation, now, signal: new AbortController().signal }
    await pruneReadings.run({}, context as unknown as Parameters<typeof pruneReadings.run>[1])
    return store.system.selectFrom('station_reading').select('seq').execute()
  }
  // One that is still taken may overlap a state that began a day before it.
  expect(await run(401)).toHaveLength(1)
  expect(await run(402)).toHaveLength(0)
  expect(await store.system.selectFrom('production_hour').select('good').execute()).toEqual([
    { good: 5 },
  ])
})

it('is told what a line is by whoever administers, with every fault at once', async () => {
  const installation = await openTestInstallation()
  const { first, last } = await openLine(installation)
  const there = await addStation(installation, { name: 'Elsewhere', facility: 'B' })
  const post = (path: string, said: object) =>
    installation.request(`/api/v1/lines${path}`, { method: 'POST', body: JSON.stringify(said) })
  const wrong = await post('', {
    ...lineTerms([first, there, there]),
    shifts: ['08:00-16:00', '15:00-17:00', 'noon'],
    stations: [
      { station: first.id, ratedPerHour: 90 },
      { station: there.id },
      { station: there.id },
      { station: '018f6f6e-8c1a-7f3e-9d55-2f6a0c3b7e10' },
    ],
  })
  const { faults } = await jsonOf<Told>(wrong)
  expect([wrong.status, ...faults.map(({ pointer, says }) => `${pointer} ${says}`)]).toEqual([
    422,
    '/code line_code_taken',
    '/shifts/1 shifts_overlap',
    '/shifts/2 shift_unread',
    '/stations/0/ratedPerHour line_over_station',
    '/stations/1/station line_station_elsewhere',
    '/stations/2/station line_station_twice',
    '/stations/2/station line_station_elsewhere',
    '/stations/3/station line_station_unknown',
  ])
  const taken = await post('', { ...lineTerms([first]), code: 'LINE-2' })
  expect((await jsonOf<Told>(taken)).faults).toMatchObject([{ says: 'line_station_taken' }])
  const {
    code: _,
    facility: __,
    ...next
  } = lineTerms([last], { validFrom: '2026-06-01', ratedPerHour: 150 })
  const changed = await post(`/${lineCode}/versions`, next)
  expect([changed.status, await jsonOf(changed)]).toMatchObject([
    201,
    {
      versions: [
        { version: 1, squareMetres: '278.70912' },
        { version: 2, validFrom: '2026-06-01', ratedPerHour: 150 },
      ],
    },
  ])
  // From that day on the first station is free for another line.
  const free = await post('', {
    ...lineTerms([first], { validFrom: '2026-06-01' }),
    code: 'LINE-2',
  })
  expect(free.status).toBe(201)
  const supervisor = await signUpPerson(installation, { role: 'supervisor' })
  const may = await supervisor.request('/api/v1/lines', {
    method: 'POST',
    body: JSON.stringify(lineTerms([last])),
  })
  expect(may.status).toBe(403)
  const trail = await jsonOf<{ entries: { action: string }[] }>(
    await installation.request('/api/v1/audit'),
  )
  expect(trail.entries.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['line added', 'line changed']),
  )
})
