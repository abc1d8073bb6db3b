import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import type { Problem } from '../../../../api/http/problem.ts'
import { recordPath } from '../../../../api/public-record/neighbour.ts'
import { addAnyOrganisation } from '../../../../api/store/organisations/register.ts'
import { jsonOf } from '../../../harness/answers.ts'
import { addTestOrganisation } from '../../../harness/installation.ts'
import { signUpPerson } from '../../../harness/people.ts'
import {
  dismantle,
  moduleGrams,
  offerOf,
  openTwo,
  papers,
  passOn,
  type Side,
  sideOf,
} from '../../../harness/sides.ts'

const recall = { reason: 'Buy elsewhere: tel. 5555', notice: 'chemical', severity: 'high' }

async function passTo(from: Side, to: Side, code: string, receiver = 'third') {
  const told = { ...papers, underRecallReason: 'They mend it' }
  const offer = { ...offerOf([code]), receiver, facility: 'B', papers: told }
  const { id } = await from.post('/hand-overs', offer, 201)
  const at = `/hand-overs/${id}/steps`
  await from.post(at, { step: 'dispatch', carrier: { name: 'Carrier' } }, 201)
  await to.post(at, { step: 'receive', facility: 'B' }, 201)
  await to.post(at, { step: 'decide', lines: [{ line: 1, acceptedGrams: moduleGrams }] }, 201)
}

/** Everything that whoever opened a recall is answered about it, as text. */
async function told(side: Side, id: string): Promise<string> {
  const paths = [
    '/recalls',
    `/recalls/${id}`,
    `/recalls/${id}/affected.csv`,
    `/recalls/${id}/affected.ndjson`,
  ]
  const answers = await Promise.all(paths.map(async (path) => (await side.send(path)).text()))
  return answers.join('\n')
}

it.each([
  ['while it is open', false],
  ['after it has ended', true],
])('lets nothing that others do %s change what whoever opened it is told', async (_, ended) => {
  const { sender, receiver, stranger, installation } = await openTwo()
  const fourth = await addTestOrganisation(installation, 'fourth')
  const codes = await dismantle(installation)
  const [code = ''] = codes
  await passOn({ sender, receiver }, [code])
  await passTo(receiver, stranger, code)
  const { id } = await sender.post('/recalls', { ...recall, batch: code }, 201)
  if (ended) await sender.post(`/recalls/${id}/end`, { note: 'Checked' }, 200)
  const before = await told(sender, id)
  const theirs = await Promise.all(
    [receiver, stranger].map(async (side) => (await side.get(`/batches/${code}`)).id as string),
  )
  for (const batch of theirs) expect(before).not.toContain(batch)
  await passTo(stranger, sideOf(installation, fourth.key), code, 'fourth')
  expect(await told(sender, id)).toBe(before)
  const seen = await sideOf(installation, fourth.key).get('/recalls')
  expect(seen.recalls).toHaveLength(ended ? 0 : 1)
})

it('names the kind of what others hold only when three hold it', async () => {
  const { sender, receiver, stranger, installation } = await openTwo()
  const [code = ''] = await dismantle(installation)
  const names = ['fourth', 'fifth']
  const [fourth, fifth] = await Promise.all(
    names.map((name) => addTestOrganisation(installation, name)),
  )
  await passOn({ sender, receiver }, [code])
  await passTo(receiver, stranger, code)
  await passTo(stranger, sideOf(installation, fourth?.key ?? ''), code, 'fourth')
  const withheld = async () => {
    const { id } = await sender.post('/recalls', { ...recall, batch: code }, 201)
    const one = await sender.get(`/recalls/${id}`)
    await sender.post(`/recalls/${id}/end`, { note: 'Checked' }, 200)
    return one.withheld
  }
  expect(await withheld()).toEqual([{ stream: null, kind: null, material: null, batches: 2 }])
  await passTo(
    sideOf(installation, fourth?.key ?? ''),
    sideOf(installation, fifth?.key ?? ''),
    code,
    'fifth',
  )
  expect(await withheld()).toMatchObject([{ stream: 'battery', kind: 'module', batches: 3 }])
})

