import { expect, it } from 'vitest'
import { jsonOf, pointersIn } from '../../harness/answers.ts'
import { clay, dig, openClay, record, said } from '../../harness/clay.ts'
import { addTestOrganisation, type TestInstallation } from '../../harness/installation.ts'

it('sums what is left by the groups asked for, in their order', async () => {
  const installation = await openClay()
  const red = { facts: { colour: 'red' } }
  const facts = { provenStage: 'dug', recordsOrigin: 'paper' }
  await record(
    installation,
    dig('a', 100, red),
    dig('b', 50, red),
    dig('c', 7, { facility: 'B' }),
    clay('adopted', { outputs: [{ batch: 'old', kind: 'lump' }], facts, facility: 'B' }),
  )
  await record(installation, clay('sent', { batches: [{ batch: 'b' }] }))
  expect(await stock(installation, 'groupBy=facility,material')).toEqual([
    row({ facility: 'A', material: 'red' }, { batches: 1, massGrams: 100 }),
    row({ facility: 'B', material: 'unknown' }, { batches: 2, unweighed: 1, massGrams: 7 }),
  ])
  expect(await stock(installation, '')).toEqual([
    row({}, { batches: 3, unweighed: 1, massGrams: 107 }),
  ])
  expect(await stock(installation, 'groupBy=state,kind,stream')).toEqual([
    row(
      { state: 'soft', kind: 'lump', stream: 'clay' },
      { batches: 3, unweighed: 1, massGrams: 107 },
    ),
  ])
})

it('sums what is inside, in milligrams', async () => {
  const installation = await openClay()
  const output = (batch: string, content: object) => ({
    batch,
    kind: 'lump',
    massGrams: 10,
    content,
  })
  await record(
    installation,
    clay('dug', { outputs: [output('a', { 'element:Li': 500, 'element:Co': 1 })] }),
    clay('dug', { outputs: [output('b', { 'element:Li': 250 })] }),
    clay('sent', { batches: [{ batch: 'b', massGrams: 5 }] }),
  )
  const content = { 'element:Li': 625, 'element:Co': 1 }
  expect(await stock(installation, '')).toEqual([row({}, { batches: 2, massGrams: 15, content })])
})

it('leaves out a batch whose making was taken back, weighed or not', async () => {
  const installation = await openClay()
  const facts = { provenStage: 'dug', recordsOrigin: 'paper' }
  const adopted = clay('adopted', { outputs: [{ batch: 'old', kind: 'lump' }], facts })
  const dug = dig('a', 5)
  await record(installation, adopted, dug)
  const taken = [adopted, dug].map(({ id }) =>
    clay('reversed', { reverses: id, facts: { reason: 'slip' } }),
  )
  await record(installation, ...taken)
  expect(await stock(installation, '')).toEqual([])
  const late = { batches: [{ batch: 'old', massGrams: 5 }], facts: { scale: 'S1' } }
  const look = clay('looked_at', { batches: [{ batch: 'old' }] })
  const receipts = await record(installation, clay('weighed', late), look)
  expect(said(receipts)).toEqual(['batch_spent', 'batch_spent'])
  expect(await stock(installation, '')).toEqual([])
  expect(installation.logged).toEqual([])
})

it('shows nothing of another organisation and refuses an unknown group', async () => {
  const installation = await openClay()
  await record(installation, dig('a', 5))
  const other = await addTestOrganisation(installation, 'second')
  const headers = { authorization: `Bearer ${other.key}` }
  const theirs = await installation.request('/api/v1/stock?groupBy=kind', { headers })
  expect(await theirs.json()).toEqual({ groupBy: ['kind'], rows: [] })
  const bad = await installation.request('/api/v1/stock?groupBy=kind,owner,colour')
  expect(bad.status).toBe(422)
  expect(await pointersIn(bad)).toEqual(['/query/groupBy', '/query/groupBy'])
})

function row(group: Record<string, string>, numbers: object): object {
  return { group, batches: 0, unweighed: 0, massGrams: 0, content: {}, ...numbers }
}

async function stock({ request }: TestInstallation, query: string): Promise<unknown> {
  const response = await request(`/api/v1/stock?${query}`)
  expect(response.status).toBe(200)
  return (await jsonOf<{ rows: unknown }>(response)).rows
}
