import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createApp } from '../../../api/app.ts'
import { openOn } from '../../../api/installation.ts'
import { jsonOf } from '../../harness/answers.ts'
import { clayFolder, openClay } from '../../harness/clay.ts'
import { addTestOrganisation, type TestWorkspace } from '../../harness/workspace.ts'
import { claimFor, creditFor, fibreGrams, post, spin } from '../../harness/yarn.ts'

describe('the worked example', () => {
  it('credits 357,752 g, and a shipment of 300,000 g at 70 % leaves 147,752 g', async () => {
    const { workspace, credit } = await spun()
    expect((await credits(workspace))[0]).toMatchObject({
      recycledInputGrams: fibreGrams,
      totalInputGrams: 543_697,
      outputGrams: 511_075,
      claimableGrams: 357_752,
      leftGrams: 357_752,
      conversionFactor: '0.939998',
    })
    const { status, answer } = await post(
      workspace,
      '/claims',
      claimFor(credit, [300_000, 210_000]),
    )
    expect(status).toBe(201)
    expect(answer).toMatchObject({
      certifiedGrams: { pre_consumer: 0, post_consumer: 210_000 },
      model: 'controlled_blending',
      wording: {
        statement: { en: 'Contains recycled material: 70.00 % post-consumer, 0.00 % pre-consumer' },
      },
    })
    expect(await left(workspace)).toBe(147_752)
  })

  it('refuses 357,753 g and gives 357,752 g', async () => {
    const { workspace, credit } = await spun()
    const over = await post(workspace, '/claims', claimFor(credit, [511_076, 357_753]))
    expect(over).toMatchObject({ status: 409, answer: { code: 'claim_overdrawn' } })
    const all = await post(workspace, '/claims', claimFor(credit, [511_075, 357_752]))
    expect(all.status).toBe(201)
    expect(await left(workspace)).toBe(0)
  })

  it('lets exactly one of 210,000 g and 200,000 g through when both come at once', async () => {
    const workspace = await openClay()
    const beside = await openBeside(workspace)
    for (let round = 0; round < 20; round += 1) {
      const credit = await giveCredit(workspace, `-${round}`)
      const answers = await Promise.all([
        post(workspace, '/claims', claimFor(credit, [300_000, 210_000])),
        post(beside, '/claims', claimFor(credit, [285_715, 200_000])),
      ])
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
    }
    const claims = await workspace.store.system.selectFrom('claim').selectAll().execute()
    expect(claims).toHaveLength(20)
    expect(workspace.logged).toEqual([])
  })
})

