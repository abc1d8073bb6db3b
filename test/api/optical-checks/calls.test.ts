import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import type { Difference } from '../../../api/commands/check/findings.ts'
import { check } from '../../../api/commands/check.ts'
import { addStation } from '../../harness/add-station.ts'
import { jsonOf } from '../../harness/answers.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { callOf, judgedSet, openOpticalLine } from '../../harness/optical-line.ts'
import { packScan } from '../../harness/pack-scan.ts'
import { runCommand } from '../../harness/run-command.ts'

interface Told {
  readonly code: string
  readonly faults: readonly { readonly pointer: string; readonly says: string }[]
}

const checked = async (installation: Awaited<ReturnType<typeof openTestInstallation>>) => {
  const { code, json } = await runCommand(installation, check)
  const { named = [] } = json as { named?: readonly Difference[] }
  return { code, named }
}

const refusalOf = async (answer: Response) => {
  const { code, faults } = await jsonOf<Told>(answer)
  return [answer.status, code, ...faults.map(({ pointer, says }) => `${pointer} ${says}`)]
}

it('takes calls whole or not at all, with every fault named', async () => {
  const installation = await openTestInstallation()
  const line = await openOpticalLine(installation)
  const { send, register, person } = line
  expect((await register('1')).status).toBe(201)
  expect((await register('2')).status).toBe(201)
  expect(await refusalOf(await register('1', { stream: 'textile' }))).toEqual([
    422,
    'invalid',
    '/version optical_version_exists',
    '/stream optical_model_elsewhere',
  ])
  expect(await refusalOf(await register('3', { classesVersion: 9 }))).toEqual([
    422,
    'invalid',
    '/classesVersion optical_classes_unknown',
  ])

  const first = callOf('P-1')
  expect(await jsonOf(await send([first]))).toEqual({
    accepted: 1,
    duplicates: 0,
    shadow: 1,
    events: 0,
    waiting: [],
  })
  // The same once more is taken once, at once and later; another version calls the same piece.
  const again = callOf('P-1', { version: '2' })
  const counts = await Promise.all(
    [send([first, again]), send([first, again])].map(async (answer) =>
      jsonOf<{ accepted: number; duplicates: number }>(await answer),
    ),
  )
  expect(counts.map(({ accepted }) => accepted).toSorted()).toEqual([0, 1])
  expect(await refusalOf(await send([{ ...first, class: 'dent' }]))).toEqual([
    409,
    'id_reused',
    '/calls/0/id optical_call_reused',
  ])

  const twice = callOf('P-2')
  const wrong = [
    callOf('P-3', { version: '9' }),
    callOf('P-4', { class: 'moth' }),
    callOf('P-5', { takenTime: '2100-01-01T00:00:00Z' }),
    callOf('P-6', { takenTime: '2020-01-01T00:00:00Z' }),
    callOf('P-7', { batch: 'NOBODY' }),
    callOf('P-1', { picture: 'a'.repeat(64), id: randomUUID(), version: '2' }),
    twice,
    twice,
  ]
  expect(await refusalOf(await send(wrong))).toEqual([
    422,
    'invalid',
    '/calls/0/version optical_version_unknown',
    '/calls/1/class optical_class_unknown',
    '/calls/2/takenTime optical_taken_ahead',
    '/calls/3/takenTime optical_taken_too_old',
    '/calls/4/batch optical_batch_unknown',
    '/calls/5/piece optical_piece_other',
    '/calls/5/piece optical_piece_called',
    '/calls/7/id optical_call_twice',
    '/calls/7/piece optical_piece_called',
  ])
  // Nothing of what was refused is there.
  const listed = await jsonOf<{ pieces: { piece: string }[] }>(
    await person.request('/api/v1/optical-pieces'),
  )
  expect(listed.pieces.map(({ piece }) => piece)).toEqual(['P-1'])

  const shapes = await send([
    callOf('P-8', { confidence: 1.01, picture: 'cat', takenTime: 'noon' }),
  ])
  expect((await refusalOf(shapes)).slice(2).map((one) => String(one).split(' ')[0])).toEqual([
    '/calls/0/picture',
    '/calls/0/takenTime',
    '/calls/0/confidence',
  ])
  const many = Array.from({ length: 1_001 }, (_, at) => callOf(`M-${at}`))
  expect((await send(many)).status).toBe(422)
  const body = JSON.stringify({ calls: [callOf('P-9')] })
  const byPerson = await person.request('/api/v1/optical-calls', { method: 'POST', body })
  expect(await refusalOf(byPerson)).toEqual([403, 'not_allowed', ' optical_calls_of_stations'])
  const verdict = await line.station.request('/api/v1/optical-pieces/P-1/verdicts', {
    method: 'POST',
    body: JSON.stringify({ class: 'sound' }),
  })
  expect(await refusalOf(verdict)).toEqual([403, 'not_allowed', ' optical_verdicts_of_persons'])
})

