import { rm } from 'node:fs/promises'
import { expect, it, onTestFinished } from 'vitest'
import { jsonOf } from '../../../harness/answers.ts'
import { preparedFolder } from '../../../harness/prepared-folder.ts'
import { openReceiver } from '../../../harness/receiver.ts'
import { type Server, startServer } from '../../../harness/server.ts'

it('runs again what a killed server had begun, and stops within seconds on a signal while a receiver is silent', async () => {
  let silent = true
  const receiver = await openReceiver((response) => {
    if (!silent) response.writeHead(204).end()
  })
  const folder = await preparedFolder('loomcell-jobs-')
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const env = { WEBHOOK_ALLOW_HOSTS: receiver.host }
  const first = await startServer(folder, env)
  const { key } = first
  const body = JSON.stringify({ url: receiver.url, topics: ['recall.opened'] })
  const { id } = await jsonOf<{ id: string }>(await ask(first, key, '/webhooks', body))
  const ping = `/webhooks/${id}/ping`
  const { delivery } = await jsonOf<{ delivery: string }>(await ask(first, key, ping, '{}'))
  await receiver.until(1)
  expect(await first.stop('SIGKILL')).toBe('SIGKILL')
  silent = false
  const second = await startServer(folder, env)
  const got = await until(() => receiver.got[1])
  expect(got.headers['webhook-id']).toBe(delivery)
  expect(got.body).toBe(receiver.got[0]?.body)
  silent = true
  await ask(second, key, ping, '{}')
  await until(() => receiver.got[2])
  expect(await second.stop()).toBe(0)
}, 240_000)

async function ask({ port }: Server, key: string, path: string, body: string): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
    method: 'POST',
    body,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
  })
}

async function until<Found>(find: () => Found | undefined): Promise<Found> {
  const deadline = Date.now() + 60_000
  for (;;) {
    const found = find()
    if (found !== undefined) return found
    if (Date.now() > deadline) throw new Error('Nothing came within a minute')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
