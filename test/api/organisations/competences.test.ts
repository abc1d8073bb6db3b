import { expect, it } from 'vitest'
import { addStation } from '../../harness/add-station.ts'
import { jsonOf, pointersIn } from '../../harness/answers.ts'
import { battery, certify, takeIn } from '../../harness/held-pack.ts'
import {
  addTestOrganisation,
  openTestInstallation,
  type TestInstallation,
} from '../../harness/installation.ts'
import { signUpPerson, type TestPerson } from '../../harness/people.ts'

const path = '/api/v1/competences'

it('lets only a certified person isolate a pack, at a station by the pseudonym that the scan names', async () => {
  const installation = await openTestInstallation()
  const person = await signUpPerson(installation, { role: 'operator' })
  const isolate = battery('isolated', { batches: [{ batch: 'PACK-1' }] })
  const sent = [
    takeIn('PACK-1', new Date()),
    isolate,
    battery('weighed', {
      batches: [{ batch: 'PACK-1', massGrams: 396_000 }],
      facts: { scale: 'S' },
    }),
  ]
  const before = await person.request('/api/v1/scans', {
    method: 'POST',
    body: JSON.stringify(sent),
  })
  const codes = async (response: Response) =>
    (await jsonOf<{ status: string; code?: string }[]>(response)).map(
      ({ status, code }) => code ?? status,
    )
  expect(await codes(before)).toEqual(['accepted', 'not_competent', 'accepted'])
  const { operator } = await certify(installation, person.personId, 'high_voltage_work')
  const after = await person.request('/api/v1/scans', {
    method: 'POST',
    body: JSON.stringify([isolate]),
  })
  // Past the door: now the stage's own fields are asked for.
  expect(await codes(after)).toEqual(['invalid'])

  const station = await addStation(installation)
  const nobody = await station.scan([isolate, { ...isolate, operator: 'p-000000000000' }])
  expect(await codes(nobody)).toEqual(['not_competent', 'not_competent'])
  expect(await codes(await station.scan([{ ...isolate, operator }]))).toEqual(['invalid'])
})

it('counts a certificate on the day of the work, where the facility is', async () => {
  const installation = await openTestInstallation()
  const change = { method: 'PATCH', body: JSON.stringify({ timeZone: 'Asia/Hong_Kong' }) }
  await installation.request('/api/v1/facilities/A', change)
  const person = await signUpPerson(installation, { role: 'operator' })
  await certify(installation, person.personId, 'high_voltage_work', {
    validFrom: '2026-10-01',
    validUntil: '2026-10-31',
  })
  const at = (eventTime: string, facility = 'A') =>
    battery('isolated', { eventTime, facility, batches: [{ batch: 'PACK-1' }] })
  const scans = [
    at('2026-10-31T23:59:00+08:00'),
    at('2026-11-01T00:01:00+08:00'),
    at('2026-10-01T00:01:00+08:00'),
    at('2026-09-30T23:59:00+08:00'),
    // Facility B says no time zone: the offset that was written tells the day, and without one the usual zone does.
    at('2026-11-01T00:01:00+08:00', 'B'),
    at('2026-10-31T20:00:00-05:00', 'B'),
    at('2026-10-31T17:00:00Z', 'B'),
    at('2026-10-31T15:00:00Z', 'B'),
  ]
  const answer = await person.request('/api/v1/scans', {
    method: 'POST',
    body: JSON.stringify(scans),
  })
  const receipts = await jsonOf<{ code: string }[]>(answer)
  expect(receipts.map(({ code }) => code === 'not_competent')).toEqual([
    false,
    true,
    false,
    true,
    true,
    false,
    true,
    false,
  ])
})

it('counts no certificate for a time before the batch began, whatever the scan says', async () => {
  const installation = await openTestInstallation()
  const person = await signUpPerson(installation, { role: 'operator' })
  const ended = { validFrom: '2024-01-01', validUntil: '2024-12-31' }
  await certify(installation, person.personId, 'high_voltage_work', ended)
  const send = async (body: object) => {
    const answer = await person.request('/api/v1/scans', {
      method: 'POST',
      body: JSON.stringify(body),
    })
    const receipts = await jsonOf<{ status: string; code?: string }[]>(answer)
    return receipts.map(({ status, code }) => code ?? status)
  }
  const isolated = (batch: string) =>
    battery('isolated', { eventTime: '2024-06-01T00:00:00Z', batches: [{ batch }] })
  expect(await send([takeIn('PACK-NEW', new Date())])).toEqual(['accepted'])
  expect(await send([isolated('PACK-NEW')])).toEqual(['not_competent'])
  // Nor does it help to send both together.
  const together = [takeIn('PACK-BOTH', new Date()), isolated('PACK-BOTH')]
  expect(await send(together)).toEqual(['accepted', 'not_competent'])
  // What came in while the certificate held, and reaches us late, counts as it did.
  const then = [takeIn('PACK-OLD', new Date('2024-05-31T00:00:00Z')), isolated('PACK-OLD')]
  expect(await send(then)).not.toContain('not_competent')
})