it('asks a person about what a live version doubts and what was drawn, and keeps both verdicts', async () => {
  const installation = await openTestInstallation()
  const line = await openOpticalLine(installation)
  const { send, register, judge, goLive, person } = line
  await register('1')
  // A version that is not live doubts in vain.
  expect(await jsonOf(await send([callOf('S-1', { confidence: 0.2 })]))).toMatchObject({
    shadow: 1,
    waiting: [],
  })
  const called = Array.from({ length: 300 }, (_, at) => callOf(`R-${at}`, { reference: true }))
  await judgedSet(installation, line, { called, judged: () => 'sound' })
  expect((await goLive('1')).status).toBe(200)

  const scan: Readonly<Record<string, unknown>> = { ...packScan(), facility: 'A' }
  const [{ batch = '' } = {}] = scan.outputs as { batch?: string }[]
  expect((await line.station.scan(scan)).status).toBe(200)
  const doubt = callOf('L-1', { confidence: 0.899999, class: 'scratch', batch })
  const sure = callOf('L-2', { confidence: 0.9 })
  const sent = [doubt, sure, callOf('R-301', { reference: true })]
  expect(await jsonOf(await send(sent))).toEqual({
    accepted: 3,
    duplicates: 0,
    shadow: 0,
    events: 1,
    waiting: ['L-1', 'R-301'],
  })
  const eventsOf = async () => {
    const answer = await person.request(`/api/v1/batches/${batch}/events`)
    const { events } = await jsonOf<{
      events: { id: string; stage: string; facts: object; batches: object[] }[]
    }>(answer)
    return events.filter(({ stage }) => stage === 'optically_checked')
  }
  const before = await jsonOf<{ state: string; massGrams: number }>(
    await person.request(`/api/v1/batches/${batch}`),
  )
  expect(await eventsOf()).toMatchObject([
    {
      id: doubt.id,
      facts: {
        checkedBy: 'model',
        defectClass: 'scratch',
        opticalModel: 'housing',
        opticalModelVersion: '1',
        confidencePercent: '89.9999',
      },
    },
  ])

  expect((await judge('L-1', 'moth')).status).toBe(422)
  expect((await judge('L-1', 'dent')).status).toBe(201)
  // Said again it says nothing new; said otherwise both stay.
  await judge('L-1', 'dent')
  const piece = await jsonOf<{ choice: string; calls: object[]; verdicts: object[] }>(
    await judge('L-1', 'crack'),
  )
  expect(piece).toMatchObject({
    choice: 'doubt',
    calls: [{ class: 'scratch', version: '1', wasLive: true, isDoubtful: true }],
    verdicts: [
      { class: 'dent', judgedBy: 'Mei Wong' },
      { class: 'crack', judgedBy: 'Mei Wong' },
    ],
  })
  const events = await eventsOf()
  expect(events.map(({ facts }) => facts)).toMatchObject([
    { checkedBy: 'model', defectClass: 'scratch' },
    { checkedBy: 'person', defectClass: 'dent' },
    { checkedBy: 'person', defectClass: 'crack' },
  ])
  // The page of the batch leads to what the camera saw.
  const pieces = `/work/optical-pieces?batch=${batch}`
  expect(await (await person.request(`/work/batches/${batch}`)).text()).toContain(`"${pieces}"`)
  expect(await (await person.request(pieces)).text()).toContain('L-1')
  const after = await jsonOf<typeof before>(await person.request(`/api/v1/batches/${batch}`))
  expect([after.state, after.massGrams]).toEqual([before.state, before.massGrams])
  const waiting = await person.request('/api/v1/optical-pieces?waiting=yes')
  expect(await jsonOf(waiting)).toMatchObject({ pieces: [{ piece: 'R-301' }] })

  // No scan says by itself what only calls and verdicts record; nothing is half kept where a batch cannot be recorded.
  const [{ facts = {} } = {}] = events
  const forged = {
    id: randomUUID(),
    stream: 'battery',
    stage: 'optically_checked',
    facility: 'A',
    batches: [{ batch }],
    facts,
  }
  expect(await jsonOf(await line.station.scan(forged))).toMatchObject({
    status: 409,
    faults: [{ says: 'optical_scan_by_calls' }],
  })
  const elsewhere = await addStation(installation, { name: 'Far', facility: 'B', role: 'station' })
  expect(await refusalOf(await send([callOf('L-3', { batch })], elsewhere))).toEqual([
    422,
    'invalid',
    '/calls/0/batch optical_batch_elsewhere',
  ])
})

