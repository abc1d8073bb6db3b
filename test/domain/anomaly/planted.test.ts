import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { anomalyKinds } from '../../../domain/anomaly/kinds.ts'
import { madeYears } from '../../harness/planted.ts'
import { randomFrom } from '../../harness/random.ts'

const years = 200

/** Of 200 made years with one fault planted how many are found, and of 200 without how many raise a question all the same. */
const measured = Object.entries(madeYears).map(([kind, made]) => {
  const seeds = Array.from({ length: years }, (_, seed) => seed + 1)
  const found = (planted: boolean) =>
    seeds.filter((seed) => made(randomFrom(seed), planted).some((one) => one.kind === kind)).length
  return { kind: kind as keyof typeof anomalyKinds, hits: found(true), alarms: found(false) }
})

it.each(measured)(
  'finds a planted $kind in nearly every made year, and hardly any in clean ones',
  ({ hits, alarms }) => {
    expect(hits).toBeGreaterThanOrEqual(0.95 * years)
    expect(alarms).toBeLessThanOrEqual(0.05 * years)
  },
)

it('tells in docs/anomalies.md what was measured', () => {
  const text = readFileSync(new URL('../../../docs/anomalies.md', import.meta.url), 'utf8')
  const lines = measured.map(
    ({ kind, hits, alarms }) =>
      `| ${anomalyKinds[kind].label.en} | ${hits} of ${years} | ${alarms} of ${years} |`,
  )
  for (const line of lines) expect(text).toContain(line)
})
