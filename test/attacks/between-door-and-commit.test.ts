import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { keyRevoke } from '../../api/commands/key.ts'
import { personDisable } from '../../api/commands/person-access.ts'
import { partsOf } from '../../api/recording/parse.ts'
import { holdTransaction } from '../../api/store/hold-transaction.ts'
import { addStation } from '../harness/add-station.ts'
import { jsonOf } from '../harness/answers.ts'
import { makeStationKey } from '../harness/ed25519.ts'
import { battery, certify, holdApart, hoursAgo } from '../harness/held-pack.ts'
import { openTestInstallation, type TestInstallation } from '../harness/installation.ts'
import { signUpPerson, type TestPerson } from '../harness/people.ts'
import { runCommand } from '../harness/run-command.ts'
import { connectOwner, untilWaiting, whileHeld } from '../harness/while-held.ts'

const pack = 'PACK-HK-0001'
const gone = [{ says: 'asker_changed' }]

describe('a scan that passed the door and waits for its batch', () => {
  it.each<[string, Taken, object]>([
    ['the certificate was withdrawn', withdraw, { code: 'not_competent' }],
    ['the person was removed', change('DELETE'), { code: 'not_allowed', faults: gone }],
    ['the person was switched off', change('PATCH', { disabled: true }), { faults: gone }],
    ['the account was switched off', disable, { code: 'not_allowed', faults: gone }],
  ])('is refused when meanwhile %s', async (_, take, refusal) => {
    const installation = await openIsolable()
    const person = await signUpPerson(installation, { role: 'operator' })
    const { id } = await certify(installation, person.personId, 'high_voltage_work')
    const send = () => person.request('/api/v1/scans', posted(isolated(installation)))
    const answer = await whileBatchHeld(installation, send, () => take(installation, person, id))
    expect(answer).toMatchObject(refusal)
    expect(await stageOf(installation)).toBe('triaged')
    const other = await signUpPerson(installation, { role: 'operator' })
    await certify(installation, other.personId, 'high_voltage_work')
    const again = await other.request('/api/v1/scans', posted(isolated(installation)))
    expect(again.status).toBe(200)
  })

  it('is refused when the certificate of the operator whom a station names was withdrawn', async () => {
    const installation = await openIsolable()
    const person = await signUpPerson(installation, { role: 'operator' })
    const { id, operator } = await certify(installation, person.personId, 'high_voltage_work')
    const station = await addStation(installation, { facility: 'A' })
    const send = () => station.scan({ ...isolated(installation), operator })
    const answer = await whileBatchHeld(installation, send, () =>
      withdraw(installation, person, id),
    )
    expect(answer).toMatchObject({ code: 'not_competent' })
    expect(await stageOf(installation)).toBe('triaged')
  })

  it.each(['over the API', 'by the command', 'at its end'])(
    'is refused when the key of its station was revoked %s',
    async (how) => {
      let ahead = 0
      const installation = await openIsolable(() => new Date(Date.now() + ahead))
      const expires = new Date(Date.now() + 3_600_000).toISOString()
      const station = await addStation(installation, how === 'at its end' ? { expires } : {})
      const revoke = async () => {
        if (how === 'at its end') ahead = 7_200_000
        else if (how === 'by the command') {
          const words = [station.key.slice(0, 11)]
          expect((await runCommand(installation, keyRevoke, { words })).code).toBe(0)
        } else {
          const path = `/api/v1/stations/${station.id}`
          expect((await installation.request(path, { method: 'DELETE' })).status).toBe(200)
        }
      }
      const answer = await whileBatchHeld(
        installation,
        () => station.scan(holdApart(pack, hoursAgo(1))),
        revoke,
      )
      expect(answer).toMatchObject({ code: 'not_allowed', faults: gone })
      expect(await stageOf(installation)).toBe('triaged')
    },
  )

  it('is refused when the key ended of the device that signed for a person', async () => {
    const installation = await openIsolable()
    const person = await signUpPerson(installation, { role: 'operator' })
    const { registration, signed, signingKey } = makeStationKey()
    const station = await addStation(installation, registration())
    const body = JSON.stringify({
      ...signed(holdApart(pack, hoursAgo(1))),
      station: signingKey,
    })
    const answer = await whileBatchHeld(
      installation,
      () => person.request('/api/v1/scans', { method: 'POST', body }),
      () => installation.request(`/api/v1/stations/${station.id}`, { method: 'DELETE' }),
    )
    expect(answer).toMatchObject({ code: 'not_signed', faults: [{ says: 'scan_signer_ended' }] })
    expect(await stageOf(installation)).toBe('triaged')
  })

  it('is refused when its batch was set apart', async () => {
    const installation = await openIsolable()
    const { recorder, actor, store } = installation
    const person = await signUpPerson(installation, { role: 'operator' })
    await certify(installation, person.personId, 'high_voltage_work')
    const watching = await connectOwner(installation)
    const { sent } = await holdTransaction(
      store.pipeline,
      actor.organisationKey,
      async ({ client }) => {
        const receipts = await recorder.recordWithin(
          client,
          partsOf([holdApart(pack, hoursAgo(1))], actor),
        )
        expect(receipts).toMatchObject([{ status: 'accepted' }])
        const waits = person.request('/api/v1/scans', posted(isolated(installation)))
        await untilWaiting(watching, 1)
        return { sent: waits }
      },
    )
    const answer = await jsonOf(await sent)
    expect(answer).toMatchObject({ code: 'stage_not_open' })
    expect(await stageOf(installation)).toBe('quarantined')
  })

  it('is refused when a serious recall was opened on what is to leave', async () => {
    const installation = await openBefore('listed')
    const person = await signUpPerson(installation, { role: 'operator' })
    const send = () => person.request('/api/v1/scans', posted(exampleOf(installation, 'listed')))
    const recall = { id: randomUUID(), batch: pack, reason: 'Welds', notice: 'fire' }
    const answer = await whileBatchHeld(
      installation,
      send,
      async () => {
        const body = posted({ ...recall, severity: 'serious' })
        expect((await installation.request('/api/v1/recalls', body)).status).toBe(201)
      },
      'PROD-HK-0001',
    )
    expect(answer).toMatchObject({ faults: [{ says: 'recalled_gravely' }] })
  })

  it('corrects nothing when whoever supervised became an operator', async () => {
    const installation = await openIsolable()
    const supervisor = await signUpPerson(installation, { role: 'supervisor' })
    const { id: event, ...scan } = exampleOf(installation, 'triaged')
    const { events } = await jsonOf<{ events: { id: string; stage: string }[] }>(
      await installation.request(`/api/v1/batches/${pack}/events`),
    )
    const triaged = events.find(({ stage }) => stage === 'triaged')?.id ?? event
    const correction = { id: randomUUID(), event: triaged, reason: 'slip', replacement: scan }
    const send = () => supervisor.request('/api/v1/corrections', posted(correction))
    const demote = change('PATCH', { role: 'operator' })
    const answer = await whileBatchHeld(installation, send, () => demote(installation, supervisor))
    expect(answer).toMatchObject({ code: 'not_allowed', faults: [...gone, ...gone] })
  })
})

