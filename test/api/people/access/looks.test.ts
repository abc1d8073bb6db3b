import { expect, it } from 'vitest'
import { addAnyOrganisation } from '../../../../api/store/organisations/register.ts'
import { signUpPerson } from '../../../harness/people.ts'
import { dismantle, openTwo, passOn, type Side } from '../../../harness/sides.ts'

/** Paths of the looks on an organisation's trail, oldest first. */
async function looksOn(side: Side): Promise<readonly string[]> {
  const { entries } = await side.get('/audit?kind=look&limit=1000')
  const looks: readonly { action: string }[] = entries
  return looks.map(({ action }) => action.replace('GET /api/v1', '')).toReversed()
}

it('puts each look of a regulator on the trail of everybody whose rows it showed', async () => {
  const { installation, sender, receiver, stranger } = await openTwo()
  const [code = ''] = await dismantle(installation)
  await passOn({ sender, receiver }, [code])
  const recall = { batch: code, reason: 'Welds may crack', severity: 'high' }
  const { id } = await sender.post('/recalls', recall, 201)
  const [handOver] = (await sender.get('/hand-overs')).handOvers
  const authority = await addAnyOrganisation(installation.store.system, {
    slug: 'epd',
    name: 'EPD',
    kind: 'authority',
    jurisdiction: 'HK',
    now: new Date(),
  })
  const regulator = await signUpPerson(installation, {
    role: 'regulator',
    organisation: authority?.organisationKey ?? 0,
  })
  const headers = { 'loomcell-organisation': 'first' }
  const shared = [
    '/recalls',
    `/recalls/${id}`,
    `/recalls/${id}/affected.csv`,
    `/recalls/${id}/affected.ndjson`,
    `/recalls/${id}/affected.xlsx`,
    '/hand-overs',
    `/hand-overs/${handOver.id}`,
  ]
  for (const path of shared) {
    const looked = await regulator.request(`/api/v1${path}`, { headers })
    expect([path, looked.status]).toEqual([path, 200])
    await looked.arrayBuffer()
  }
  await regulator.request('/api/v1/jurisdiction/organisations')
  const listed = '/jurisdiction/organisations'
  expect(await looksOn(sender)).toEqual([...shared, listed])
  // A recall's list names who opened it, and that is the first alone.
  expect(await looksOn(receiver)).toEqual([...shared.slice(1), listed])
  expect(await looksOn(stranger)).toEqual([listed])
  // What is one organisation's alone stands on its trail alone, and what a company reads on nobody's.
  await regulator.request('/api/v1/stock', { headers })
  await sender.get('/hand-overs')
  expect(await looksOn(receiver)).toHaveLength(shared.length)
  expect((await looksOn(sender)).at(-1)).toBe('/stock')
  const page = await regulator.request('/work/hand-overs', { headers })
  expect(page.status).toBe(200)
  expect((await looksOn(receiver)).at(-1)).toBe('GET /work/hand-overs')
})