it('seals what a person records under their pseudonym, and refuses to record for another', async () => {
  const installation = await openTestInstallation()
  const person = await signUpPerson(installation, { role: 'operator' })
  const send = (scan: object) =>
    person.request('/api/v1/scans', { method: 'POST', body: JSON.stringify(scan) })
  const forAnother = await send(takeIn('PACK-1', new Date(), { operator: 'p-somebody' }))
  expect(await forAnother.json()).toMatchObject({
    code: 'not_allowed',
    faults: [{ pointer: '/operator' }],
  })
  expect((await send(takeIn('PACK-1', new Date()))).status).toBe(200)
  const events = await installation.request('/api/v1/batches/PACK-1/events')
  const { operator } = await certify(installation, person.personId, 'high_voltage_work')
  expect(await events.text()).toContain(operator)
})

it('keeps a certificate on record and refuses one of a stranger, of an unknown kind, or again', async () => {
  const installation = await openTestInstallation()
  const { request } = installation
  const person = await signUpPerson(installation, { role: 'operator' })
  const { actor } = await addTestOrganisation(installation, 'second')
  const stranger = await signUpPerson(installation, {
    role: 'operator',
    organisation: actor.organisationKey,
  })
  const certificate = {
    person: person.personId,
    kind: 'high_voltage_work',
    number: 'HV-1',
    issuer: 'Training centre',
    validFrom: '2026-01-01',
    validUntil: '2026-12-31',
  }
  const add = (given: object) => request(path, { method: 'POST', body: JSON.stringify(given) })
  expect((await add(certificate)).status).toBe(201)
  expect(await (await add(certificate)).json()).toMatchObject({ code: 'competence_exists' })
  expect(await pointersIn(await add({ ...certificate, person: stranger.personId }))).toEqual([
    '/person',
  ])
  const wrong = { ...certificate, kind: 'juggling', validFrom: '2026-02-30' }
  expect([...(await pointersIn(await add(wrong)))].sort()).toEqual(['/kind', '/validFrom'])
  const listed = await jsonOf<{ certificates: { id: string }[]; kinds: { kind: string }[] }>(
    await request(path),
  )
  expect(listed).toMatchObject({
    certificates: [{ person: person.personId, ended: null, member: true }],
  })
  expect(listed.kinds.map(({ kind }) => kind).sort()).toEqual([
    'high_voltage_live_work',
    'high_voltage_work',
    'quarantine_release',
  ])
  const [{ id } = { id: '' }] = listed.certificates
  expect((await person.request(`${path}/${id}`, { method: 'DELETE' })).status).toBe(403)
  expect((await stranger.request(path)).status).toBe(403)
  const ended = await request(`${path}/${id}`, { method: 'DELETE' })
  expect(await ended.json()).toMatchObject({ id, ended: expect.any(String) })
})

it('asks for the higher level where a pack is damaged, and takes it for the lower one', async () => {
  const installation = await openTestInstallation()
  const { pack, asPerson } = await damagedPack(installation)
  const isolate = battery('isolated', { batches: [{ batch: pack }] })
  const lower = await signUpPerson(installation, { role: 'operator' })
  await certify(installation, lower.personId, 'high_voltage_work')
  const higher = await signUpPerson(installation, { role: 'operator' })
  await certify(installation, higher.personId, 'high_voltage_live_work')
  const [refused] = await asPerson(lower, [isolate])
  expect(refused).toMatchObject({ code: 'not_competent' })
  expect(JSON.stringify(refused)).toContain('high_voltage_live_work')
  const sound = battery('isolated', { batches: [{ batch: 'SOUND' }] })
  const codes = async (person: TestPerson) =>
    (await asPerson(person, [sound, isolate])).map(({ code }) => code === 'not_competent')
  expect(await codes(lower)).toEqual([false, true])
  expect(await codes(higher)).toEqual([false, false])
  // The list of work and the table of stages say the same.
  const listed = await lower.request('/api/v1/work-list?facility=A&stage=battery.dismantled')
  expect(listed.status).toBe(200)
  const stream = await jsonOf<{ stages: { name: string; competence: object | null }[] }>(
    await installation.request('/api/v1/streams/battery'),
  )
  const table = stream.stages.find(({ name }) => name === 'dismantled')?.competence
  expect(table).toMatchObject({
    level: '2S',
    includedIn: ['high_voltage_live_work'],
    graver: {
      competence: { kind: 'high_voltage_live_work', level: '3S', source: { basis: 'secondary' } },
      when: { damageClass: ['amber', 'red'], insulationFailed: [true] },
    },
  })
})

/** A sound pack and one in quarantine, and what a person's scans are answered. */
async function damagedPack(installation: TestInstallation) {
  const pack = 'HURT'
  const hold = battery('quarantined', {
    batches: [{ batch: pack }],
    facts: {
      quarantineClass: 'amber',
      quarantinePlace: 'Q1',
      quarantineReason: 'dented',
      quarantineStart: new Date().toISOString(),
      watchIntervalHours: '1',
      quarantineTemperatureCelsius: '20',
      quarantinePacking: 'P908',
      reviewBy: '2027-01-31',
    },
  })
  const scans = [takeIn(pack, new Date()), takeIn('SOUND', new Date()), hold]
  const answers = await installation.request('/api/v1/scans', {
    method: 'POST',
    body: JSON.stringify(scans),
  })
  const statuses = (await jsonOf<{ status: string }[]>(answers)).map(({ status }) => status)
  expect(statuses).toEqual(['accepted', 'accepted', 'accepted'])
  const asPerson = async (person: TestPerson, sent: readonly object[]) =>
    jsonOf<{ status: string; code?: string }[]>(
      await person.request('/api/v1/scans', { method: 'POST', body: JSON.stringify(sent) }),
    )
  return { pack, asPerson }
}
