import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { signatureOf, webhookSecret } from '../../../../api/notifications/webhooks/sign.ts'
import { jsonOf } from '../../../harness/answers.ts'
import { openHooked } from '../../../harness/hooked.ts'
import { asOwner, startTestJobs } from '../../../harness/jobs.ts'
import { type Got, openReceiver } from '../../../harness/receiver.ts'

it('signs as Standard Webhooks 1.0.0 does', () => {
  // https://github.com/standard-webhooks/standard-webhooks/blob/main/libraries/javascript/src/webhook.test.ts
  const signed = {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    timestamp: 1614265330,
    body: '{"test": 2432232314}',
  }
  expect(signatureOf(signed, ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'])).toBe(
    'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  )
})

it('gives every webhook and every rotation a secret of its own', () => {
  const [one, other] = [randomUUID(), randomUUID()]
  const secrets = [
    webhookSecret('a'.repeat(32), { id: one, generation: 1 }),
    webhookSecret('a'.repeat(32), { id: one, generation: 2 }),
    webhookSecret('a'.repeat(32), { id: other, generation: 1 }),
    webhookSecret('b'.repeat(32), { id: one, generation: 1 }),
  ]
  expect(new Set(secrets).size).toBe(4)
  expect(webhookSecret('a'.repeat(32), { id: one, generation: 1 })).toBe(secrets[0])
})

it('sends what a receiver that follows the handbook takes once, and nothing else can be made of it', async () => {
  const receive = await receiverOfTheHandbook()
  const receiver = await openReceiver()
  const hooked = await openHooked(receiver.host)
  await startTestJobs(hooked, { allow: receiver.host })
  const { id, secret } = await hooked.addHook(receiver.url, ['batch.recorded'])
  const stranger = await hooked.addHook(receiver.url, ['recall.opened'])
  await hooked.request(`/webhooks/${id}/ping`, { method: 'POST' })
  const [got] = await receiver.until(1)
  if (got === undefined) throw new Error('Nothing came')
  expect(await receive(got, { secret })).toBe('take it')
  expect(await receive(got, { secret })).toBe('had this already')
  const later = Date.now() + 400_000
  expect(await receive(got, { secret, now: later })).toBe('too old or from the future')
  expect(await receive(got, { secret, now: Date.now() - 400_000 })).toBe(
    'too old or from the future',
  )
  const unsigned = 'not signed with this secret'
  expect(await receive(got, { secret: stranger.secret })).toBe(unsigned)
  expect(await receive({ ...got, body: `${got.body} ` }, { secret })).toBe(unsigned)
  for (const [name, value] of [
    ['webhook-id', randomUUID()],
    ['webhook-timestamp', String(Math.floor(Date.now() / 1000) + 200)],
    ['webhook-signature', 'v1,'],
  ] as const) {
    const forged = { ...got, headers: { ...got.headers, [name]: value } }
    expect(await receive(forged, { secret })).toBe(unsigned)
  }
})

it('signs with both secrets for a day after a change, and then with the new one alone', async () => {
  const receive = await receiverOfTheHandbook()
  const receiver = await openReceiver()
  const hooked = await openHooked(receiver.host)
  await startTestJobs(hooked, { allow: receiver.host })
  const { id, secret: before } = await hooked.addHook(receiver.url, ['batch.recorded'])
  const rotated = await hooked.request(`/webhooks/${id}/secret`, { method: 'POST' })
  const { secret: after } = await jsonOf<{ secret: string }>(rotated)
  expect(after).not.toBe(before)
  await hooked.request(`/webhooks/${id}/ping`, { method: 'POST' })
  const [both] = await receiver.until(1)
  if (both === undefined) throw new Error('Nothing came')
  expect(await receive(both, { secret: after })).toBe('take it')
  expect(await receive(both, { secret: before })).toBe('had this already')
  await asOwner(hooked.connection, [`update webhook set previous_until = now()`])
  await hooked.request(`/webhooks/${id}/ping`, { method: 'POST' })
  const [, alone] = await receiver.until(2)
  if (alone === undefined) throw new Error('Nothing came')
  expect(await receive(alone, { secret: before })).toBe('not signed with this secret')
  expect(await receive(alone, { secret: after })).toBe('take it')
})

it('sends nothing when the secret of the installation is another one, and says what to do', async () => {
  const receiver = await openReceiver()
  const hooked = await openHooked(receiver.host)
  const secret = { current: 'another secret of the installation', before: [] }
  const lost = { ...hooked, secret }
  await startTestJobs(lost, { allow: receiver.host })
  const { id } = await hooked.addHook(receiver.url, ['batch.recorded'])
  await hooked.request(`/webhooks/${id}/ping`, { method: 'POST' })
  await expect
    .poll(async () => (await hooked.deliveries(id))[0]?.attempts[0]?.fault, { timeout: 240_000 })
    .toBe('Cannot sign: the secret of this webhook is lost; give it a new one')
  expect(hooked.logged.join()).toContain('LOOMCELL_SECRET')
  expect(receiver.connections()).toBe(0)
})

type Receive = (
  got: Pick<Got, 'headers' | 'body'>,
  options: { secret: string; now?: number },
) => Promise<string>

/** The function that docs/webhooks.md gives to receivers, run as it stands there. */
async function receiverOfTheHandbook(): Promise<Receive> {
  const handbook = await readFile(new URL('../../../../docs/webhooks.md', import.meta.url), 'utf8')
  const [, code = ''] = /```js\n([\s\S]*?)```/.exec(handbook) ?? []
  const folder = await mkdtemp(join(tmpdir(), 'loomcell-receiver-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await writeFile(join(folder, 'receive.mjs'), code)
  const { receive } = await import(join(folder, 'receive.mjs'))
  const ids = new Set<string>()
  const seen = async (id: string) => {
    const had = ids.has(id)
    ids.add(id)
    return had
  }
  return ({ headers, body }, options) => receive({ headers, body, seen, ...options })
}
