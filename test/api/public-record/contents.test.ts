import { expect, it } from 'vitest'
import { recycledContent } from '../../../api/public-record/contents.ts'
import type { FactValue, Field } from '../../../domain/field.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { walkExamples } from '../../harness/walk-examples.ts'

/** A record that tells these shares, in basis points, and perhaps a model. */
function toldOf(shares: Readonly<Record<string, FactValue>>) {
  const field = {} as Field
  return (telling: string) => {
    const value = shares[telling]
    return value === undefined ? undefined : { field, value }
  }
}

it('never says of what holds no virgin material that it was blended with other material, and writes no zeros that say nothing', () => {
  const pure = { pre_consumer_share: 2_500, post_consumer_share: 7_500, virgin_share: 0 }
  expect(recycledContent(toldOf(pure))).toMatchObject({
    model: 'segregated',
    statement: {
      en: 'Contains recycled material: 75 % post-consumer, 25 % pre-consumer',
      'zh-Hant': '含再生材料：消費後 75%，消費前 25%',
    },
  })
  const blend = { pre_consumer_share: 0, post_consumer_share: 7_050, virgin_share: 2_950 }
  expect(recycledContent(toldOf(blend))).toMatchObject({
    model: 'controlled_blending',
    statement: { en: 'Contains recycled material: 70.5 % post-consumer, 0 % pre-consumer' },
  })
  const said = recycledContent(toldOf({ ...pure, custody_model: 'mass_balance' }))
  expect(said?.model).toBe('mass_balance')
})

it('tells nobody the legal status of what is on sale, in any form', async () => {
  const installation = await openTestInstallation()
  for (const [code, path] of await walkExamples(installation, 'textile')) {
    for (const accept of ['text/html', 'application/json']) {
      const answer = await installation.app.request(path, { headers: { accept } })
      const text = await answer.text()
      expect([code, accept, /<dt>Legal status|"legalStatus"/.test(text)]).toEqual([
        code,
        accept,
        false,
      ])
    }
  }
})
