import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { check } from '../../../api/commands/check.ts'
import { clay, dig, openClay, record, said } from '../../harness/clay.ts'
import { addTestOrganisation } from '../../harness/installation.ts'
import { runCommand } from '../../harness/run-command.ts'
import { claimFor, cottonGrams, creditFor, fibreGrams, post, spin } from '../../harness/yarn.ts'

const evidence = { kind: 'declaration', declaration: 'RMD-2026-02' }

describe('POST /credits', () => {
  it('gives a transformation one credit for each class, and no gram to both', async () => {
    const installation = await openClay()
    const event = await spin(installation)
    const first = creditFor(event, { inputs: [{ batch: 'FIBRE', grams: 300_000, evidence }] })
    expect(await post(installation, '/credits', first)).toMatchObject({ status: 201 })
    expect(await post(installation, '/credits', first)).toMatchObject({
      status: 200,
      answer: { id: first.id },
    })
    const second = await post(installation, '/credits', creditFor(event))
    expect(second).toMatchObject({ status: 409, answer: { code: 'claim_not_allowed' } })
    const pre = { class: 'pre_consumer' }
    const twice = await post(installation, '/credits', creditFor(event, pre))
    expect(twice).toMatchObject({ status: 422, answer: { code: 'mass_unbalanced' } })
    const inputs = [{ batch: 'FIBRE', grams: fibreGrams - 300_000, evidence }]
    const rest = await post(installation, '/credits', creditFor(event, { ...pre, inputs }))
    expect(rest).toMatchObject({ status: 201, answer: { recycledInputGrams: 80_588 } })
    const changed = await post(installation, '/credits', { ...first, material: 'wool' })
    expect(changed).toMatchObject({ status: 409, answer: { code: 'id_reused' } })
  })

  it.each([
    [{ inputs: [{ batch: 'FIBRE', grams: fibreGrams + 1, evidence }] }, 422, 'mass_unbalanced'],
    [{ inputs: [{ batch: 'YARN', evidence }] }, 409, 'claim_not_allowed'],
    [{ inputs: [{ batch: 'NOWHERE', evidence }] }, 409, 'claim_not_allowed'],
    [{ model: 'book_and_claim' }, 422, 'invalid'],
    [{ event: randomUUID() }, 404, 'unknown_event'],
  ])('refuses %j', async (rest, status, code) => {
    const installation = await openClay()
    const request = creditFor(await spin(installation), rest)
    expect(await post(installation, '/credits', request)).toMatchObject({
      status,
      answer: { code },
    })
  })

  it('refuses an event that makes nothing, and one of another organisation', async () => {
    const installation = await openClay()
    const scan = dig('L1', 100)
    expect(said(await record(installation, scan))).toEqual(['accepted'])
    const inputs = [{ batch: 'L1', evidence }]
    const dug = await post(installation, '/credits', creditFor(scan.id, { inputs }))
    expect(dug).toMatchObject({ status: 409, answer: { code: 'claim_not_allowed' } })
    const event = await spin(installation)
    const { key } = await addTestOrganisation(installation, 'second')
    const foreign = await post({ ...installation, key }, '/credits', creditFor(event))
    expect(foreign).toMatchObject({ status: 404, answer: { code: 'unknown_event' } })
  })

  it('carries a credit on through a second process to the same 357,752 g', async () => {
    const { installation, blended, spun } = await blendAndSpin()
    const blend = await post(installation, '/credits', creditFor(blended))
    expect(blend.answer).toMatchObject({ claimableGrams: fibreGrams })
    const again = { inputs: [{ batch: 'BLEND', grams: fibreGrams, evidence }] }
    const twice = await post(installation, '/credits', creditFor(spun, again))
    expect(twice).toMatchObject({ status: 409, answer: { code: 'claim_not_allowed' } })
    const credit = { kind: 'credit', credit: blend.answer.id }
    const carrying = { inputs: [{ batch: 'BLEND', grams: fibreGrams, evidence: credit }] }
    for (const rest of [{ class: 'pre_consumer' }, { model: 'segregated' }]) {
      const request = creditFor(spun, { ...carrying, ...rest })
      expect(await post(installation, '/credits', request)).toMatchObject({ status: 409 })
    }
    const yarn = await post(installation, '/credits', creditFor(spun, carrying))
    expect(yarn).toMatchObject({ status: 201, answer: { claimableGrams: 357_752 } })
    const over = await post(
      installation,
      '/claims',
      claimFor(String(blend.answer.id), [10_000, 7_000]),
    )
    expect(over).toMatchObject({ status: 409, answer: { code: 'claim_overdrawn' } })
  })
})

it('never counts a blend once as itself and once as what went into it', async () => {
  const { installation, blended, spun } = await blendAndSpin()
  const inputs = [{ batch: 'BLEND', grams: fibreGrams, evidence }]
  expect(await post(installation, '/credits', creditFor(spun, { inputs }))).toMatchObject({
    status: 201,
  })
  const late = await post(installation, '/credits', creditFor(blended))
  expect(late).toMatchObject({ status: 409, answer: { faults: [{ pointer: '/event' }] } })
})

it('is compared by `loomcell check` with what was drawn', async () => {
  const installation = await openClay()
  const { answer } = await post(installation, '/credits', creditFor(await spin(installation)))
  await post(installation, '/claims', claimFor(String(answer.id), [100_000, 70_000]))
  expect((await runCommand(installation, check)).code).toBe(0)
  const owner = new pg.Client(installation.connection)
  await owner.connect()
  onTestFinished(() => owner.end())
  await owner.query('update credit_balance set grams = grams + 1')
  const { code, json } = await runCommand(installation, check)
  expect({ code, json }).toMatchObject({
    code: 1,
    json: { first: { table: 'credit_balance', expected: '287752', found: '287753' } },
  })
  await owner.query('set session_replication_role = replica')
  await owner.query('update credit set total_input_grams = 543698, claimable_grams = 357751')
  expect((await runCommand(installation, check)).json).toMatchObject({
    first: { table: 'credit', expected: '543697 in, 511075 out', found: '543698 in, 511075 out' },
  })
})

/** The worked example in two steps: first the blend, then the yarn. */
async function blendAndSpin() {
  const installation = await openClay()
  const blend = clay('kneaded', {
    batches: [{ batch: 'FIBRE' }, { batch: 'COTTON' }],
    outputs: [{ batch: 'BLEND', kind: 'lump', massGrams: fibreGrams + cottonGrams }],
  })
  const yarn = clay('kneaded', {
    batches: [{ batch: 'BLEND' }],
    outputs: [{ batch: 'YARN', kind: 'lump', massGrams: 511_075 }],
    losses: [{ reason: 'dust', massGrams: 32_622 }],
  })
  const scans = [dig('FIBRE', fibreGrams), dig('COTTON', cottonGrams), blend, yarn]
  expect(new Set(said(await record(installation, ...scans)))).toEqual(new Set(['accepted']))
  return { installation, blended: blend.id, spun: yarn.id }
}