it('is opened once for a batch and a few times a day, and says so', async () => {
  const { sender, installation } = await openTwo()
  const codes = await dismantle(installation)
  const { id } = await sender.post('/recalls', { ...recall, batch: codes[0] }, 201)
  const again = await sender.send('/recalls', { ...recall, batch: codes[0], severity: 'low' })
  expect([again.status, await jsonOf<Problem>(again)]).toMatchObject([
    409,
    { code: 'recall_exists', faults: [{ says: 'recall_of_batch_open', values: { recall: id } }] },
  ])
  const together = await Promise.all(
    codes.slice(1).map((batch) => sender.status('/recalls', { ...recall, batch })),
  )
  expect(together.filter((status) => status === 201)).toHaveLength(9)
  expect(together.filter((status) => status === 429)).toHaveLength(2)
  // Ending one gives no further one: opening and ending in turns is a way to look, too.
  await sender.post(`/recalls/${id}/end`, { note: 'Checked' }, 200)
  expect(await sender.status('/recalls', { ...recall, batch: codes[0] })).toBe(429)
  const wrong = { ...recall, batch: codes[0], notice: 'call 5555' }
  expect(await sender.status('/recalls', wrong)).toBe(422)
})

it('lets a holder object and its authority take the notice down, and marks the holder’s pages', async () => {
  const { sender, receiver, stranger, installation } = await openTwo()
  const [code = ''] = await dismantle(installation)
  await passOn({ sender, receiver }, [code])
  await passTo(receiver, stranger, code)
  const { id } = await sender.post('/recalls', { ...recall, batch: code }, 201)
  const { id: batch } = await stranger.get(`/batches/${code}`)
  const page = async (of: string, language = 'en') => {
    const shown = await installation.request(`${recordPath(of)}?language=${language}`)
    return (
      (await shown.text()).match(
        /<div class="band recall.*?<\/div>|<p class="removed.*?<\/p>/s,
      )?.[0] ?? ''
    )
  }
  expect(await page(batch)).toContain('harmful substances')
  expect(await page(batch)).not.toContain('5555')

  const objection = { id: randomUUID(), note: 'Never met them' }
  const at = `/recalls/${id}/objections`
  expect(await sender.status(at, objection)).toBe(403)
  expect([await stranger.status(at, objection), await stranger.status(at, objection)]).toEqual([
    201, 200,
  ])
  expect(await stranger.status(at, { note: 'Once more' })).toBe(409)
  expect(await page(batch)).toContain('does not agree')
  const { id: other } = await receiver.get(`/batches/${code}`)
  expect(await page(other)).not.toContain('does not agree')
  const seen = await sender.get(`/recalls/${id}`)
  expect(seen.objections).toMatchObject([{ holder: null, authority: null, note: 'Never met them' }])
  expect((await receiver.get(`/recalls/${id}`)).objections).toEqual([])

  const authority = await addAnyOrganisation(installation.store.system, {
    slug: 'epd',
    name: 'EPD',
    kind: 'authority',
    jurisdiction: 'HK',
    now: new Date(),
  })
  const { organisationKey = 0 } = authority ?? {}
  const regulator = await signUpPerson(installation, {
    role: 'regulator',
    organisation: organisationKey,
  })
  const remove = async (looked: Record<string, string>) => {
    const init = {
      method: 'POST',
      headers: looked,
      body: JSON.stringify({ id: randomUUID(), note: 'No ground' }),
    }
    return (await regulator.request(`/api/v1/recalls/${id}/removal`, init)).status
  }
  expect(await remove({})).toBe(403)
  expect(await remove({ 'loomcell-organisation': 'third' })).toBe(201)
  expect(await sender.status(`/recalls/${id}/removal`, { note: 'x' })).toBe(403)
  expect(await page(batch)).toContain('taken off this record by the authority')
  expect(await page(batch)).not.toContain('harmful')
  expect(await page(other)).toContain('harmful')
  expect((await sender.get(`/recalls/${id}`)).objections).toMatchObject([{}, { authority: 'EPD' }])
  const { entries } = await stranger.get('/audit?kind=administration')
  expect(entries.map(({ action }: { action: string }) => action)).toEqual([
    'took down a recall notice',
    'objected to a recall',
  ])
  await sender.post(`/recalls/${id}/end`, { note: 'Checked' }, 200)
  expect(await receiver.status(at, { note: 'Late' })).toBe(409)
  expect(installation.logged).toEqual([])
})