it.each(['a station', 'a member', 'a certificate'])(
  'lets nobody take %s away between the look and the commit',
  async (what) => {
    const installation = await openTestInstallation()
    const person = await signUpPerson(installation, { role: 'operator' })
    const { id } = await certify(installation, person.personId, 'high_voltage_work')
    const station = await addStation(installation)
    const recording = await connectOwner(installation)
    const { organisationKey } = installation.actor
    await recording.query(
      `begin; select pg_advisory_xact_lock_shared(hashtext('senders'), ${organisationKey})`,
    )
    let taken = false
    const take = async () => {
      if (what === 'a member') await change('DELETE')(installation, person)
      else if (what === 'a certificate') await withdraw(installation, person, id)
      else await installation.request(`/api/v1/stations/${station.id}`, { method: 'DELETE' })
      taken = true
    }
    const taking = take()
    await untilWaiting(recording, 1)
    const takenMeanwhile = taken
    await recording.query('commit')
    await taking
    expect([takenMeanwhile, taken]).toEqual([false, true])
  },
)

type Taken = (installation: TestInstallation, person: TestPerson, id: string) => Promise<void>

async function withdraw({ request }: TestInstallation, _: TestPerson, id: string) {
  expect((await request(`/api/v1/competences/${id}`, { method: 'DELETE' })).status).toBe(200)
}

async function disable(installation: TestInstallation, { email }: TestPerson) {
  expect((await runCommand(installation, personDisable, { words: [email] })).code).toBe(0)
}

function change(method: 'DELETE' | 'PATCH', body?: object) {
  return async ({ request }: TestInstallation, { email }: TestPerson) => {
    const { memberships } = await jsonOf<{
      memberships: { id: string; person: { email: string } }[]
    }>(await request('/api/v1/memberships'))
    const id = memberships.find(({ person }) => person.email === email)?.id ?? ''
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) }
    expect((await request(`/api/v1/memberships/${id}`, init)).status).toBe(204)
  }
}

/** A pack that may be isolated next. */
function openIsolable(now?: () => Date): Promise<TestInstallation> {
  return openBefore('isolated', now)
}

/** The walk of a battery up to a stage. */
async function openBefore(last: string, now?: () => Date): Promise<TestInstallation> {
  const installation = await openTestInstallation(now === undefined ? {} : { now })
  const { streams, recorder, actor } = installation
  const walk = streams.get('battery')?.examples ?? []
  const end = walk.findIndex(({ stage }) => stage === last)
  const scans = walk.slice(0, end).map(({ afterMinutes: _, ...example }) => ({
    ...battery(example.stage),
    ...example,
  }))
  const receipts = await recorder.record(partsOf(scans, actor))
  expect(receipts.map(({ status }) => status)).toEqual(scans.map(() => 'accepted'))
  return installation
}

function exampleOf({ streams }: TestInstallation, stage: string) {
  const { afterMinutes: _, ...example } =
    streams.get('battery')?.examples.find((one) => one.stage === stage) ?? {}
  return battery(stage, example)
}

function isolated(installation: TestInstallation) {
  return exampleOf(installation, 'isolated')
}

function posted(body: object) {
  return { method: 'POST', body: JSON.stringify(body) }
}

async function stageOf({ request }: TestInstallation) {
  const { state } = await jsonOf<{ state: string }>(await request(`/api/v1/batches/${pack}`))
  return state
}

/** Sends something while the batch is held, lets something happen once it waits for it, and gives the answer. */
async function whileBatchHeld(
  installation: TestInstallation,
  send: () => Promise<Response>,
  happen: () => Promise<unknown>,
  code = pack,
) {
  const row = { text: 'select from batch where code = $1 for update', values: [code] }
  const [answer] = await whileHeld(installation, row, { send: [send], happen })
  if (answer === undefined) throw new Error('Cannot read the answer: there is none')
  return jsonOf<object>(answer)
}
