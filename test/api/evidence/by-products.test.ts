import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import pg from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { check } from '../../../api/commands/check.ts'
import { claimableGrams } from '../../../domain/claim/claimable-grams.ts'
import { clay, openClay, record } from '../../harness/clay.ts'
import { addTestOrganisation, type TestInstallation } from '../../harness/installation.ts'
import { runCommand } from '../../harness/run-command.ts'
import {
  claimFor,
  cottonGrams,
  creditFor,
  fibreGrams,
  post,
  spin,
  yarnGrams,
} from '../../harness/yarn.ts'

const dustGrams = fibreGrams + cottonGrams - yarnGrams

describe('POST /credits/by-products', () => {
  it('credits dust sold as filling out of the loss, and yarn and dust together never above the fibre fed', async () => {
    const { installation, credit } = await spun()
    const { status, answer } = await give(installation, credit, { grams: dustGrams })
    expect(status).toBe(201)
    expect(answer).toMatchObject({
      byProductOf: credit,
      loss: 'dust',
      outputGrams: 32_622,
      claimableGrams: 22_835,
      class: 'post_consumer',
      model: 'controlled_blending',
      inputs: [],
      leftGrams: 22_835,
    })
    expect(357_752 + 22_835).toBeLessThanOrEqual(fibreGrams)
    const yarn = await post(installation, '/claims', claimFor(credit, [511_076, 357_753]))
    expect(yarn).toMatchObject({ status: 409, answer: { code: 'claim_overdrawn' } })
    const filling = claimFor(String(answer.id), [32_620, 22_834])
    expect(await post(installation, '/claims', filling)).toMatchObject({ status: 201 })
    expect((await runCommand(installation, check)).code).toBe(0)
  })

  it('gives the same credit again for the same request, and lets a loss be sold in parts', async () => {
    const { installation, credit } = await spun()
    const request = byProduct(credit, { grams: 20_000 })
    const path = '/credits/by-products'
    expect(await post(installation, path, request)).toMatchObject({ status: 201 })
    expect(await post(installation, path, request)).toMatchObject({ status: 200 })
    const changed = await post(installation, path, { ...request, grams: 19_999 })
    expect(changed).toMatchObject({ status: 409, answer: { code: 'id_reused' } })
    const over = await give(installation, credit, { grams: 12_623 })
    expect(over).toMatchObject({ status: 422, answer: { code: 'mass_unbalanced' } })
    expect(over.answer).toMatchObject({ faults: [{ message: expect.stringMatching(/: 12622 g/) }] })
    expect(await give(installation, credit, { grams: 12_622 })).toMatchObject({ status: 201 })
  })

  it('gives the rest of a loss to exactly one of two that want it at once', async () => {
    const { installation, credit } = await spun()
    const asked = Array.from({ length: 6 }, () => give(installation, credit, { grams: 20_000 }))
    const statuses = (await Promise.all(asked)).map(({ status }) => status)
    expect(statuses.sort()).toEqual([201, 422, 422, 422, 422, 422])
  })

  it.each([
    ['a loss that the process did not have', { loss: 'sand' }, 409, 'claim_not_allowed', '/loss'],
    ['more than was lost', { grams: dustGrams + 1 }, 422, 'mass_unbalanced', '/grams'],
    ['an unknown credit', { credit: randomUUID() }, 404, 'not_found', '/credit'],
    ['no grams', { grams: 0 }, 422, 'invalid', '/grams'],
  ])('refuses %s', async (_, rest, status, code, pointer) => {
    const { installation, credit } = await spun()
    const refused = await give(installation, credit, rest)
    expect(refused).toMatchObject({ status, answer: { code, faults: [{ pointer }] } })
  })

  it('refuses a by-product of a by-product, of a foreign credit, and of an event taken back', async () => {
    const { installation, credit, event } = await spun()
    const { answer } = await give(installation, credit, { grams: 100 })
    const again = await give(installation, String(answer.id), { grams: 100 })
    expect(again).toMatchObject({ status: 404, answer: { faults: [{ pointer: '/credit' }] } })
    const { key } = await addTestOrganisation(installation, 'second')
    const foreign = await give({ ...installation, key }, credit, { grams: 100 })
    expect(foreign).toMatchObject({ status: 404 })
    await record(
      installation,
      clay('reversed', { reverses: event, facts: { reason: 'wrong lot' } }),
    )
    const late = await give(installation, credit, { grams: 100 })
    expect(late).toMatchObject({ status: 409, answer: { code: 'claim_not_allowed' } })
  })

  it('is never evidence for what was made from the yarn', async () => {
    const { installation, credit } = await spun()
    const { answer } = await give(installation, credit, { grams: dustGrams })
    const knitted = clay('kneaded', {
      batches: [{ batch: 'YARN' }],
      outputs: [{ batch: 'CLOTH', kind: 'lump', massGrams: yarnGrams }],
    })
    await record(installation, knitted)
    const inputs = [{ batch: 'YARN', grams: 100, evidence: { kind: 'credit', credit: answer.id } }]
    const carried = await post(installation, '/credits', creditFor(knitted.id, { inputs }))
    expect(carried).toMatchObject({ status: 404, answer: { code: 'not_found' } })
  })
})

