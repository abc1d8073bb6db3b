import { expect, it } from 'vitest'
import { checkHistory } from '../../../api/commands/check/check-history.ts'
import { partsOf } from '../../../api/recording/parse.ts'
import { jsonOf } from '../../harness/answers.ts'
import { battery } from '../../harness/held-pack.ts'
import { openTwo } from '../../harness/sides.ts'

/** Takes the pack of the battery walk, of 216 Ah at 350 V, apart into parts that state what is given of each. */
async function parts(given: readonly object[]) {
  const { sender, installation } = await openTwo()
  const walk = installation.streams.get('battery')?.examples ?? []
  const at = walk.findIndex(({ stage }) => stage === 'dismantled')
  for (const { afterMinutes: _, ...example } of walk.slice(0, at)) {
    const earlier = battery(example.stage, { ...example })
    const [receipt] = await installation.recorder.record(partsOf([earlier], installation.actor))
    expect(receipt).toMatchObject({ status: 'accepted' })
  }
  const { batches = [], facts = {} } = walk[at] ?? {}
  const outputs = given.map((own, index) => ({
    batch: `M-${index + 1}`,
    kind: 'module',
    massGrams: Math.floor(396_000 / given.length),
    facts: { position: String(index + 1), ...own },
  }))
  const answer = await sender.send('/scans', battery('dismantled', { batches, outputs, facts }))
  const body = await jsonOf<{ warnings?: string[]; faults?: { pointer: string; says: string }[] }>(
    answer,
  )
  const { findings } = await checkHistory(installation.store.system, installation.streams, () => {})
  expect(findings).toMatchObject({ differences: 0 })
  return { ...body, status: answer.status }
}

const volts = (nominalVoltageVolts: string) => ({ nominalVoltageVolts })

it('takes the capacity of a pack over for parts in series', async () => {
  const series = await parts(Array.from({ length: 12 }, () => volts('29.17')))
  expect(series).toMatchObject({ status: 200, warnings: [] })
})

it('asks parts that stood side by side for their own, each by its place', async () => {
  const parallel = await parts([volts('350'), { ...volts('350'), ratedCapacityAmpereHours: '108' }])
  expect(parallel.status).toBe(409)
  expect(parallel.faults?.map(({ pointer, says }) => [pointer, says])).toEqual([
    ['/outputs/0/facts/ratedCapacityAmpereHours', 'part_capacity_shared'],
  ])
  // Two strings of six: twelve modules of 58.33 V, of which each has half of the capacity.
  const strings = await parts(Array.from({ length: 12 }, () => volts('58.33')))
  expect(strings.status).toBe(409)
  const own = { ratedCapacityAmpereHours: '108', ...volts('58.33') }
  expect(await parts(Array.from({ length: 12 }, () => own))).toMatchObject({
    status: 200,
    warnings: [],
  })
})

it('says so where nothing tells how parts stood', async () => {
  const unsaid = await parts([{}, {}, {}])
  expect(unsaid).toMatchObject({
    status: 200,
    warnings: [
      expect.stringMatching(/216 Ah of the whole for each of 3 parts, as if all stood in series/),
    ],
  })
  expect(await parts([{}])).toMatchObject({ status: 200, warnings: [] })
})
