import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { pointersIn } from '../../../harness/answers.ts'
import { battery } from '../../../harness/held-pack.ts'
import type { TestInstallation } from '../../../harness/installation.ts'
import { openTwo, papers } from '../../../harness/sides.ts'
import { walkTo } from '../../../harness/walk-battery.ts'

const product = 'PROD-HK-0001'
const proof = { un38_3Valid: true, ceValid: false }

it('hands no product without CE marking over into the union, whatever papers or carriage say', async () => {
  const { sender, installation } = await openTwo()
  await walkTo(installation, 'passport_issued', { un38_3Valid: false, ceValid: false })
  const excepted = { ...papers, carriageException: 'SP310', packingInstruction: 'P910' }
  const offer = (more: object = {}) =>
    sender.send('/hand-overs', {
      receiver: 'second',
      facility: 'A',
      lines: [{ batch: product }],
      papers: { ...excepted, ...more },
    })
  for (const state of ['DE', 'FR-75']) {
    await moveTo(installation, 'second', state)
    for (const placedOnMarket of [undefined, 'EU', 'OTHER']) {
      const refused = await offer(placedOnMarket === undefined ? {} : { placedOnMarket })
      expect([refused.status, [...(await pointersIn(refused))]]).toEqual([
        422,
        ['/papers/placedOnMarket'],
      ])
    }
  }
  await moveTo(installation, 'second', 'GB')
  expect((await offer({ placedOnMarket: 'EU' })).status).toBe(422)
  const unexcepted = await offer({ carriageException: undefined, packingInstruction: 'P903' })
  expect([...(await pointersIn(unexcepted))]).toEqual(['/papers/carriageException'])
  expect((await offer()).status).toBe(201)
})

it('asks again when the goods leave, and counts a product without a passport as not marked', async () => {
  const { sender, installation } = await openTwo()
  await walkTo(installation, 'final_tested', {})
  const excepted = { ...papers, carriageException: 'SP310', packingInstruction: 'P910' }
  const lines = [{ batch: product }]
  const offer = { receiver: 'second', facility: 'A', lines, papers: excepted }
  const { id } = await sender.post('/hand-overs', offer, 201)
  await moveTo(installation, 'second', 'NL')
  const dispatch = { step: 'dispatch', carrier: { name: 'Carrier' } }
  const refused = await sender.send(`/hand-overs/${id}/steps`, dispatch)
  expect([refused.status, [...(await pointersIn(refused))]]).toEqual([
    409,
    ['/papers/placedOnMarket', '/papers'],
  ])
  expect((await sender.send('/hand-overs', { ...offer, id: randomUUID() })).status).toBe(422)
})

it('sells from inside the union only what is marked, unless the sale names another market', async () => {
  const { sender, installation } = await openTwo()
  await walkTo(installation, 'listed', proof)
  await moveTo(installation, 'first', 'AT-9')
  const facts = factsOf(installation, 'sold')
  const sell = (more: object) =>
    sender.send(
      '/scans',
      battery('sold', { batches: [{ batch: product }], facts: { ...facts, ...more } }),
    )
  for (const more of [{}, { placedOnMarket: 'EU' }]) {
    const refused = await sell(more)
    expect([refused.status, [...(await pointersIn(refused))]]).toEqual([409, ['/batches/0/batch']])
  }
  expect((await sell({ placedOnMarket: 'OTHER' })).status).toBe(200)
})

function factsOf({ streams }: TestInstallation, stage: string) {
  const example = streams.get('battery')?.examples.find((one) => one.stage === stage)
  return { ...example?.facts }
}

async function moveTo({ store }: TestInstallation, slug: string, jurisdiction: string) {
  await store.system
    .updateTable('organisation')
    .set({ jurisdiction })
    .where('slug', '=', slug)
    .execute()
}