describe('POST /claims', () => {
  it('never lets claims together pass what the credit holds, whatever their sizes', async () => {
    const { workspace, credit } = await spun()
    let drawn = 0
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 15_000 }), async (tens) => {
        const grams = tens * 7
        const claim = claimFor(credit, [tens * 10, grams])
        const { status } = await post(workspace, '/claims', claim)
        expect(status).toBe(drawn + grams > 357_752 ? 409 : 201)
        if (status === 201) drawn += grams
        expect(await left(workspace)).toBe(357_752 - drawn)
      }),
      { numRuns: 40, endOnFailure: true },
    )
  })

  it('makes one claim of many posts with the same id and tells a changed one apart', async () => {
    const { workspace, credit } = await spun()
    const beside = await openBeside(workspace)
    const claim = claimFor(credit, [100_000, 70_000])
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        post(at % 2 === 0 ? workspace : beside, '/claims', claim),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(11).fill(200), 201])
    expect(new Set(answers.map(({ answer }) => JSON.stringify(answer))).size).toBe(1)
    expect(await left(workspace)).toBe(287_752)
    const changed = await post(workspace, '/claims', { ...claim, reference: 'other' })
    expect(changed).toMatchObject({ status: 409, answer: { code: 'id_reused' } })
  })

  it('draws from many credits in one go, in any order, without a deadlock', async () => {
    const workspace = await openClay()
    const beside = await openBeside(workspace)
    const both = [await giveCredit(workspace, '-1'), await giveCredit(workspace, '-2')]
    const claims = Array.from({ length: 24 }, (_, at) => {
      const draws = both.map((credit) => ({ credit, grams: 14_000 }))
      return claimFor('', [40_000, 0], { draws: at % 2 === 0 ? draws : draws.toReversed() })
    })
    const answers = await Promise.all(
      claims.map((claim, at) => post(at % 3 === 0 ? workspace : beside, '/claims', claim)),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect((await credits(workspace)).map(({ leftGrams }) => leftGrams)).toEqual([21_752, 21_752])
  })

  it.each([
    ['"100 % recycled" at 70 %', { use: 'hundred_label' }, '/use'],
    [
      'a pre-consumer claim from post-consumer grams',
      { shares: { pre_consumer: 7_000 } },
      '/draws',
    ],
    ['a share above what the process gave', { shares: { post_consumer: 7_001 } }, '/shares'],
    ['a logo that the standard does not have', { use: 'logo' }, '/use'],
    [
      'the GRS logo at 49.99 %',
      { ...grs('logo', 4_999), draws: (credit: string) => [{ credit, grams: 49_990 }] },
      '/use',
    ],
    [
      'a GRS certificate below 20 %',
      { ...grs('certificate', 1_999), draws: (credit: string) => [{ credit, grams: 19_990 }] },
      '/use',
    ],
  ])('refuses %s', async (_, { draws, ...rest }: Record<string, unknown>, pointer) => {
    const { workspace, credit } = await spun()
    const drawn = typeof draws === 'function' ? { draws: draws(credit) } : {}
    const claim = claimFor(credit, [100_000, 70_000], { ...rest, ...drawn })
    const { status, answer } = await post(workspace, '/claims', claim)
    expect({ status, answer }).toMatchObject({ status: 409, answer: { code: 'claim_not_allowed' } })
    expect(answer).toHaveProperty(
      'faults',
      expect.arrayContaining([expect.objectContaining({ pointer })]),
    )
    expect(await left(workspace)).toBe(357_752)
  })

  it('allows the GRS logo at 70 %', async () => {
    const { workspace, credit } = await spun()
    const claim = claimFor(credit, [100_000, 70_000], grs('logo', 7_000))
    expect((await post(workspace, '/claims', claim)).status).toBe(201)
  })

  it('never lets a mass balance be called content, and draws from it for the books only', async () => {
    const { workspace, credit } = await spun({ model: 'mass_balance' })
    const shown = await post(workspace, '/claims', claimFor(credit, [100_000, 70_000]))
    expect(shown).toMatchObject({ status: 409, answer: { code: 'claim_not_allowed' } })
    const books = claimFor(credit, [100_000, 70_000], { use: 'internal' })
    const { status, answer } = await post(workspace, '/claims', books)
    expect(status).toBe(201)
    expect(JSON.stringify(answer.wording)).not.toMatch(/contain|含/i)
  })

  it('knows no credit of another organisation and an unknown standard as little', async () => {
    const { workspace, credit } = await spun()
    const { key } = await addTestOrganisation(workspace, 'second')
    const claim = claimFor(credit, [100_000, 70_000])
    const foreign = await post({ ...workspace, key }, '/claims', claim)
    expect(foreign).toMatchObject({ status: 404, answer: { code: 'not_found' } })
    const unknown = await post(workspace, '/claims', { ...claim, version: '9.9' })
    expect(unknown).toMatchObject({ status: 422, answer: { faults: [{ pointer: '/standard' }] } })
    const response = await workspace.request('/api/v1/claims', {
      headers: { authorization: `Bearer ${key}` },
    })
    expect(await response.json()).toEqual({ claims: [], next: null })
  })
})

it('refuses every change of credits, claims, allocations and what is left of them', async () => {
  const { workspace, credit } = await spun()
  await post(workspace, '/claims', claimFor(credit, [100_000, 70_000]))
  const statements = ['credit', 'claim', 'allocation'].flatMap((table) => [
    `delete from ${table}`,
    `truncate ${table} cascade`,
    `update ${table} set ${table}_key = default`,
  ])
  const balance = [
    'update credit_balance set grams = 9',
    'insert into credit_balance values (9, 9)',
  ]
  for (const statement of [...statements, ...balance]) {
    const running = sql.raw(statement).execute(workspace.store.system)
    await expect(running, statement).rejects.toThrow(/permission denied|history only grows/)
  }
})

function grs(use: string, basisPoints: number) {
  return { standard: 'GRS', version: '4.0', use, shares: { post_consumer: basisPoints } }
}

async function spun(rest: Record<string, unknown> = {}) {
  const workspace = await openClay()
  const event = await spin(workspace)
  const { status, answer } = await post(workspace, '/credits', creditFor(event, rest))
  expect({ status, answer }).toMatchObject({ status: 201 })
  return { workspace, event, credit: String(answer.id) }
}

async function giveCredit(workspace: TestWorkspace, suffix: string): Promise<string> {
  const evidence = { kind: 'declaration', declaration: randomUUID() }
  const inputs = [{ batch: `FIBRE${suffix}`, evidence }]
  const request = creditFor(await spin(workspace, suffix), { inputs })
  expect(await post(workspace, '/credits', request)).toMatchObject({ status: 201 })
  return request.id
}

/** A second Loomcell on the same database, with pools of its own. */
async function openBeside(workspace: TestWorkspace) {
  const log = (line: string) => workspace.logged.push(line)
  const other = await openOn(workspace.connection, log, { streamsFolder: clayFolder })
  const app = createApp({ workspace: other, log, now: () => new Date() })
  onTestFinished(() => other.close())
  return { app, key: workspace.key }
}

async function credits({ request }: TestWorkspace) {
  const response = await request('/api/v1/credits')
  return (await jsonOf<{ credits: { leftGrams: number }[] }>(response)).credits
}

async function left(workspace: TestWorkspace): Promise<number | undefined> {
  return (await credits(workspace))[0]?.leftGrams
}
