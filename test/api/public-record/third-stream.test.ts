import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { recordPath } from '../../../api/public-record/neighbour.ts'
import { recordPage } from '../../../web/pages/record/record-page.ts'
import type { RecordView } from '../../../web/pages/record/view.ts'
import { jsonOf } from '../../harness/answers.ts'
import { clay, record } from '../../harness/clay.ts'
import { openTestInstallation } from '../../harness/installation.ts'

const streamsFolder = fileURLToPath(new URL('../../fixtures/third', import.meta.url))

it('shows a stream that it never heard of from its table alone: shares, targets, dates, units, what joined', async () => {
  const installation = await openTestInstallation({ streamsFolder })
  const goal = { metric: 'yield', subject: 'humus', percent: '71.5', minimumPercent: '65' }
  const facts = {
    oldMud: 1_000,
    usedMud: 6_000,
    newMud: 3_000,
    goals: [{ ...goal, due: '2027-12-31', binding: true, status: 'pass' }],
    bookKey: 'B-1',
    firedOn: '2026-03-04',
    fading: '0.5',
    kneads: 3,
    wet: '12.5',
    twist: '520',
  }
  const dug = { stream: 'loam', outputs: [{ batch: 'L', kind: 'lump', massGrams: 500 }], facts }
  const kneaded = {
    stream: 'loam',
    batches: [{ batch: 'L' }],
    additions: [{ material: 'straw', massGrams: 100 }],
    outputs: [{ batch: 'M', kind: 'lump', massGrams: 600 }],
  }
  const receipts = await record(installation, clay('dug', dug), clay('kneaded', kneaded))
  const paths = receipts.flatMap((receipt) =>
    receipt.status === 'refused' ? [] : receipt.batches.map(({ batch }) => recordPath(batch)),
  )
  const read = async (path = '') => {
    const headers = { accept: 'application/json' }
    return jsonOf<RecordView>(await installation.app.request(path, { headers }))
  }
  const view = await read(paths[0])
  expect(view.recycled).toMatchObject({ preConsumerPercent: '10.00', postConsumerPercent: '60.00' })
  expect(view.rates).toMatchObject([{ measure: { en: 'Yield: humus', 'zh-Hant': '產量：腐殖質' } }])
  expect(view.facts.map(({ name, shown }) => [name, shown['zh-Hant']])).toEqual([
    ['fading', '0.5%（每月）'],
    ['firedOn', '2026年3月4日'],
    ['kneads', '3 次'],
    ['twist', '每米 520'],
    ['wet', '12.5%'],
  ])
  expect(view.facts.map(({ shown }) => shown.en)).toEqual([
    '0.5 % a month',
    '4 Mar 2026',
    '3',
    '520 per metre',
    '12.5 %',
  ])
  expect(recordPage(view, 'zh-Hans', '/checker.js')).toContain('2027年12月31日')
  const made = await read(paths.at(-1))
  expect(made.origins?.additions).toMatchObject([{ name: 'straw', label: { 'zh-Hans': '稻草' } }])
})