it('holds calls and verdicts against the events that say them, and keeps a verdict on a batch that was never made after all', async () => {
  const installation = await openTestInstallation()
  const line = await openOpticalLine(installation)
  const { send, register, judge, goLive, person } = line
  await register('1')
  const called = Array.from({ length: 300 }, (_, at) => callOf(`R-${at}`, { reference: true }))
  await judgedSet(installation, line, { called, judged: () => 'sound' })
  await goLive('1')
  const scan: Readonly<Record<string, unknown>> = { ...packScan(), facility: 'A' }
  const [{ batch = '' } = {}] = scan.outputs as { batch?: string }[]
  await line.station.scan(scan)
  const live = callOf('L-1', { batch, class: 'dent' })
  await send([live])
  await judge('L-1', 'scratch')
  // A batch that was never made after all has no history to go on with; its picture is judged all the same.
  const mistaken: Readonly<Record<string, unknown>> = { ...packScan(), facility: 'A' }
  const [{ batch: gone = '' } = {}] = mistaken.outputs as { batch?: string }[]
  await line.station.scan(mistaken)
  await register('2')
  expect((await send([callOf('L-2', { batch: gone, version: '2' })])).status).toBe(200)
  const reversal = {
    id: randomUUID(),
    stream: 'battery',
    stage: 'reversed',
    facility: 'A',
    reverses: mistaken.id,
    facts: { reason: 'It was another pack' },
  }
  expect((await line.station.scan(reversal)).status).toBe(200)
  expect((await judge('L-2', 'dent')).status).toBe(201)
  expect((await checked(installation)).named).toEqual([])
  const { personId } = person
  const kept = await installation.store.system
    .selectFrom('optical_piece')
    .select(['optical_piece_key', 'organisation_key'])
    .where('code', '=', 'L-1')
    .executeTakeFirstOrThrow()
  const planted = (event_id: string) => ({
    ...kept,
    class: 'crack',
    note: null,
    person_id: personId,
    judged_by: 'Nobody',
    judged_time: new Date('2026-11-26T00:00:00Z'),
    event_id,
  })
  const nowhere = randomUUID()
  await installation.store.system
    .insertInto('optical_verdict')
    .values([planted(nowhere), planted(String(live.id))])
    .execute()
  const { named, code } = await checked(installation)
  expect(named).toMatchObject([
    {
      table: 'optical_call',
      key: `event ${live.id}`,
      column: 'class',
      expected: 'dent',
      found: 'crack',
    },
    { column: 'model', expected: 'housing' },
    { column: 'version', expected: '1' },
    { column: 'confidence', expected: '99' },
    { table: 'event', key: nowhere, column: 'row', expected: 'optically_checked' },
  ])
  expect(code).toBe(1)
})
