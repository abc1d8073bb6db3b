import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createApp } from '../../../api/app.ts'
import { openOn } from '../../../api/installation.ts'
import { jsonOf } from '../../harness/answers.ts'
import { clayFolder, openClay } from '../../harness/clay.ts'
import { addTestOrganisation, type TestInstallation } from '../../harness/installation.ts'
import { claimFor, creditFor, fibreGrams, post, spin } from '../../harness/yarn.ts'

describe('the worked example', () => {
  it('credits 357,752 g, and a shipment of 300,000 g at 70 % leaves 147,752 g', async () => {
    const { installation, credit } = await spun()
    expect((await credits(installation))[0]).toMatchObject({
      recycledInputGrams: fibreGrams,
      totalInputGrams: 543_697,
      outputGrams: 511_075,
      claimableGrams: 357_752,
      leftGrams: 357_752,
      conversionFactor: '0.939998',
    })
    const { status, answer } = await post(
      installation,
      '/claims',
      claimFor(credit, [300_000, 210_000]),
    )
    expect(status).toBe(201)
    expect(answer).toMatchObject({
      certifiedGrams: { pre_consumer: 0, post_consumer: 210_000 },
      model: 'controlled_blending',
      wording: {
        statement: { en: 'Contains recycled material: 70 % post-consumer, 0 % pre-consumer' },
      },
    })
    expect(await left(installation)).toBe(147_752)
  })

  it('refuses 357,753 g and gives 357,752 g', async () => {
    const { installation, credit } = await spun()
    const over = await post(installation, '/claims', claimFor(credit, [511_076, 357_753]))
    expect(over).toMatchObject({ status: 409, answer: { code: 'claim_overdrawn' } })
    const all = await post(installation, '/claims', claimFor(credit, [511_075, 357_752]))
    expect(all.status).toBe(201)
    expect(await left(installation)).toBe(0)
  })

  it('lets exactly one of 210,000 g and 200,000 g through when both come at once', async () => {
    const installation = await openClay()
    const beside = await openBeside(installation)
    for (let round = 0; round < 20; round += 1) {
      const credit = await giveCredit(installation, `-${round}`)
      const answers = await Promise.all([
        post(installation, '/claims', claimFor(credit, [300_000, 210_000])),
        post(beside, '/claims', claimFor(credit, [285_715, 200_000])),
      ])
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
    }
    const claims = await installation.store.system.selectFrom('claim').selectAll().execute()
    expect(claims).toHaveLength(20)
    expect(installation.logged).toEqual([])
  })
})

