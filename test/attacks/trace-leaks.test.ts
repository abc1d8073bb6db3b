import { expect, it } from 'vitest'
import { createApp } from '../../api/app.ts'
import { recordPath } from '../../api/public-record/neighbour.ts'
import type { TestInstallation } from '../harness/installation.ts'
import { dismantle, openTwo, passOn } from '../harness/sides.ts'

it('shows who takes material over, and anyone, neither whose it was nor which batches it came out of', async () => {
  const { installation, sender, receiver, stranger } = await openTwo()
  await nameUpstream(installation, 'canary-upstream')
  const [code = ''] = await dismantle(installation)
  await passOn({ sender, receiver }, [code])
  const { id } = await receiver.get(`/batches/${code}`)
  const theirs = [
    `/batches/${code}`,
    `/batches/${code}/events?envelope=true`,
    `/batches/${code}/lineage?direction=both`,
    '/batches',
    '/stock',
    '/notifications',
    '/facilities',
    '/credits',
    '/certificates',
    '/reports/flow?from=2026-01-01&to=2027-01-01&groupBy=facility,kind',
  ]
  for (const path of theirs) {
    const text = await (await receiver.send(path)).text()
    expect([path, upstreamIn(text)]).toEqual([path, []])
  }
  for (const accept of ['text/html', 'application/json']) {
    const page = await installation.app.request(recordPath(id), { headers: { accept } })
    expect(page.status).toBe(200)
    expect([accept, upstreamIn(await page.text())]).toEqual([accept, []])
    expect(upstreamIn(JSON.stringify([...page.headers]))).toEqual([])
  }
  for (const path of [`/batches/${code}`, `/batches/${code}/lineage`, `/batches/${code}/events`])
    expect(await stranger.status(path)).toBe(404)
})

it('answers alike to the byte whoever stands upstream and however much came before', async () => {
  const { installation, sender, receiver } = await openTwo()
  const [code = '', other = ''] = await dismantle(installation)
  await passOn({ sender, receiver }, [code])
  const { id } = await receiver.get(`/batches/${code}`)
  const before = await seen(installation, receiver, { id, code })
  // Other names, longer ones, and more that happened upstream since.
  await nameUpstream(installation, 'another company with a name that is much longer than before')
  await passOn({ sender, receiver }, [other])
  expect(await seen(installation, receiver, { id, code })).toEqual(before)
})

/** Everything that an outsider could measure of answers about one batch: bytes, tags, headers. */
async function seen(
  { app: _, ...installation }: TestInstallation,
  receiver: { send(path: string): Promise<Response> },
  { id, code }: { id: string; code: string },
) {
  // A process that has nothing in its memory yet.
  const app = createApp({ installation, log: () => {}, now: () => new Date() })
  const answers = [
    await app.request(recordPath(id)),
    await app.request(recordPath(id), { headers: { accept: 'application/json' } }),
    await app.request(recordPath(id), { headers: { 'accept-encoding': 'gzip' } }),
    await receiver.send(`/batches/${code}`),
    await receiver.send(`/batches/${code}/events`),
    await receiver.send(`/batches/${code}/lineage?direction=both`),
  ]
  return Promise.all(
    answers.map(async (answer) => ({
      status: answer.status,
      headers: [...answer.headers].filter(([name]) => name !== 'x-request-id'),
      body: Buffer.from(await answer.arrayBuffer()).toString('base64'),
    })),
  )
}

/** Gives the first organisation and its places names that can be searched for. */
async function nameUpstream({ store, actor }: TestInstallation, name: string): Promise<void> {
  const key = actor.organisationKey
  await store.system
    .updateTable('organisation')
    .set({ name })
    .where('organisation_key', '=', key)
    .execute()
  const places = store.own(key).updateTable('facility')
  await places
    .set({ name: `place of ${name}` })
    .where('organisation_key', '=', key)
    .execute()
}

/** Names upstream, the pack, and modules that were not passed on. */
function upstreamIn(text: string): readonly string[] {
  return text.match(/canary[a-z-]*|PACK-HK-\d+|MOD-HK-0001-(0[2-9]|1\d)/g) ?? []
}
