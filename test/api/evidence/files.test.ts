import { hash } from 'node:crypto'
import { expect, it } from 'vitest'
import { checkHistory } from '../../../api/commands/check/check-history.ts'
import { unnamedFor } from '../../../api/evidence/files/prune-files.ts'
import { removeUnnamed } from '../../../api/store/evidence/files.ts'
import { photoBounds } from '../../../domain/photo/photo.ts'
import { type Disclosure, disclosedFacts } from '../../../domain/proof/disclosure.ts'
import { addStation } from '../../harness/add-station.ts'
import { battery, packOutput } from '../../harness/held-pack.ts'
import type { TestInstallation } from '../../harness/installation.ts'
import { asOwner } from '../../harness/jobs.ts'
import { chattyPng, pictures, secret, telephoneJpeg } from '../../harness/photos.ts'
import { openTwo, type Side } from '../../harness/sides.ts'

it('is kept once, without what was written beside it, and shown for ever to whoever holds it alone', async () => {
  const { sender, receiver, installation } = await openTwo()
  const first = await sent(sender, telephoneJpeg(6))
  expect(first).toMatchObject({ status: 201, type: 'image/jpeg', width: 4, height: 2 })
  expect(first.address).toBe(`ni:///sha-256;${first.digest}`)
  const again = await sent(sender, telephoneJpeg(6))
  expect(again).toEqual({ ...first, status: 200 })

  const { scan, request } = await addStation(installation, { facility: 'A' })
  // A handheld that somebody may carry away sees a photo once a fact that it may read names it.
  expect((await request(`/api/v1/files/${first.digest}`)).status).toBe(404)
  const shown = await installation.request(`/api/v1/files/${first.digest}`)
  const bytes = Buffer.from(await shown.arrayBuffer())
  expect([shown.status, bytes.length, bytes.includes(secret)]).toEqual([200, first.bytes, false])
  expect(hash('sha256', bytes, 'base64url')).toBe(first.digest)
  expect(Object.fromEntries(shown.headers)).toMatchObject({
    'content-type': 'image/jpeg',
    'cache-control': 'private, max-age=31536000, immutable',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
  })
  expect(await receiver.status(`/files/${first.digest}`)).toBe(404)
  // Theirs is theirs, although it is the same.
  expect(await sent(receiver, telephoneJpeg(6))).toMatchObject({
    status: 201,
    digest: first.digest,
  })

  const output = packOutput('PACK-1', { photo: first.address })
  const facts = {
    sourceKind: 'workshop',
    sourceReference: 'job 1',
    removalDate: '2026-03-02',
    removalReason: 'capacity_loss',
    declaredWaste: false,
  }
  const recorded = await scan(battery('taken_in', { outputs: [output], facts }))
  expect(await recorded.json()).toMatchObject({ status: 'accepted' })
  const { events } = await sender.get('/batches/PACK-1/events')
  const name = `${first.address}?ct=image/jpeg&size=${first.bytes}`
  expect(events[0].batchFacts).toMatchObject({ photo: [name] })
  expect((await request(`/api/v1/files/${first.digest}`)).status).toBe(200)

  const erase = { method: 'DELETE' }
  const floor = await request(`/api/v1/files/${first.digest}`, erase)
  const erased = await installation.request(`/api/v1/files/${first.digest}`, erase)
  const twice = await installation.request(`/api/v1/files/${first.digest}`, erase)
  expect([floor.status, erased.status, twice.status]).toEqual([403, 204, 404])
  expect(await sender.status(`/files/${first.digest}`)).toBe(404)
  expect(await receiver.status(`/files/${first.digest}`)).toBe(200)
  expect((await sender.get('/batches/PACK-1/events')).events).toEqual(events)
  const { findings } = await checkHistory(installation.store.system, installation.streams, () => {})
  expect(findings).toMatchObject({ differences: 0, named: [] })
})

