import { sql } from 'kysely'
import pg from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createApp } from '../../../../api/app.ts'
import { openOn } from '../../../../api/installation.ts'
import type { AudienceDisclosure } from '../../../../domain/proof/disclosure.ts'
import type { Proposed } from '../../../../domain/receipt.ts'
import { jsonOf } from '../../../harness/answers.ts'
import { certify, heldPack, release } from '../../../harness/held-pack.ts'
import {
  addTestOrganisation,
  openTestInstallation,
  type TestInstallation,
} from '../../../harness/installation.ts'
import { openLine } from '../../../harness/line.ts'
import { signUpPerson, type TestPerson } from '../../../harness/people.ts'

const scans = '/api/v1/scans'

describe('a release from quarantine', () => {
  it('is recorded once a second person with the certificate has signed, under both pseudonyms', async () => {
    const installation = await openTestInstallation()
    await heldPack(installation, 'PACK-1')
    const [first, second] = await twoCertified(installation)
    const scan = release('PACK-1')
    const proposed = await send(first, scan)
    expect(proposed.status).toBe(202)
    const { approval, missing } = await jsonOf<Proposed>(proposed)
    expect(missing).toBe(1)
    expect(await stateOf(installation, 'PACK-1')).toBe('quarantined')

    const waiting = await second.request('/api/v1/approvals')
    expect(await waiting.json()).toMatchObject({
      approvals: [
        {
          id: approval,
          stage: 'released',
          batches: ['PACK-1'],
          missing: 1,
          proposedBy: first.operator,
        },
      ],
    })
    const alone = await sign(first, approval)
    expect([alone.status, await codeOf(alone)]).toEqual([409, 'second_person_needed'])

    const signed = await sign(second, approval)
    expect(await signed.json()).toMatchObject({ id: scan.id, status: 'accepted' })
    expect(await stateOf(installation, 'PACK-1')).toBe('released')
    expect(await disclosedOf(installation, scan.id)).toMatchObject({
      operator: first.operator,
      releasedBy: first.operator,
      secondReleasedBy: second.operator,
    })

    expect(await (await sign(second, approval)).json()).toMatchObject({ status: 'duplicate' })
    expect(await (await send(first, scan)).json()).toMatchObject({ status: 'duplicate' })
    expect(await (await first.request('/api/v1/approvals')).json()).toMatchObject({ approvals: [] })
  })

  it('of two who sign at the same moment counts one, and is recorded once', async () => {
    const installation = await openTestInstallation()
    await heldPack(installation, 'PACK-1')
    const [first, second] = await twoCertified(installation)
    const third = await certified(installation)
    const { approval } = await jsonOf<Proposed>(await send(first, release('PACK-1')))
    const answers = await Promise.all([sign(second, approval), sign(third, approval)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const { rows } = await sql<{ count: number }>`
      select count(*)::integer as count from event where stage = 'released'`.execute(
      installation.store.system,
    )
    expect(rows).toEqual([{ count: 1 }])
  })

  it('refuses at once what would be refused anyway, signatures in the scan, and a scan of other content', async () => {
    const installation = await openTestInstallation()
    await heldPack(installation, 'PACK-1', 2)
    await heldPack(installation, 'PACK-2')
    const [first] = await twoCertified(installation)
    const early = await send(first, release('PACK-1'))
    expect([early.status, await early.text()]).toEqual([
      409,
      expect.stringContaining('is held until'),
    ])
    const forOthers = release('PACK-2', {
      facts: { releasedBy: 'somebody', secondReleasedBy: 'else' },
    })
    const refused = await send(first, forOthers)
    expect(await refused.json()).toMatchObject({
      code: 'invalid',
      faults: [{ pointer: '/facts/releasedBy' }, { pointer: '/facts/secondReleasedBy' }],
    })
    const scan = release('PACK-2')
    const again = { ...scan, operator: first.operator }
    expect((await send(first, scan)).status).toBe(202)
    expect((await send(first, scan)).status).toBe(202)
    expect(await codeOf(await send(first, again))).toBe('id_reused')
    const facts = { ...(scan.facts as object), releaseTemperatureCelsius: 22.0 }
    expect((await send(first, { ...scan, losses: [], facts })).status).toBe(202)
  })

  it('is refused to whoever holds no live certificate, when proposing and when signing', async () => {
    const installation = await openTestInstallation()
    await heldPack(installation, 'PACK-1')
    const [first] = await twoCertified(installation)
    const other = await signUpPerson(installation, { role: 'administrator' })
    const refused = await send(other, release('PACK-1'))
    expect(refused.status).toBe(403)
    expect(await refused.json()).toMatchObject({
      code: 'not_competent',
      faults: [
        {
          pointer: '/stage',
          message: expect.stringMatching(
            /"quarantine_release".*an administrator of "first" can add it/,
          ),
        },
      ],
    })
    const { approval } = await jsonOf<Proposed>(await send(first, release('PACK-1')))
    expect(await codeOf(await sign(other, approval))).toBe('not_competent')
    await certify(installation, other.personId, 'quarantine_release', { validUntil: '2024-02-29' })
    expect(await codeOf(await sign(other, approval))).toBe('not_competent')
    const { id } = await certify(installation, other.personId, 'quarantine_release', {
      number: 'Q-2',
    })
    await installation.request(`/api/v1/competences/${id}`, { method: 'DELETE' })
    expect(await codeOf(await sign(other, approval))).toBe('not_competent')
  })

  it('proposed by a station waits for two persons, since a station is nobody', async () => {
    const installation = await openTestInstallation()
    await heldPack(installation, 'PACK-1')
    const body = JSON.stringify({ name: 'Bay scanner' })
    const { key } = await jsonOf<{ key: string }>(
      await installation.request('/api/v1/stations', { method: 'POST', body }),
    )
    const headers = { authorization: `Bearer ${key}` }
    const scan = release('PACK-1')
    const sent = {
      method: 'POST',
      headers,
      body: JSON.stringify([scan, release('PACK-1', { facility: 'X' })]),
    }
    const [proposed, refused] = await jsonOf<[Proposed, { code: string }]>(
      await installation.request(scans, sent),
    )
    expect(proposed).toMatchObject({ status: 'proposed', missing: 2 })
    expect(refused).toMatchObject({ status: 'refused', code: 'unknown_facility' })
    const byKey = await installation.request(`/api/v1/approvals/${proposed.approval}`, {
      method: 'POST',
      body: '{}',
    })
    expect(await codeOf(byKey)).toBe('not_allowed')
    const [first, second] = await twoCertified(installation)
    expect(await (await sign(first, proposed.approval)).json()).toMatchObject({ missing: 1 })
    expect(await (await sign(second, proposed.approval)).json()).toMatchObject({
      status: 'accepted',
    })
  })

  it('cannot be gone round by taking the quarantine back', async () => {
    const installation = await openTestInstallation()
    const held = await heldPack(installation, 'PACK-1')
    const [first] = await twoCertified(installation)
    const back = {
      ...release('PACK-1'),
      stage: 'reversed',
      batches: [],
      reverses: held,
      facts: { reason: 'slip' },
    }
    const refused = await send(first, back)
    expect(await refused.json()).toMatchObject({
      code: 'second_person_needed',
      faults: [{ pointer: '/reverses' }],
    })
    const byKey = await installation.request(scans, { method: 'POST', body: JSON.stringify(back) })
    expect(await codeOf(byKey)).toBe('second_person_needed')
    expect(await stateOf(installation, 'PACK-1')).toBe('quarantined')
  })

  it('that nobody signs within a day is over, and what it said is emptied', async () => {
    const installation = await openTestInstallation()
    await heldPack(installation, 'PACK-1')
    await heldPack(installation, 'PACK-2')
    const [first, second] = await twoCertified(installation)
    const scan = release('PACK-1')
    const { approval } = await jsonOf<Proposed>(await send(first, scan))
    await letADayPass(installation)
    expect(await codeOf(await sign(second, approval))).toBe('approval_closed')
    expect(await codeOf(await send(first, scan))).toBe('approval_closed')
    await send(first, release('PACK-2'))
    const { rows } = await sql<{
      scan: unknown
    }>`select scan from approval where id = ${approval}`.execute(installation.store.system)
    expect(rows).toEqual([{ scan: null }])
    // A clock that had been ahead is set back.
    await letADayPass(installation, -1)
    expect(await codeOf(await sign(second, approval))).toBe('approval_closed')
    expect(await codeOf(await send(first, scan))).toBe('approval_closed')
  })

  it('that was signed by all and is emptied since says so to whoever signs it again', async () => {
    const installation = await openTestInstallation()
    await heldPack(installation, 'PACK-1')
    await heldPack(installation, 'PACK-2')
    const [first, second] = await twoCertified(installation)
    const { approval } = await jsonOf<Proposed>(await send(first, release('PACK-1')))
    expect(await (await sign(second, approval)).json()).toMatchObject({ status: 'accepted' })
    await letADayPass(installation)
    await send(first, release('PACK-2'))
    for (const one of [first, second]) {
      expect(await codeOf(await sign(one, approval))).toBe('approval_closed')
    }
    expect(await stateOf(installation, 'PACK-1')).not.toBe('quarantined')
  })

  it('is no business of another organisation', async () => {
    const installation = await openTestInstallation()
    await heldPack(installation, 'PACK-1')
    const [first] = await twoCertified(installation)
    const { approval } = await jsonOf<Proposed>(await send(first, release('PACK-1')))
    const { actor } = await addTestOrganisation(installation, 'second')
    const stranger = await signUpPerson(installation, {
      role: 'administrator',
      organisation: actor.organisationKey,
    })
    expect((await sign(stranger, approval)).status).toBe(404)
    expect(await (await stranger.request('/api/v1/approvals')).json()).toMatchObject({
      approvals: [],
    })
  })

  it('by a key that speaks for the organisation waits for two persons too: its words sign nothing', async () => {
    const installation = await openTestInstallation()
    await heldPack(installation, 'PACK-1')
    const signed = { releasedBy: 'person-1', secondReleasedBy: 'person-2' }
    const scan = release('PACK-1')
    const named = JSON.stringify({ ...scan, facts: { ...(scan.facts as object), ...signed } })
    const refused = await installation.request(scans, { method: 'POST', body: named })
    expect(await codeOf(refused)).toBe('invalid')
    const body = JSON.stringify(scan)
    const proposed = await installation.request(scans, { method: 'POST', body })
    expect(proposed.status).toBe(202)
    const { approval, missing } = await jsonOf<Proposed>(proposed)
    expect(missing).toBe(2)
    const [first, second] = await twoCertified(installation)
    expect((await sign(first, approval)).status).toBe(202)
    expect(await (await sign(second, approval)).json()).toMatchObject({ status: 'accepted' })
    expect(await stateOf(installation, 'PACK-1')).toBe('released')
  })
})

it('is signed once by whoever signs when the answer to the commit is lost, or the commit itself', async () => {
  const installation = await openTestInstallation()
  for (const [code, cut] of [
    ['PACK-1', 'after'],
    ['PACK-2', 'before'],
  ] as const) {
    await heldPack(installation, code)
    const people = await twoCertified(installation)
    const body = JSON.stringify(release(code))
    const proposed = await installation.request(scans, { method: 'POST', body })
    const { approval } = await jsonOf<Proposed>(proposed)
    const line = await cutWrites(installation)
    const answers: object[] = []
    for (const { cookie } of people) {
      line.cutAtCommit(cut)
      const headers = { cookie, origin: 'http://localhost', 'content-type': 'application/json' }
      const path = `/api/v1/approvals/${approval}`
      answers.push(
        await jsonOf(await line.app.request(path, { method: 'POST', headers, body: '{}' })),
      )
    }
    expect(answers).toMatchObject([{ status: 'proposed', missing: 1 }, { batches: [{ code }] }])
    expect(await stateOf(installation, code)).toBe('released')
  }
})

/** The same installation, whose transactions of more than one statement go over a line that can be cut. */
async function cutWrites(installation: TestInstallation) {
  const line = await openLine(installation.connection)
  const log = (said: string) => void installation.logged.push(said)
  const beyond = await openOn(line.connection, log)
  onTestFinished(async () => {
    await beyond.close()
    await line.close()
  })
  const store = { ...installation.store, pipeline: beyond.store.pipeline }
  const app = createApp({ installation: { ...installation, store }, now: () => new Date(), log })
  return { app, cutAtCommit: line.cutAtCommit }
}

type Certified = TestPerson & { readonly operator: string }

async function certified(installation: TestInstallation): Promise<Certified> {
  const person = await signUpPerson(installation, { role: 'operator' })
  const { operator } = await certify(installation, person.personId, 'quarantine_release')
  return { ...person, operator }
}

async function twoCertified(
  installation: TestInstallation,
): Promise<readonly [Certified, Certified]> {
  return [await certified(installation), await certified(installation)]
}

async function send({ request }: TestPerson, scan: object): Promise<Response> {
  return request(scans, { method: 'POST', body: JSON.stringify(scan) })
}

async function sign({ request }: TestPerson, approval: string): Promise<Response> {
  return request(`/api/v1/approvals/${approval}`, { method: 'POST', body: '{}' })
}

async function codeOf(response: Response): Promise<string> {
  const { code } = await jsonOf<{ code: string }>(response)
  return code
}

async function stateOf({ request }: TestInstallation, code: string): Promise<string> {
  const { state } = await jsonOf<{ state: string }>(await request(`/api/v1/batches/${code}`))
  return state
}

/** What an event seals for its holder, by name. */
async function disclosedOf(
  { store }: TestInstallation,
  id: string,
): Promise<Record<string, unknown>> {
  const { rows } = await sql<{ disclosed: readonly AudienceDisclosure[] }>`
    select disclosed from event join disclosure using (event_key) where id = ${id}`.execute(
    store.system,
  )
  const sealed = rows[0]?.disclosed ?? []
  const facts = sealed.flatMap(([, , facts]) => Object.entries(facts))
  return Object.fromEntries(facts.map(([pointer, value]) => [pointer.split('/').at(-1), value]))
}

/** Lets what waits be so many days older; only the owner of the tables may change that. */
async function letADayPass({ connection }: TestInstallation, days = 1): Promise<void> {
  const owner = new pg.Client(connection)
  await owner.connect()
  await owner.query("update approval set expires_time = expires_time - $1 * interval '24 hours'", [
    days,
  ])
  await owner.end()
}
