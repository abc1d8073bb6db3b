import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { recordWalk } from '../../../api/commands/city/record-walk.ts'
import type { Problem } from '../../../api/http/problem.ts'
import type { Facts } from '../../../domain/field.ts'
import type { Example } from '../../../workflows/example.ts'
import { jsonOf } from '../../harness/answers.ts'
import { openTwo, type Side } from '../../harness/sides.ts'

const day = 86_400_000
const yarn = 'YARN-HK-0001'
const dayOf = (ago: number) => new Date(Date.now() - ago * day).toISOString().slice(0, 10)
/** The example's customs code and papers, with the days of the scope certificate. */
const scope = { scopeCertificateFrom: dayOf(200), scopeCertificateTo: dayOf(-200) }

it('ships on no certificate that nobody recorded, and on none whose day, scope or mass does not cover the goods', async () => {
  const { sender, ship } = await packed()
  const named = { transactionCertificate: 'OUT-1', ...scope }
  expect(await ship(10, { ...named, transactionCertificate: 'anything' })).toEqual([
    'shipment_certificate_unknown',
  ])
  await record(sender)
  // One that came in is no paper of goods that go out.
  expect(await ship(10, { ...named, transactionCertificate: 'IN-1' })).toEqual([
    'shipment_certificate_unknown',
  ])
  const far = { shipDate: dayOf(21), scopeCertificateTo: dayOf(-199) }
  expect(await ship(100_001, { ...named, ...far })).toEqual([
    'shipment_before_certificate',
    'shipment_scope_differs',
    'shipment_above_certificate',
  ])
  expect(await ship(100_000, named)).toEqual([])
})

it('ships on a certificate no more than it certifies, all shipments together, again after one was reversed', async () => {
  const { sender, ship, shipped } = await packed()
  await record(sender)
  const named = { transactionCertificate: 'OUT-1', ...scope }
  expect(await ship(60_000, named)).toEqual([])
  expect(await ship(40_001, named)).toEqual(['shipment_above_certificate'])
  const undo = { stream: 'textile', stage: 'reversed', facility: 'A', reverses: shipped() }
  const reversal = await sender.send('/scans', { ...undo, facts: { reason: 'A slip' } })
  expect(await reversal.json()).toMatchObject({ status: 'accepted' })
  expect(await ship(70_000, named)).toEqual([])
  expect(await ship(30_001, named)).toEqual(['shipment_above_certificate'])
  // One at once with another is held to what that one leaves, in one batch and in two requests.
  const one = scanOf(20_000, named)
  const answer = await sender.upload('/scans', JSON.stringify([one, scanOf(20_000, named)]))
  const receipts = await jsonOf<readonly { status: string }[]>(answer)
  expect(receipts.map(({ status }) => status)).toEqual(['accepted', 'refused'])
  const both = await Promise.all([ship(10_000, named), ship(10_000, named)])
  expect(both.toSorted((a, b) => a.length - b.length)).toEqual([[], ['shipment_above_certificate']])
})

it('keeps another organisation’s certificates out of it', async () => {
  const { sender, receiver, ship } = await packed()
  await record(receiver)
  const named = { transactionCertificate: 'OUT-1', ...scope }
  expect(await ship(10, named)).toEqual(['shipment_certificate_unknown'])
  await record(sender)
  expect(await ship(10, named)).toEqual([])
})

/** Yarn of the example walk, packed and a product, and how some of it is shipped over the API. */
async function packed() {
  const two = await openTwo()
  const { installation, sender } = two
  const stream = installation.streams.get('textile')
  if (stream === undefined) throw new RangeError('There is no stream "textile"')
  const isPacked = ({ stage, batches }: Example) =>
    stage === 'status_assessed' && batches?.[0]?.batch === yarn
  const examples = stream.examples.slice(0, stream.examples.findLastIndex(isPacked) + 1)
  const walk = { actor: installation.actor, facility: 'A', start: new Date(Date.now() - 30 * day) }
  await recordWalk(installation.recorder, { ...stream, examples }, walk)
  let last = ''
  const ship = async (massGrams: number, facts: Facts) => {
    const scan = scanOf(massGrams, facts)
    const answer = await sender.send('/scans', scan)
    if (answer.status === 200) {
      last = scan.id
      return []
    }
    const { faults } = await jsonOf<Problem>(answer)
    return faults.map(({ says, message }) => says ?? message)
  }
  return { ...two, ship, shipped: () => last }
}

function scanOf(massGrams: number, facts: Facts) {
  const papers = { buyer: 'buyer-1', invoice: 'INV-1', hsCode: '5206', exported: false }
  return {
    id: randomUUID(),
    stream: 'textile',
    stage: 'shipped',
    facility: 'A',
    batches: [{ batch: yarn, massGrams }],
    facts: Object.assign({ shipDate: dayOf(2) }, papers, facts),
  }
}

/** A certificate of 100 kg that goes out, on one that came in. */
async function record(side: Side): Promise<void> {
  const body = 'Body'
  const standard = { standard: 'RCS', version: '2.0' }
  const valid = { validFrom: scope.scopeCertificateFrom, validTo: scope.scopeCertificateTo }
  const issued = { status: 'issued', since: scope.scopeCertificateFrom }
  const own = Object.assign({ body, number: 'SC-1', holder: 'Mill' }, standard, valid, issued)
  expect((await side.upload('/certificates/scope', JSON.stringify(own))).status).toBe(200)
  const paper = (rest: object) =>
    Object.assign({ seller: 'Mill', buyer: 'Loomcell', scope: { body, number: 'SC-1' } }, rest)
  const certificate = randomUUID()
  const lines = (netGrams: number) => [
    { product: 'Yarn', netGrams, shares: { post_consumer: 5_000 } },
  ]
  const came = { id: certificate, direction: 'in', number: 'IN-1', shipDate: dayOf(60) }
  await side.post('/certificates/transaction', paper({ ...came, lines: lines(500_000) }), 201)
  const inputs = [{ certificate, class: 'post_consumer', grams: 50_000 }]
  const goes = { direction: 'out', number: 'OUT-1', shipDate: dayOf(20), inputs }
  await side.post('/certificates/transaction', paper({ ...goes, lines: lines(100_000) }), 201)
}
