import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { makeAccessKey } from '../../../../api/people/access/access-keys.ts'
import { jsonOf, pointersIn } from '../../../harness/answers.ts'
import { openHooked } from '../../../harness/hooked.ts'
import { addTestOrganisation } from '../../../harness/installation.ts'
import { asOwner } from '../../../harness/jobs.ts'

const url = 'https://erp.example.org/loomcell'

it('adds a webhook, shows its secret once and stores nothing that could sign', async () => {
  const { request, connection } = await openHooked('')
  const body = JSON.stringify({ url, topics: ['batch.recorded'], description: ' Our ERP ' })
  const added = await request('/webhooks', { method: 'POST', body })
  expect(added.status).toBe(201)
  const { id, secret, ...shown } = await jsonOf<Record<string, string>>(added)
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  expect(shown).toMatchObject({ url, topics: ['batch.recorded'], description: 'Our ERP' })
  const again = await (await request(`/webhooks/${id}`)).text()
  expect(again).toContain(url)
  expect(again).not.toContain('whsec')
  const stored = JSON.stringify(
    await asOwner(connection, ['select to_jsonb(webhook) from webhook']),
  )
  const bytes = Buffer.from(String(secret).slice(6), 'base64')
  for (const form of [String(secret).slice(6), bytes.toString('hex')])
    expect(stored).not.toContain(form)
})

it('changes, pauses and removes a webhook, and keeps each act on the audit trail', async () => {
  const { request, addHook, connection } = await openHooked('')
  const { id } = await addHook(url, ['batch.recorded'])
  const change = (changes: object) =>
    request(`/webhooks/${id}`, { method: 'PATCH', body: JSON.stringify(changes) })
  expect(await (await change({ topics: ['recall.opened'] })).json()).toMatchObject({
    url,
    topics: ['recall.opened'],
    paused: null,
  })
  expect(await (await change({ paused: true })).json()).toMatchObject({
    paused: { reason: 'A person paused it' },
  })
  const chinese = { headers: { 'accept-language': 'zh-HK' } }
  expect(await (await request(`/webhooks/${id}`, chinese)).json()).toMatchObject({
    paused: { reason: '已由人員暫停' },
  })
  expect(await (await change({ paused: false })).json()).toMatchObject({ paused: null })
  expect((await request(`/webhooks/${id}`, { method: 'DELETE' })).status).toBe(204)
  expect((await request(`/webhooks/${id}`)).status).toBe(404)
  expect(await (await request('/webhooks')).json()).toEqual({ webhooks: [] })
  const trail = await asOwner(connection, [
    `select action from audit_entry where kind = 'administration' order by audit_entry_key`,
  ])
  expect(trail.map(({ action }) => action)).toEqual([
    'webhook.added',
    'webhook.changed',
    'webhook.changed',
    'webhook.changed',
    'webhook.removed',
  ])
})

it("leaves another organisation's webhooks and deliveries as if they did not exist", async () => {
  const hooked = await openHooked('')
  const { id } = await hooked.addHook(url, ['batch.recorded'])
  const ping = await hooked.request(`/webhooks/${id}/ping`, { method: 'POST' })
  expect(ping.status).toBe(202)
  const { delivery } = await jsonOf<{ delivery: string }>(ping)
  const { key } = await addTestOrganisation(hooked, 'second')
  const asked = [
    ['GET', `/webhooks/${id}`],
    ['DELETE', `/webhooks/${id}`],
    ['POST', `/webhooks/${id}/secret`],
    ['POST', `/webhooks/${id}/ping`],
    ['GET', `/webhooks/${id}/deliveries`],
    ['POST', `/deliveries/${delivery}/redelivery`],
  ] as const
  for (const [method, path] of asked) {
    const answer = await hooked.request(path, {
      method,
      headers: { authorization: `Bearer ${key}` },
    })
    expect([method, path, answer.status]).toEqual([method, path, 404])
    expect(await answer.text()).not.toContain('erp.example')
  }
  expect(await hooked.deliveries(id)).toHaveLength(1)
})

it('lets administrators alone see and change webhooks', async () => {
  const { store, actor, request } = await openHooked('')
  for (const role of ['station', 'operator', 'supervisor'] as const) {
    const made = { name: role, now: new Date(), role }
    const key = await makeAccessKey(store.system, actor.organisationKey, made)
    const headers = { authorization: `Bearer ${key}` }
    expect((await request('/webhooks', { headers })).status).toBe(403)
    const body = JSON.stringify({ url, topics: ['batch.recorded'] })
    expect((await request('/webhooks', { method: 'POST', body, headers })).status).toBe(403)
  }
})

it('refuses what is wrong with every fault named, and the twenty-first webhook', async () => {
  const { request, addHook, connection } = await openHooked('')
  const post = (body: object) =>
    request('/webhooks', { method: 'POST', body: JSON.stringify(body) })
  const wrong = await post({ url, topics: ['batch.lost', 'webhook.ping'], secret: 'mine' })
  expect(wrong.status).toBe(422)
  expect(await pointersIn(wrong)).toEqual(['/topics/0', '/topics/1', '/secret'])
  expect(await pointersIn(await post({ url: 'erp', topics: [] }))).toEqual(['/topics'])
  expect((await request('/webhooks/7')).status).toBe(422)
  for (let count = 0; count < 17; count += 1) await addHook(url, ['batch.recorded'])
  // Of many at the same moment as many are added as there is room for.
  const owner = new pg.Client(connection)
  await owner.connect()
  onTestFinished(() => owner.end())
  await owner.query('begin; lock table webhook in share mode')
  const together = Array.from({ length: 12 }, () => post({ url, topics: ['batch.recorded'] }))
  // Until several have counted, or wait to count, nobody is let write.
  const waiting = async () =>
    (
      await owner.query(`select from pg_locks where not granted
        and database = (select oid from pg_database where datname = current_database())`)
    ).rowCount
  await expect.poll(waiting, { timeout: 30_000 }).toBeGreaterThan(3)
  await owner.query('commit')
  const added = (await Promise.all(together)).filter(({ status }) => status === 201)
  expect(added).toHaveLength(3)
  const more = await post({ url, topics: ['batch.recorded'] })
  expect([more.status, await more.text()]).toEqual([422, expect.stringContaining('there are 20')])
})
