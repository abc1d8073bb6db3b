import { hash } from 'node:crypto'
import { expect, it } from 'vitest'
import { checkHistory } from '../../../api/commands/check/check-history.ts'
import { photoBounds } from '../../../domain/photo/photo.ts'
import { addStation } from '../../harness/add-station.ts'
import { battery, packOutput } from '../../harness/held-pack.ts'
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
  const shown = await request(`/api/v1/photos/${first.digest}`)
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
  expect(await receiver.status(`/photos/${first.digest}`)).toBe(404)
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
  expect(events[0].batchFacts).toMatchObject({ photo: first.address })

  const erase = { method: 'DELETE' }
  const floor = await request(`/api/v1/photos/${first.digest}`, erase)
  const erased = await installation.request(`/api/v1/photos/${first.digest}`, erase)
  const twice = await installation.request(`/api/v1/photos/${first.digest}`, erase)
  expect([floor.status, erased.status, twice.status]).toEqual([403, 204, 404])
  expect(await sender.status(`/photos/${first.digest}`)).toBe(404)
  expect(await receiver.status(`/photos/${first.digest}`)).toBe(200)
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
    [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 422, 'photo_type_unknown'],
    [Buffer.alloc(0), 422, 'photo_type_unknown'],
    [heic, 422, 'photo_heic'],
    [chattyPng().subarray(0, 90), 422, 'photo_broken'],
    [wide, 422, 'photo_pixels'],
    [new Uint8Array(photoBounds.mostBytes + 1), 413, 'photo_too_large'],
  ]
  for (const [bytes, status, says] of refused) {
    const answer = await sent(sender, bytes)
    expect([answer.status, answer.faults?.map((one) => one.says)]).toEqual([status, [says]])
  }
  const rows = await installation.store.system.selectFrom('photo').select('digest').execute()
  expect(rows).toEqual([])
  for (const digest of ['nowhere', 'x'.repeat(43), `${'A'.repeat(42)}B`]) {
    expect(await sender.status(`/photos/${digest}`)).toBe(404)
  }
})

it('is counted, so that a mistake fills no disk', async () => {
  const { sender, installation } = await openTwo()
  const { organisationKey } = installation.actor
  const most = 5_000
  await installation.store.system
    .insertInto('photo')
    .values(
      Array.from({ length: most }, (_, at) => ({
        organisation_key: organisationKey,
        digest: hash('sha256', String(at), 'buffer'),
        type: 'image/png',
        width: 1,
        height: 1,
        content: Buffer.of(),
        created_time: new Date(),
      })),
    )
    .execute()
  const answer = await sent(sender, pictures['image/png'])
  expect([answer.status, answer.faults?.map((one) => one.says)]).toEqual([429, ['photo_too_many']])
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
  const response = await side.upload('/photos', new Uint8Array(bytes), 'image/png')
  const answer = (await response.json()) as Omit<Answered, 'status'>
  return { ...answer, status: response.status }
}