describe('POST /claims', () => {
  it('never lets claims together pass what the credit holds, whatever their sizes', async () => {
    const { installation, credit } = await spun()
    let drawn = 0
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 15_000 }), async (tens) => {
        const grams = tens * 7
        const claim = claimFor(credit, [tens * 10, grams])
        const { status } = await post(installation, '/claims', claim)
        expect(status).toBe(drawn + grams > 357_752 ? 409 : 201)
        if (status === 201) drawn += grams
        expect(await left(installation)).toBe(357_752 - drawn)
      }),
      { numRuns: 40, endOnFailure: true },
    )
  })

  it('makes one claim of many posts with the same id and tells a changed one apart', async () => {
    const { installation, credit } = await spun()
    const beside = await openBeside(installation)
    const claim = claimFor(credit, [100_000, 70_000])
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        post(at % 2 === 0 ? installation : beside, '/claims', claim),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(11).fill(200), 201])
    expect(new Set(answers.map(({ answer }) => JSON.stringify(answer))).size).toBe(1)
    expect(await left(installation)).toBe(287_752)
    const changed = await post(installation, '/claims', { ...claim, reference: 'other' })
    expect(changed).toMatchObject({ status: 409, answer: { code: 'id_reused' } })
  })

  it('draws from many credits in one go, in any order, without a deadlock', async () => {
    const installation = await openClay()
    const beside = await openBeside(installation)
    const both = [await giveCredit(installation, '-1'), await giveCredit(installation, '-2')]
    const claims = Array.from({ length: 24 }, (_, at) => {
      const draws = both.map((credit) => ({ credit, grams: 14_000 }))
      return claimFor('', [40_000, 0], { draws: at % 2 === 0 ? draws : draws.toReversed() })
    })
    const answers = await Promise.all(
      claims.map((claim, at) => post(at % 3 === 0 ? installation : beside, '/claims', claim)),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect((await credits(installation)).map(({ leftGrams }) => leftGrams)).toEqual([
      21_752, 21_752,
    ])
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
    const { installation, credit } = await spun()
    const drawn = typeof draws === 'function' ? { draws: draws(credit) } : {}
    const claim = claimFor(credit, [100_000, 70_000], { ...rest, ...drawn })
    const { status, answer } = await post(installation, '/claims', claim)
    expect({ status, answer }).toMatchObject({ status: 409, answer: { code: 'claim_not_allowed' } })
    expect(answer).toHaveProperty(
      'faults',
      expect.arrayContaining([expect.objectContaining({ pointer })]),
    )
    expect(await left(installation)).toBe(357_752)
  })

  it('allows the GRS logo at 70 %', async () => {
    const { installation, credit } = await spun()
    const claim = claimFor(credit, [100_000, 70_000], grs('logo', 7_000))
    expect((await post(installation, '/claims', claim)).status).toBe(201)
  })

  it('never lets a mass balance be called content, and draws from it for the books only', async () => {
    const { installation, credit } = await spun({ model: 'mass_balance' })
    const shown = await post(installation, '/claims', claimFor(credit, [100_000, 70_000]))
    expect(shown).toMatchObject({ status: 409, answer: { code: 'claim_not_allowed' } })
    const books = claimFor(credit, [100_000, 70_000], { use: 'internal' })
    const { status, answer } = await post(installation, '/claims', books)
    expect(status).toBe(201)
    expect(JSON.stringify(answer.wording)).not.toMatch(/contain|含/i)
  })

  it('knows no credit of another organisation and an unknown standard as little', async () => {
    const { installation, credit } = await spun()
    const { key } = await addTestOrganisation(installation, 'second')
    const claim = claimFor(credit, [100_000, 70_000])
    const foreign = await post({ ...installation, key }, '/claims', claim)
    expect(foreign).toMatchObject({ status: 404, answer: { code: 'not_found' } })
    const unknown = await post(installation, '/claims', { ...claim, version: '9.9' })
    expect(unknown).toMatchObject({ status: 422, answer: { faults: [{ pointer: '/standard' }] } })
    const response = await installation.request('/api/v1/claims', {
      headers: { authorization: `Bearer ${key}` },
    })
    expect(await response.json()).toEqual({ claims: [], next: null })
  })
})

it('refuses every change of credits, claims, allocations and what is left of them', async () => {
  const { installation, credit } = await spun()
  await post(installation, '/claims', claimFor(credit, [100_000, 70_000]))
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
    const running = sql.raw(statement).execute(installation.store.system)
    await expect(running, statement).rejects.toThrow(/permission denied|history only grows/)
  }
})

function grs(use: string, basisPoints: number) {
  return { standard: 'GRS', version: '4.0', use, shares: { post_consumer: basisPoints } }
}

async function spun(rest: Record<string, unknown> = {}) {
  const installation = await openClay()
  const event = await spin(installation)
  const { status, answer } = await post(installation, '/credits', creditFor(event, rest))
  expect({ status, answer }).toMatchObject({ status: 201 })
  return { installation, event, credit: String(answer.id) }
}

async function giveCredit(installation: TestInstallation, suffix: string): Promise<string> {
  const evidence = { kind: 'declaration', declaration: randomUUID() }
  const inputs = [{ batch: `FIBRE${suffix}`, evidence }]
  const request = creditFor(await spin(installation, suffix), { inputs })
  expect(await post(installation, '/credits', request)).toMatchObject({ status: 201 })
  return request.id
}

/** A second Loomcell on the same database, with pools of its own. */
async function openBeside(installation: TestInstallation) {
  const log = (line: string) => installation.logged.push(line)
  const other = await openOn(installation.connection, log, { streamsFolder: clayFolder })
  const app = createApp({ installation: other, log, now: () => new Date() })
  onTestFinished(() => other.close())
  return { app, key: installation.key }
}

async function credits({ request }: TestInstallation) {
  const response = await request('/api/v1/credits')
  return (await jsonOf<{ credits: { leftGrams: number }[] }>(response)).credits
}

async function left(installation: TestInstallation): Promise<number | undefined> {
  return (await credits(installation))[0]?.leftGrams
}