it('never claims more of all that came out than went in recycled, for any masses', () => {
  const masses = fc.tuple(fc.bigInt(1n, 9_000_000_000_000n), fc.nat(1_000), fc.array(fc.nat(1_000)))
  fc.assert(
    fc.property(masses, ([total, recycledShare, shares]) => {
      const totalInputGrams = Number(total)
      const recycledInputGrams = Number((total * BigInt(recycledShare)) / 1_000n)
      const whole = BigInt(
        Math.max(
          1,
          shares.reduce((sum, one) => sum + one, 0),
        ),
      )
      const parts = shares.map((one) => Number((total * BigInt(one)) / whole))
      const claimed = parts.map((outputGrams) =>
        claimableGrams({ outputGrams, recycledInputGrams, totalInputGrams }),
      )
      expect(claimed.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(recycledInputGrams)
    }),
  )
})

it('is held to the ledger by the database and by `loomcell check`', async () => {
  const { installation, credit } = await spun()
  const { answer } = await give(installation, credit, { grams: 100 })
  const more = sql`insert into credit (id, organisation_key, event_id, class, model, material, recycled_input_grams,
      total_input_grams, output_grams, claimable_grams, by_product_of, loss, inputs, digest, created_time)
    select ${randomUUID()}, organisation_key, event_id, class, model, material, recycled_input_grams,
      total_input_grams, 32523, 22766, credit_key, 'dust', '[]', digest, created_time
    from credit where id = ${credit}`
  await expect(
    more.execute(installation.store.own(installation.actor.organisationKey)),
  ).rejects.toThrow(/Cannot credit 543698 g/)
  const owner = new pg.Client(installation.connection)
  await owner.connect()
  onTestFinished(() => owner.end())
  await owner.query('set session_replication_role = replica')
  await owner.query(`update credit set loss = 'sand' where id = '${answer.id}'`)
  expect((await runCommand(installation, check)).json).toMatchObject({
    first: { table: 'credit', expected: '543697 in, 0 out', found: '543697 in, 100 out' },
  })
})

async function spun() {
  const installation = await openClay()
  const event = await spin(installation)
  const { answer } = await post(installation, '/credits', creditFor(event))
  return { installation, event, credit: String(answer.id) }
}

function byProduct(credit: string, rest: Record<string, unknown>) {
  const dust = { loss: 'dust', grams: 100, material: 'cotton dust for filling' }
  return { id: randomUUID(), credit, ...dust, ...rest }
}

async function give(
  installation: Pick<TestInstallation, 'app' | 'key'>,
  credit: string,
  rest: Record<string, unknown>,
) {
  return post(installation, '/credits/by-products', byProduct(credit, rest))
}
