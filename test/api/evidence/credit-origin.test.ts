import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { jsonOf } from '../../harness/answers.ts'
import { openTestInstallation, type TestInstallation } from '../../harness/installation.ts'
import { walkExamples } from '../../harness/walk-examples.ts'
import { post } from '../../harness/yarn.ts'

const evidence = { kind: 'declaration', declaration: 'DECL-1' }
const [fibre, virgin] = ['FIB-HK-0001', 'VIRGIN-HK-0001']

it('gives virgin fibre no credit, whatever is declared, and used clothes none as offcuts', async () => {
  const { installation, event } = await blended()
  const both = [fibre, virgin].map((batch) => ({ batch, evidence }))
  const refused = await post(installation, '/credits', credit(event, { inputs: both }))
  expect(refused).toMatchObject({
    status: 409,
    answer: {
      code: 'claim_not_allowed',
      faults: [{ pointer: '/inputs/1/batch', says: 'credit_class_not_in_ledger' }],
    },
  })
  const offcuts = await post(installation, '/credits', credit(event, { class: 'pre_consumer' }))
  expect(offcuts).toMatchObject({ status: 409, answer: { code: 'claim_not_allowed' } })
})

it('gives a blend with virgin fibre a credit by its recipe, under controlled blending at best', async () => {
  const { installation, event } = await blended()
  for (const model of ['segregated', 'identity_preserved']) {
    const strict = await post(installation, '/credits', credit(event, { model }))
    expect(strict).toMatchObject({ status: 409, answer: { faults: [{ pointer: '/model' }] } })
  }
  const given = await post(installation, '/credits', credit(event))
  expect(given).toMatchObject({ status: 201, answer: { claimableGrams: 380_588 } })
  const label = { standard: 'RCS', version: '2.0', use: 'hundred_label', netGrams: 100_000 }
  const draws = [{ credit: given.answer.id, grams: 100_000 }]
  const hundred = { id: randomUUID(), ...label, shares: { post_consumer: 10_000 }, draws }
  expect(await post(installation, '/claims', hundred)).toMatchObject({
    status: 409,
    answer: { code: 'claim_not_allowed' },
  })
})

it('draws at least what twenty small claims state', async () => {
  const { installation, event } = await blended()
  const { answer } = await post(installation, '/credits', credit(event))
  const claim = (grams: number) => ({
    id: randomUUID(),
    standard: 'RCS',
    version: '2.0',
    use: 'certificate',
    netGrams: 6,
    shares: { post_consumer: 2_999 },
    draws: [{ credit: answer.id, grams }],
  })
  expect(await post(installation, '/claims', claim(1))).toMatchObject({ status: 409 })
  for (let round = 0; round < 20; round += 1) {
    expect(await post(installation, '/claims', claim(2))).toMatchObject({ status: 201 })
  }
  const { credits } = await jsonOf<{ credits: { claimableGrams: number; leftGrams: number }[] }>(
    await installation.request('/api/v1/credits'),
  )
  const drawn = (credits[0]?.claimableGrams ?? 0) - (credits[0]?.leftGrams ?? 0)
  expect(drawn * 100).toBeGreaterThanOrEqual(20 * 6 * 29.99)
})

function credit(event: string, rest: Record<string, unknown> = {}) {
  return {
    id: randomUUID(),
    event,
    class: 'post_consumer',
    model: 'controlled_blending',
    material: 'cotton and polyester',
    inputs: [{ batch: fibre, evidence }],
    ...rest,
  }
}

/** The example walk of the stream, with the id of its blending of used fibre with virgin cotton. */
async function blended(): Promise<{ installation: TestInstallation; event: string }> {
  const installation = await openTestInstallation()
  await walkExamples(installation, 'textile')
  const { events } = await jsonOf<{ events: { id: string }[] }>(
    await installation.request('/api/v1/batches/BLEND-HK-0001/events'),
  )
  return { installation, event: events[0]?.id ?? '' }
}
