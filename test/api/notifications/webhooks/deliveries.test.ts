import { expect, it } from 'vitest'
import { toldSaying } from '../../../../api/notifications/webhooks/no-answer.ts'
import { mostAttempts, retryDelays } from '../../../../api/notifications/webhooks/schedule.ts'
import { partsOf } from '../../../../api/recording/parse.ts'
import { addOutboxEntries } from '../../../../api/store/notifications/outbox.ts'
import { jsonOf } from '../../../harness/answers.ts'
import { dig, record, said } from '../../../harness/clay.ts'
import { type Hooked, openHooked } from '../../../harness/hooked.ts'
import { addTestOrganisation } from '../../../harness/installation.ts'
import { asOwner, eventually, letTimePass, startTestJobs } from '../../../harness/jobs.ts'
import { openReceiver } from '../../../harness/receiver.ts'

const topics = ['batch.recorded', 'recall.opened']

it('tells a receiver of each recorded scan, and of none that was refused', async () => {
  const receiver = await openReceiver()
  const hooked = await openHooked(receiver.host)
  await startTestJobs(hooked, { allow: receiver.host })
  const { id } = await hooked.addHook(receiver.url, topics)
  expect(said(await record(hooked, dig('L1', 500), dig('L2', 600), dig('L1', 700)))).toEqual([
    'accepted',
    'accepted',
    'batch_exists',
  ])
  const got = await receiver.until(2)
  const told = got.map(({ body }) => JSON.parse(body))
  expect(told.map(({ subject }) => subject).sort()).toEqual(['L1', 'L2'])
  expect(told[0]).toMatchObject({
    type: 'batch.recorded',
    organisation: 'first',
    data: { stream: 'clay', stage: 'dug', facility: 'A', batchCount: 1 },
  })
  const shown = await eventually(
    () => hooked.deliveries(id),
    (all) => all.every(({ state }) => state === 'delivered'),
  )
  expect(shown.map((one) => one.id).sort()).toEqual(
    got.map(({ headers }) => headers['webhook-id']).sort(),
  )
  expect(shown[0]?.attempts).toMatchObject([{ number: 1, status: 204, fault: null }])
  expect(receiver.got).toHaveLength(2)
})

it('writes nothing into the outbox for an organisation that asked for nothing', async () => {
  const hooked = await openHooked('')
  const other = await addTestOrganisation(hooked, 'second')
  await hooked.addHook('https://erp.example.org/', ['recall.opened'])
  const scans = [dig('L1', 500), dig('L2', 600)]
  expect(said(await record(hooked, ...scans))).toEqual(['accepted', 'accepted'])
  expect(said(await hooked.recorder.record(partsOf([dig('M1', 5)], other.actor)))).toEqual([
    'accepted',
  ])
  expect(await asOwner(hooked.connection, ['select from outbox_entry'])).toEqual([])
})