it('is refused by what it is and not by what it is called, too large, or damaged, and nothing is kept of it', async () => {
  const { sender, installation } = await openTwo()
  const heic = Buffer.concat([Buffer.of(0, 0, 0, 24), Buffer.from('ftypheic'), Buffer.alloc(16)])
  const wide = Uint8Array.from(pictures['image/png'])
  wide.set([0, 1, 0, 0, 0, 1, 0, 0], 16)
  const refused: [Uint8Array, number, string][] = [
    [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 422, 'file_type_unknown'],
    [Buffer.alloc(0), 422, 'file_type_unknown'],
    [heic, 422, 'photo_heic'],
    [chattyPng().subarray(0, 90), 422, 'photo_broken'],
    [wide, 422, 'photo_pixels'],
    [new Uint8Array(photoBounds.mostBytes + 1), 413, 'kept_file_too_large'],
  ]
  for (const [bytes, status, says] of refused) {
    const answer = await sent(sender, bytes)
    expect([answer.status, answer.faults?.map((one) => one.says)]).toEqual([status, [says]])
  }
  const rows = await installation.store.system.selectFrom('kept_file').select('digest').execute()
  expect(rows).toEqual([])
  for (const digest of ['nowhere', 'x'.repeat(43), `${'A'.repeat(42)}B`]) {
    expect(await sender.status(`/files/${digest}`)).toBe(404)
  }
})

it('is counted, so that a mistake fills no disk', async () => {
  const { sender, installation } = await openTwo()
  const { organisationKey } = installation.actor
  const most = 5_000
  await installation.store.system
    .insertInto('kept_file')
    .values(
      Array.from({ length: most }, (_, at) => ({
        organisation_key: organisationKey,
        digest: hash('sha256', String(at), 'buffer'),
        type: 'image/png',
        width: 1,
        height: 1,
        content: Buffer.of(),
        created_time: new Date(),
        sent_time: new Date(),
      })),
    )
    .execute()
  const answer = await sent(sender, pictures['image/png'])
  expect([answer.status, answer.faults?.map((one) => one.says)]).toEqual([429, ['file_too_many']])
})

interface Answered {
  readonly status: number
  readonly digest: string
  readonly address: string
  readonly bytes: number
  readonly faults?: readonly { readonly says: string }[]
}

/** Sends a photo, called what it is not. */
async function sent(side: Side, bytes: Uint8Array): Promise<Answered> {
  const response = await side.upload('/files', new Uint8Array(bytes), 'image/png')
  const answer = (await response.json()) as Omit<Answered, 'status'>
  return { ...answer, status: response.status }
}

it('is named only where it is kept here, as what its field takes, and told by digest, type and size', async () => {
  const { sender, receiver, installation } = await openTwo()
  const theirs = await sent(receiver, pictures['image/png'])
  const paper = await sent(sender, Buffer.from('joint;newton metre\n1;24.1\n'))
  const photo = await sent(sender, pictures['image/webp'])
  expect(paper).toMatchObject({ status: 201, type: 'text/plain', width: null })
  const said = async (code: string, named: unknown) => {
    const { scan } = intakeOf(code, named)
    const response = await installation.request('/api/v1/scans', asJson(scan))
    const answer = (await response.json()) as { faults?: { says: string; pointer: string }[] }
    return answer.faults?.map(({ says, pointer }) => `${says} ${pointer}`) ?? response.status
  }
  const at = '/outputs/0/facts/photo'
  expect(await said('P1', [theirs.address])).toEqual([`file_not_kept ${at}`])
  expect(await said('P1', [paper.address])).toEqual([`file_no_photo ${at}`])
  expect(await said('P1', [`ni:///sha-256;${'A'.repeat(43)}`])).toEqual([`file_not_kept ${at}`])
  for (const wrong of ['no photo', '../../etc/passwd', 'https://x.example/1.jpg', [], 7]) {
    expect(await said('P1', wrong)).toEqual([`field_unreadable ${at}`])
  }
  const seven = Array.from({ length: 7 }, () => photo.address)
  expect(await said('P1', seven)).toEqual([`field_unreadable ${at}`])
  // However its digest is written, and however often, it is one.
  const hex = Buffer.from(photo.digest, 'base64url').toString('hex')
  expect(await said('P1', [photo.address, photo.digest, hex, `${photo.address}?ct=x&size=1`])).toBe(
    200,
  )
  expect(await said('P2', undefined)).toBe(200)
  const { events } = await sender.get('/batches/P1/events')
  expect(events[0].batchFacts.photo).toEqual([`${photo.address}?ct=image/webp&size=${photo.bytes}`])
  const { findings } = await checkHistory(installation.store.system, installation.streams, () => {})
  expect(findings).toMatchObject({ differences: 0, named: [] })
})

