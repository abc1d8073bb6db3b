import { expect, it, onTestFinished } from 'vitest'
import type { Evidence } from '../../../domain/proof/record/evidence.ts'
import { recordSteps } from '../../../domain/proof/record/verify-record.ts'
import { shortCodeOf } from '../../../domain/short-code.ts'
import { jsonOf } from '../../harness/answers.ts'
import { openEvidenced } from '../../harness/evidenced.ts'
import { changeStatus, payloadOf, versionsOf } from '../../harness/passports.ts'
import { sideOf } from '../../harness/sides.ts'

interface Found {
  readonly proven: boolean
  readonly steps: Readonly<Record<string, readonly { says: string; message: string }[] | null>>
  readonly statusUntil: string | null
  readonly ending: unknown
  readonly events: readonly { readonly faults: unknown; readonly index: number | null }[]
}

it('checks a record on the server for whoever asks, by the keys that they name, and keeps nothing', async () => {
  const world = await openEvidenced(onTestFinished)
  const { app, batch, policy, installation, keep } = world
  const evidenceNow = async () =>
    (
      await jsonOf<{ evidence: Evidence }>(
        await app.request(`/b/${shortCodeOf(batch)}/evidence.json`),
      )
    ).evidence
  const ask = (body: unknown, headers = {}) =>
    app.request('/api/v1/verify', {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    })
  const evidence = await evidenceNow()
  const whole = await ask({ evidence, policy })
  expect([whole.status, whole.headers.get('cache-control')]).toEqual([200, 'no-store'])
  const found = await jsonOf<Found>(whole)
  expect(found.proven).toBe(true)
  expect(Object.keys(found.steps)).toEqual([...recordSteps])
  expect(Object.values(found.steps)).toEqual(recordSteps.map(() => []))
  expect(found.events.every(({ index }) => index !== null)).toBe(true)
  // As an editor of Windows keeps a policy.
  const kept = `\ufeff${policy.replaceAll('\n', '\r\n')}`
  expect(await jsonOf<Found>(await ask({ evidence, policy: kept }))).toEqual(found)
  // Without keys the log is not checked; the platform's own stand for nothing here.
  const alone = await jsonOf<Found>(await ask({ evidence }))
  expect(alone).toMatchObject({
    proven: false,
    steps: { logged: null, checkpoint: null, witness: null },
  })
  // What was downloaded two days ago is as it was, but for what may have been revoked since.
  expect(found.statusUntil).toBeNull()
  world.clock.ahead = 2 * 24 * 3_600_000
  const later = await jsonOf<Found>(await ask({ evidence, policy }))
  expect(later).toMatchObject({
    proven: false,
    steps: { ...found.steps, status: null },
    statusUntil: payloadOf(evidence.statusList ?? '').validUntil,
  })
  world.clock.ahead = 0
  // A hidden event, told in the reader's language.
  const hiding = { ...evidence, events: evidence.events?.slice(1) }
  const hidden = await ask({ evidence: hiding, policy }, { 'accept-language': 'zh-HK' })
  const { proven, steps } = await jsonOf<Found>(hidden)
  expect(proven).toBe(false)
  expect(steps.chain?.[0]?.message).toMatch(/[\u4e00-\u9fff]/)
  // What cannot be read is refused with every fault, and what is too large before it is read.
  const wrong = await ask({ evidence: { passport: 1, further: '' }, policy })
  expect(wrong.status).toBe(422)
  expect((await jsonOf<{ faults: object[] }>(wrong)).faults.length).toBe(2)
  expect((await ask({ evidence, policy: 'log nonsense' })).status).toBe(422)
  expect((await ask('{')).status).toBe(422)
  expect((await ask(`"${'x'.repeat(5 * 1024 * 1024)}"`)).status).toBe(413)

  // Invariant 21: a revocation shows; an old list that would hide it is seen by whoever saw a newer one; no list is no status.
  const [version] = await versionsOf(installation)
  const own = sideOf(installation, installation.key)
  expect(await changeStatus(own, `/passports/${version?.id}/revocation`, 'facts_wrong')).toBe(200)
  await keep()
  const after = await evidenceNow()
  const revoked = await jsonOf<Found>(await ask({ evidence: after, policy }))
  expect(revoked.steps.status?.map(({ says }) => says)).toEqual(['credential_revoked'])
  const newestStatusSeen = payloadOf(after.statusList ?? '').validFrom
  const replayed = { ...after, statusList: evidence.statusList }
  const seen = await jsonOf<Found>(await ask({ evidence: replayed, policy, newestStatusSeen }))
  expect(seen.proven).toBe(false)
  expect(seen.steps.status?.map(({ says }) => says)).toEqual(['status_list_older'])
  const { statusList: _, ...offline } = after
  const unknown = await jsonOf<Found>(await ask({ evidence: offline, policy }))
  expect(unknown).toMatchObject({ proven: false, steps: { status: null } })
})

it('gives an event of one’s own as it was sealed, by id or digest, with its place in the log', async () => {
  const { installation, app } = await openEvidenced(onTestFinished)
  const own = sideOf(installation, installation.key)
  const { events } = await own.get('/batches/PROD-HK-0001/events')
  const { id, digest } = events[0]
  const byId = await own.get(`/events/${id}`)
  expect(byId).toMatchObject({ id, digest, state: 'logged', index: expect.any(Number) })
  expect(await own.get(`/events/${digest}`)).toEqual(byId)
  const hex = Buffer.from(digest, 'base64url').toString('hex')
  expect(await own.get(`/events/${hex}`)).toEqual(byId)
  const { createHash } = await import('node:crypto')
  expect(createHash('sha256').update(byId.envelope).digest('base64url')).toBe(digest)
  const proof = await app.request(`/log/proof/inclusion?leaf=${digest}`)
  const { index, leafHash } = await jsonOf<{ index: number; leafHash: string }>(proof)
  expect([byId.index, byId.leafHash]).toEqual([index, leafHash])
  expect(await own.status('/events/00000000-0000-4000-8000-000000000000')).toBe(404)
  expect(await own.status('/events/nonsense')).toBe(404)
})
