import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { check } from '../../../api/commands/check.ts'
import { openClay } from '../../harness/clay.ts'
import { addTestOrganisation, type TestInstallation } from '../../harness/installation.ts'
import { runCommand } from '../../harness/run-command.ts'
import { claimFor, creditFor, fibreGrams, post, spin } from '../../harness/yarn.ts'

it('keeps the history of a scope certificate and never changes what it says', async () => {
  const installation = await openClay()
  const scope = scopeOf('OURS')
  expect(await post(installation, '/certificates/scope', scope)).toMatchObject({ status: 200 })
  const suspended = { ...scope, status: 'suspended', since: '2026-06-01' }
  const { answer } = await post(installation, '/certificates/scope', suspended)
  expect(answer.statuses).toEqual([
    { status: 'issued', since: '2026-01-01' },
    { status: 'suspended', since: '2026-06-01' },
  ])
  const changed = await post(installation, '/certificates/scope', { ...scope, holder: 'Other' })
  expect(changed).toMatchObject({ status: 409, answer: { code: 'id_reused' } })
  const late = await post(installation, '/certificates/transaction', tc({ shipDate: '2026-07-01' }))
  expect(late).toMatchObject({ status: 409, answer: { faults: [{ pointer: '/shipDate' }] } })
  expect((await post(installation, '/certificates/transaction', tc())).status).toBe(201)
})

it('draws certificates that came in until they are empty: 1 t at 50 % holds 0.5 t', async () => {
  const { installation, first, second } = await twoCameIn()
  expect(first.answer.leftGrams).toEqual({ pre_consumer: 0, post_consumer: 500_000 })
  const inputs = [
    { certificate: first.answer.id, class: 'post_consumer', grams: 500_000 },
    { certificate: second.answer.id, class: 'post_consumer', grams: 100_000 },
  ]
  const out = tc({ direction: 'out', number: 'OUT-1', shipDate: '2026-04-01', inputs })
  const lines = [{ product: 'Fibre', netGrams: 1_200_000, shares: { post_consumer: 5_000 } }]
  expect(await post(installation, '/certificates/transaction', { ...out, lines })).toMatchObject({
    status: 201,
    answer: { leftGrams: null, inputs },
  })
  const more = { ...out, id: randomUUID(), number: 'OUT-2', lines }
  const over = await post(installation, '/certificates/transaction', more)
  expect(over).toMatchObject({ status: 409, answer: { code: 'claim_overdrawn' } })
  expect((await runCommand(installation, check)).json).toMatchObject({ differences: 0 })
})

it('rests a certificate that goes out on a claim, once', async () => {
  const installation = await openClay()
  await post(installation, '/certificates/scope', scopeOf('OURS'))
  const credit = await post(installation, '/credits', creditFor(await spin(installation)))
  const claim = claimFor(String(credit.answer.id), [300_000, 210_000])
  await post(installation, '/claims', claim)
  const lines = [{ product: 'Yarn', netGrams: 300_000, shares: { post_consumer: 7_000 } }]
  const out = tc({ direction: 'out', number: 'OUT-1', claim: claim.id, lines })
  const short = [{ product: 'Yarn', netGrams: 299_999, shares: { post_consumer: 7_000 } }]
  expect(
    await post(installation, '/certificates/transaction', { ...out, lines: short }),
  ).toMatchObject({ status: 409, answer: { code: 'claim_not_allowed' } })
  expect((await post(installation, '/certificates/transaction', out)).status).toBe(201)
  expect((await post(installation, '/certificates/transaction', out)).status).toBe(200)
  const again = { ...out, id: randomUUID(), number: 'OUT-2' }
  expect((await post(installation, '/certificates/transaction', again)).status).toBe(409)
})

it('backs a credit with certificates that came in, class by class', async () => {
  const { installation, first } = await twoCameIn()
  const event = await spin(installation)
  const evidence = { kind: 'certificate', certificate: first.answer.id }
  const inputs = [{ batch: 'FIBRE', evidence }]
  const other = creditFor(event, { inputs, class: 'pre_consumer' })
  expect(await post(installation, '/credits', other)).toMatchObject({
    status: 409,
    answer: { code: 'claim_not_allowed' },
  })
  expect((await post(installation, '/credits', creditFor(event, { inputs }))).status).toBe(201)
  const response = await installation.request('/api/v1/certificates')
  expect(await response.json()).toMatchObject({
    scope: [{ number: 'OURS' }],
    transaction: [{ leftGrams: { post_consumer: 500_000 - fibreGrams } }, {}],
  })
  const { key } = await addTestOrganisation(installation, 'second')
  const foreign = await installation.request('/api/v1/certificates', {
    headers: { authorization: `Bearer ${key}` },
  })
  expect(await foreign.json()).toEqual({ scope: [], transaction: [], next: null })
})

it('refuses a certificate below the least share and without a scope certificate', async () => {
  const installation = await openClay()
  expect((await post(installation, '/certificates/transaction', tc())).status).toBe(404)
  await post(installation, '/certificates/scope', scopeOf('OURS'))
  const lines = [{ product: 'Fibre', netGrams: 1_000, shares: { post_consumer: 499 } }]
  const low = await post(installation, '/certificates/transaction', tc({ lines }))
  expect(low).toMatchObject({ status: 409, answer: { faults: [{ pointer: '/lines/0/shares' }] } })
  const unbacked = await post(installation, '/certificates/transaction', tc({ direction: 'out' }))
  expect(unbacked.status).toBe(422)
})

it('refuses every change of certificates and of what is left of them', async () => {
  const { installation } = await twoCameIn()
  const statements = [
    `update scope_certificate set holder = 'x'`,
    `delete from scope_certificate_status`,
    `update transaction_certificate set buyer = 'x'`,
    `update transaction_certificate_line set net_grams = 1`,
    `delete from certificate_draw`,
    `update certificate_balance set grams = 9`,
  ]
  for (const statement of statements) {
    const running = sql.raw(statement).execute(installation.store.system)
    await expect(running, statement).rejects.toThrow(/permission denied/)
  }
})

async function twoCameIn() {
  const installation: TestInstallation = await openClay()
  await post(installation, '/certificates/scope', scopeOf('OURS'))
  const first = await post(installation, '/certificates/transaction', tc())
  const second = await post(installation, '/certificates/transaction', tc({ number: 'IN-2' }))
  expect([first.status, second.status]).toEqual([201, 201])
  return { installation, first, second }
}

function scopeOf(number: string) {
  return {
    body: 'Body',
    number,
    holder: 'Mill',
    standard: 'RCS',
    version: '2.0',
    validFrom: '2026-01-01',
    validTo: '2026-12-31',
    status: 'issued',
    since: '2026-01-01',
  }
}

function tc(rest: Record<string, unknown> = {}) {
  return {
    id: randomUUID(),
    direction: 'in',
    number: 'IN-1',
    seller: 'Mill',
    buyer: 'Loomcell',
    scope: { body: 'Body', number: 'OURS' },
    shipDate: '2026-03-01',
    lines: [{ product: 'Fibre', netGrams: 1_000_000, shares: { post_consumer: 5_000 } }],
    ...rest,
  }
}