it('goes with the fact that named it, unless another fact does, and without one after a week', async () => {
  const clock = { now: new Date() }
  const { sender, installation } = await openTwo({ now: () => clock.now })
  const [once, twice, never] = await Promise.all(
    (['image/png', 'image/webp', 'image/jpeg'] as const).map((type) =>
      sent(sender, pictures[type]),
    ),
  )
  if (once === undefined || twice === undefined || never === undefined) throw new RangeError()
  for (const [code, named] of [
    ['P1', [once.address, twice.address]],
    ['P2', [twice.address]],
  ] as const) {
    const { scan } = intakeOf(code, named)
    expect((await installation.request('/api/v1/scans', asJson(scan))).status).toBe(200)
  }
  const { events } = await sender.get('/batches/P1/events')
  const facts = await sealedWith(installation, events[0].id)
  await sender.post('/erasures', { event: events[0].id, facts, ground: 'purpose_over' }, 201)
  const standing = () =>
    Promise.all([once, twice, never].map(({ digest }) => sender.status(`/files/${digest}`)))
  expect(await standing()).toEqual([404, 200, 200])
  const { store } = installation
  const prune = (days: number) =>
    removeUnnamed(
      store.system,
      new Date(clock.now.getTime() + (days - unnamedFor.days) * 86_400_000),
    )
  expect(await prune(6.9)).toBe(0)
  // Sent again it is about to be named.
  clock.now = new Date(clock.now.getTime() + 2 * 86_400_000)
  await sent(sender, pictures['image/jpeg'])
  expect(await prune(6)).toBe(0)
  expect(await prune(8)).toBe(1)
  expect(await standing()).toEqual([404, 200, 404])
})

it('is held by check against its digest and against what events name', async () => {
  const { sender, installation } = await openTwo()
  const kept = await sent(sender, pictures['image/png'])
  const { scan } = intakeOf('P1', [kept.address])
  expect((await installation.request('/api/v1/scans', asJson(scan))).status).toBe(200)
  const { system } = installation.store
  const named = async () => {
    const { findings } = await checkHistory(system, installation.streams, () => {})
    return findings.named.map(({ table, column, found }) => [table, column, found])
  }
  expect(await named()).toEqual([])
  await asOwner(installation.connection, [
    `update kept_file set content = content || decode('00', 'hex')`,
    `delete from file_use`,
    `insert into file_use select organisation_key, decode(repeat('00', 32), 'hex'), event_key from event`,
  ])
  expect(await named()).toEqual([
    ['file_use', 'digest', 'nothing'],
    ['file_use', 'digest', 'A'.repeat(43)],
    ['kept_file', 'content', expect.any(String)],
  ])
})

function asJson(body: unknown): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }
}

function intakeOf(code: string, photo: unknown) {
  const output = packOutput(code, {
    serial: `S-${code}`,
    ...(photo === undefined ? {} : { photo }),
  })
  const facts = {
    sourceKind: 'workshop',
    sourceReference: 'job 1',
    removalDate: '2026-03-02',
    removalReason: 'capacity_loss',
    declaredWaste: false,
  }
  return { scan: { ...battery('taken_in', { outputs: [output], facts }), facility: 'A' } }
}

/** Pointers of the facts that are sealed together with the photos of an event. */
async function sealedWith({ store }: TestInstallation, id: string): Promise<readonly string[]> {
  const { disclosed } = await store.system
    .selectFrom('disclosure')
    .innerJoin('event', 'event.event_key', 'disclosure.event_key')
    .select('disclosed')
    .where('event.id', '=', id)
    .executeTakeFirstOrThrow()
  const group = (disclosed as readonly Disclosure[]).find((one) =>
    JSON.stringify(one).includes('/photo'),
  )
  return group === undefined ? [] : [...disclosedFacts([group]).keys()]
}
