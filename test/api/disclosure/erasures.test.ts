import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { checkHistory } from '../../../api/commands/check/check-history.ts'
import { sha256 } from '../../../api/digest.ts'
import { jsonOf } from '../../harness/answers.ts'
import { clay, dig, openClay, record, said } from '../../harness/clay.ts'
import { addTestOrganisation, type TestInstallation } from '../../harness/installation.ts'
import { signUpPerson } from '../../harness/people.ts'
import { sideOf } from '../../harness/sides.ts'
import { placesOf } from '../../harness/whole-database.ts'

const secret = 'Constructed Digger Żółć 4711'

interface Erased {
  readonly id: string
  readonly digest: string
  readonly statement: string
}

describe('an erasure', () => {
  it('leaves no byte of a name in the database and on no route, and every proof as it was', async () => {
    const installation = await openClay()
    const side = sideOf(installation, installation.key)
    const scan = dig('LUMP', 5_000, { facts: { digger: secret, colour: 'red' } })
    expect(said(await record(installation, scan, dig('OTHER', 7)))).toEqual([
      'accepted',
      'accepted',
    ])
    expect(await placesOf(installation, secret)).toEqual(['public.disclosure.disclosed'])
    const before = await side.get('/batches/LUMP/events')
    expect(JSON.stringify(before)).toContain(secret)
    const first = (await jsonOf(await erase(installation, scan.id, ['/facts/digger']))) as Erased

    expect(await placesOf(installation, secret)).toEqual([])
    const after = await side.get('/batches/LUMP/events')
    expect(JSON.stringify(after)).not.toContain(secret)
    expect(after.events.map(({ digest }: Erased) => digest)).toEqual(
      before.events.map(({ digest }: Erased) => digest),
    )
    expect(await differences(installation)).toEqual([])
    expect(await waitingErasures(installation)).toEqual([first.digest])
    expect(sha256(first.statement)).toBe(first.digest)
    expect(JSON.parse(first.statement)).toMatchObject({
      event: scan.id,
      facts: ['/facts/digger'],
      ground: 'consent_withdrawn',
      sealed: [expect.any(String)],
    })
    const { entries } = await side.get('/audit?kind=administration')
    expect(entries[0]).toMatchObject({
      action: 'erased',
      detail: { event: scan.id, facts: ['/facts/digger'], ground: 'consent_withdrawn' },
    })
    expect(installation.logged.join()).not.toContain(secret)
  })

  it('empties a scan that waited for a second person, and forgets what a guess could be tried against', async () => {
    const installation = await openClay()
    await record(installation, dig('L', 100_000))
    const operator = await signUpPerson(installation, { role: 'operator' })
    const lead = await signUpPerson(installation, { role: 'supervisor' })
    const scan = clay('weighed', {
      batches: [{ batch: 'L', massGrams: 120_000 }],
      facts: { scale: 'S', note: secret },
    })
    const asked = await operator.request('/api/v1/scans', {
      method: 'POST',
      body: JSON.stringify(scan),
    })
    const { approval } = await jsonOf<{ approval: string }>(asked)
    const signed = await lead.request(`/api/v1/approvals/${approval}`, {
      method: 'POST',
      body: '{}',
    })
    expect(signed.status).toBe(200)
    expect(await placesOf(installation, secret)).toEqual([
      'public.approval.scan',
      'public.disclosure.disclosed',
    ])
    const digests = await scanDigests(installation, scan.id)
    const together = await sealedWith(installation, scan.id, '/facts/note')
    expect((await erase(installation, scan.id, together)).status).toBe(201)
    expect(await placesOf(installation, secret)).toEqual([])
    const left = await scanDigests(installation, scan.id)
    expect(left.filter((digest) => digests.includes(digest))).toEqual([])
    const again = await lead.request(`/api/v1/approvals/${approval}`, {
      method: 'POST',
      body: '{}',
    })
    expect([again.status, await jsonOf(again)]).toMatchObject([409, { code: 'approval_closed' }])
    const sentAgain = await operator.request('/api/v1/scans', {
      method: 'POST',
      body: JSON.stringify(scan),
    })
    expect(await jsonOf(sentAgain)).toMatchObject({ code: 'id_reused' })
    expect(await placesOf(installation, secret)).toEqual([])
    expect(await differences(installation)).toEqual([])
  })

  it('is answered again as it was, refused with other content, and nobody else’s to do', async () => {
    const installation = await openClay()
    const scan = dig('LUMP', 5_000, { facts: { digger: secret } })
    await record(installation, scan)
    const operator = await signUpPerson(installation, { role: 'supervisor' })
    const other = await addTestOrganisation(installation, 'second')
    const id = randomUUID()
    const body = { id, event: scan.id, facts: ['/facts/digger'], ground: 'objection' }
    const ask = (request: Pick<TestInstallation, 'request'>['request'], more = {}) =>
      request('/api/v1/erasures', { method: 'POST', body: JSON.stringify({ ...body, ...more }) })
    expect((await ask(operator.request)).status).toBe(403)
    const stranger = await sideOf(installation, other.key).send('/erasures', body)
    expect([stranger.status, await jsonOf(stranger)]).toMatchObject([
      404,
      { code: 'unknown_event' },
    ])
    expect(await placesOf(installation, secret)).toHaveLength(1)

    const done = await ask(installation.request)
    const again = await ask(installation.request)
    expect([done.status, again.status]).toEqual([201, 200])
    expect(await jsonOf(again)).toEqual(await jsonOf(done))
    expect((await ask(installation.request, { ground: 'unlawful' })).status).toBe(409)
    expect((await sideOf(installation, other.key).send('/erasures', body)).status).not.toBe(201)
    const gone = await ask(installation.request, { id: randomUUID() })
    expect(await jsonOf(gone)).toMatchObject({ faults: [{ says: 'erasure_no_fact' }] })
    expect(await waitingErasures(installation)).toHaveLength(1)
  })

  it('lets nobody change an event, and after it nothing but the digest of what was sent', async () => {
    const installation = await openClay()
    const scan = dig('LUMP', 5_000, { facts: { digger: secret } })
    await record(installation, scan, dig('OTHER', 5_000))
    await erase(installation, scan.id, ['/facts/digger'])
    const app = installation.store.own(installation.actor.organisationKey)
    const forged = sql`update event set scan_digest = sha256('x')`
    await expect(forged.execute(app)).rejects.toThrow('permission denied')
    const owner = new pg.Client(installation.connection)
    await owner.connect()
    onTestFinished(() => owner.end())
    const change = (set: string) => owner.query(`update event set ${set} where id = $1`, [scan.id])
    await expect(change(`envelope = envelope || '\\x20'`)).rejects.toThrow('history only grows')
    await expect(owner.query(`update event set scan_digest = sha256('x')`)).rejects.toThrow(
      'history only grows',
    )
    expect(await change(`scan_digest = sha256('x')`)).toMatchObject({ rowCount: 1 })
  })
})

