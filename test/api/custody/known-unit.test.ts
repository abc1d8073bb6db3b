import { expect, it } from 'vitest'
import { battery, hoursAgo, packOutput, takeIn } from '../../harness/held-pack.ts'
import { openTwo, type Side } from '../../harness/sides.ts'

/** An untriaged pack travels as damaged. */
const papers = { unNumber: 'UN3480', hazardClass: '9', packingInstruction: 'P908' }
const carrier = { name: 'Carrier' }
const serial = 'SN-0471'

function pack(batch: string, own: object = {}) {
  return { ...takeIn(batch, hoursAgo(1)), outputs: [packOutput(batch, { serial, ...own })] }
}

/** Offers and sends a pack; gives where the receiver decides and how. */
async function sent(
  from: Side,
  to: Side,
  { batch, receiver }: { batch: string; receiver: string },
) {
  const offer = { receiver, facility: 'A', papers, lines: [{ batch }] }
  const { id } = await from.post('/hand-overs', offer, 201)
  const at = `/hand-overs/${id}/steps`
  await from.post(at, { step: 'dispatch', carrier }, 201)
  await to.post(at, { step: 'receive', facility: 'B' }, 201)
  return (code: string) =>
    to.send(at, { step: 'decide', lines: [{ line: 1, acceptedGrams: 396_000, code }] })
}

it('knows a unit that was handed over, on both sides, and takes it back as the same', async () => {
  const { sender, receiver, installation } = await openTwo()
  expect(await sender.status('/scans', pack('P1'))).toBe(200)
  const decide = await sent(sender, receiver, { batch: 'P1', receiver: 'second' })
  expect((await decide('Q1')).status).toBe(201)
  const again = await receiver.send('/scans', pack('Q2', { serial: 'sn-o471' }))
  expect([again.status, await again.text()]).toEqual([409, expect.stringContaining('Q1')])
  const gone = await sender.send('/scans', pack('P2'))
  expect([gone.status, await gone.text()]).toEqual([
    409,
    expect.stringContaining('serial_handed_over'),
  ])
  const back = await sent(receiver, sender, { batch: 'Q1', receiver: 'first' })
  expect((await back('P1-BACK')).status).toBe(201)
  const here = await sender.send('/scans', pack('P3'))
  expect([here.status, await here.text()]).toEqual([409, expect.stringContaining('P1-BACK')])
  expect(installation.logged).toEqual([])
})

it('refuses a unit whose serial number the receiver has on another, and a code that looks like another', async () => {
  const { sender, receiver } = await openTwo()
  await sender.status('/scans', pack('P1'))
  await receiver.status('/scans', { ...pack('Q1'), facility: 'B' })
  const decide = await sent(sender, receiver, { batch: 'P1', receiver: 'second' })
  const twice = await decide('q-1')
  expect([twice.status, await twice.text()]).toEqual([409, expect.stringContaining('serial_known')])
  const alike = await decide('ql')
  expect([alike.status, await alike.text()]).toEqual([409, expect.stringContaining('code_alike')])
})

it('asks on the other ways in: adoption, what is taken out, a table and a product', async () => {
  const { sender, installation } = await openTwo()
  await sender.status('/scans', pack('P1'))
  const adopted = battery('adopted', {
    outputs: [packOutput('P2', { serial })],
    facts: { provenStage: 'taken_in', recordsOrigin: 'paper' },
  })
  const refused = await sender.send('/scans', adopted)
  expect([refused.status, await refused.text()]).toEqual([409, expect.stringContaining('P1')])
  const facts = Object.entries({
    ...packOutput('P3', { serial }).facts,
    ...Object(takeIn('P3', hoursAgo(1)).facts),
  })
  const names = [
    'stream',
    'stage',
    'facility',
    'output',
    'output_kind',
    'output_mass_grams',
    ...facts.map(([name]) => name),
  ]
  const cells = [
    'battery',
    'taken_in',
    'A',
    'P3',
    'pack',
    '396000',
    ...facts.map(([, value]) => (value === false ? 'no' : String(value))),
  ]
  const table = await sender.upload(
    '/imports',
    `${names.join(',')}\n${cells.join(',')}\n`,
    'text/csv',
  )
  expect(await table.text()).toContain('P1')
  expect((await sender.get('/batches')).batches).toHaveLength(1)
  expect(installation.logged).toEqual([])
})