it('tries again later and later, gives up after the last attempt, and sends again when a person says so', async () => {
  let broken = true
  const receiver = await openReceiver((response) => {
    response.writeHead(broken ? 500 : 200).end(broken ? 'Database is down' : 'ok')
  })
  const hooked = await openHooked(receiver.host)
  await startTestJobs(hooked, { allow: receiver.host })
  const { id } = await hooked.addHook(receiver.url, topics)
  await tellRecall(hooked)
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    await receiver.until(attempt)
    const [shown] = await eventually(
      () => hooked.deliveries(id),
      ([one]) => one?.attempts.length === attempt,
    )
    const delay = retryDelays.seconds[attempt - 1]
    expect(shown?.state).toBe(delay === undefined ? 'dead' : 'waiting')
    const wait = (Date.parse(shown?.nextTime ?? '') - Date.now()) / 1000
    if (delay !== undefined) expect(wait).toBeGreaterThan(delay - 20)
    if (delay !== undefined) expect(wait).toBeLessThanOrEqual(delay)
    await letTimePass(hooked.connection)
  }
  const [dead] = await hooked.deliveries(id)
  expect(dead?.attempts.at(-1)).toMatchObject({ status: 500, answer: 'Database is down' })
  expect(receiver.got).toHaveLength(mostAttempts)
  broken = false
  const again = await hooked.request(`/deliveries/${dead?.id}/redelivery`, { method: 'POST' })
  expect([again.status, await again.json()]).toEqual([
    202,
    expect.objectContaining({ state: 'waiting' }),
  ])
  const got = await receiver.until(mostAttempts + 1)
  expect(new Set(got.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  expect(new Set(got.map(({ body }) => body)).size).toBe(1)
  await eventually(
    () => hooked.deliveries(id),
    ([one]) => one?.state === 'delivered' && one.attempts.length === mostAttempts + 1,
  )
  const told = `select count(*)::int as told from notification where topic = 'webhook.undelivered'`
  expect(await asOwner(hooked.connection, [told])).toEqual([{ told: 1 }])
}, 240_000)

it.each([
  ['seconds', () => '3600'],
  ['a time', () => new Date(Date.now() + 3_600_000).toUTCString()],
])(
  'waits as long as a receiver asks in %s, and stops for one that says it is gone',
  async (_, later) => {
    let status = 503
    const receiver = await openReceiver((response) => {
      response.writeHead(status, { 'retry-after': later() }).end()
    })
    const hooked = await openHooked(receiver.host)
    await startTestJobs(hooked, { allow: receiver.host })
    const { id } = await hooked.addHook(receiver.url, topics)
    await tellRecall(hooked)
    const [waiting] = await eventually(
      () => hooked.deliveries(id),
      ([one]) => one?.attempts.length === 1,
    )
    const wait = (Date.parse(waiting?.nextTime ?? '') - Date.now()) / 1000
    expect(wait).toBeGreaterThan(3_500)
    status = 410
    await letTimePass(hooked.connection)
    await eventually(
      () => hooked.deliveries(id),
      ([one]) => one?.state === 'dead',
    )
    expect(await (await hooked.request(`/webhooks/${id}`)).json()).toMatchObject({
      paused: { reason: 'The receiver answered 410 Gone' },
    })
    await tellRecall(hooked)
    await eventually(
      () => hooked.deliveries(id),
      (all) => all.length === 2 && all[0]?.state === 'waiting',
    )
    expect(receiver.got).toHaveLength(2)
    status = 200
    const body = JSON.stringify({ paused: false })
    await hooked.request(`/webhooks/${id}`, { method: 'PATCH', body })
    await eventually(
      () => hooked.deliveries(id),
      ([one]) => one?.state === 'delivered',
    )
  },
  240_000,
)

it('says why there was no answer in the language of whoever reads it, and keeps what an earlier version wrote', async () => {
  const hooked = await openHooked('127.0.0.1:1')
  await startTestJobs(hooked, { allow: '127.0.0.1:1' })
  const { id } = await hooked.addHook('http://127.0.0.1:1/', topics)
  await tellRecall(hooked)
  const faultTo = async (language: string) => {
    const headers = { 'accept-language': language }
    const answer = await hooked.request(`/webhooks/${id}/deliveries`, { headers })
    const { deliveries } = await jsonOf<{ deliveries: { attempts: { fault: string }[] }[] }>(answer)
    return deliveries[0]?.attempts[0]?.fault
  }
  await eventually(
    () => hooked.deliveries(id),
    ([one]) => one?.attempts.length === 1,
  )
  expect(await faultTo('en')).toMatch(/^Cannot send to "127.0.0.1": connect ECONNREFUSED/)
  expect(await faultTo('zh-HK')).toMatch(/^未能發送至「127.0.0.1」：連線失敗（connect ECONNREFUSED/)
  expect(await faultTo('zh-CN')).toMatch(/^无法发送至“127.0.0.1”：连接失败（/)
  expect(toldSaying('Cannot send to "x": closed', 'zh-Hant')).toBe('Cannot send to "x": closed')
}, 240_000)

it('lets one organisation with a slow receiver hold up nobody else', async () => {
  const slow = await openReceiver(() => {})
  const quick = await openReceiver()
  const hooked = await openHooked(`${slow.host}, ${quick.host}`)
  await startTestJobs(hooked, {
    allow: `${slow.host}, ${quick.host}`,
    limits: { headMilliseconds: 6_000 },
  })
  const { id } = await hooked.addHook(slow.url, topics)
  for (let count = 0; count < 12; count += 1) {
    await hooked.request(`/webhooks/${id}/ping`, { method: 'POST' })
  }
  await slow.until(3)
  const other = await addTestOrganisation(hooked, 'second')
  const headers = { authorization: `Bearer ${other.key}` }
  const body = JSON.stringify({ url: quick.url, topics })
  const added = await hooked.request('/webhooks', { method: 'POST', body, headers })
  const { id: otherId } = await jsonOf<{ id: string }>(added)
  await hooked.request(`/webhooks/${otherId}/ping`, { method: 'POST', headers })
  await quick.until(1)
  expect(slow.got).toHaveLength(3)
}, 240_000)

async function tellRecall({ store, actor }: Hooked): Promise<void> {
  const { organisationKey } = actor
  await addOutboxEntries(store.own(organisationKey), [
    { organisationKey, topic: 'recall.opened', subject: 'L1', payload: { reason: 'Swelling' } },
  ])
}