async function erase(installation: TestInstallation, event: string, facts: readonly string[]) {
  const body = { id: randomUUID(), event, facts, ground: 'consent_withdrawn' }
  const response = await installation.request('/api/v1/erasures', {
    method: 'POST',
    body: JSON.stringify(body),
  })
  expect([response.status, response.status === 201 ? '' : await response.clone().json()]).toEqual([
    201,
    '',
  ])
  return response
}

async function sealedWith(
  { store }: TestInstallation,
  event: string,
  pointer: string,
): Promise<readonly string[]> {
  const { disclosed } = await store.system
    .selectFrom('disclosure')
    .innerJoin('event', 'event.event_key', 'disclosure.event_key')
    .select('disclosed')
    .where('event.id', '=', event)
    .executeTakeFirstOrThrow()
  const all = disclosed as readonly (readonly [string, string, Record<string, unknown>])[]
  return all.map(([, , facts]) => Object.keys(facts)).find((at) => at.includes(pointer)) ?? []
}

async function scanDigests({ store }: TestInstallation, scan: string): Promise<readonly string[]> {
  const events = await store.system
    .selectFrom('event')
    .select('scan_digest')
    .where('id', '=', scan)
    .unionAll((db) => db.selectFrom('approval').select('scan_digest').where('scan_id', '=', scan))
    .execute()
  return events.map(({ scan_digest }) => scan_digest.toString('hex'))
}

async function differences({ store, streams }: TestInstallation) {
  const { findings } = await checkHistory(store.system, streams, () => {})
  expect(findings.erased).toBeGreaterThan(0)
  return findings.named
}

async function waitingErasures({ store }: TestInstallation): Promise<readonly string[]> {
  const rows = await store.system
    .selectFrom('log_waiting')
    .select('digests')
    .where('kind', '=', 'erasure')
    .orderBy('key')
    .execute()
  return rows.flatMap(({ digests }) => digests.map((digest) => digest.toString('base64url')))
}
