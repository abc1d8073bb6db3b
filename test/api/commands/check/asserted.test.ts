import { expect, it } from 'vitest'
import { checkAsserted } from '../../../../api/commands/check/check-asserted.ts'
import { noFindings } from '../../../../api/commands/check/findings.ts'
import { clayBooks } from '../../../harness/books.ts'
import { clay } from '../../../harness/clay.ts'

it.each([
  ['within every bound, says nothing', 4_000, 2, { differences: 0, doubtful: 0 }],
  ['that its version allowed, is a doubt', 900_000, 1, { differences: 0, doubtful: 1 }],
  ['that its version refused, is a difference', 900_000, 2, { differences: 1, doubtful: 0 }],
  [
    'that a bound moved by a note may have allowed, is a doubt',
    51_000,
    2,
    { differences: 0, doubtful: 1 },
  ],
])('a mass that was found beside 100 kg %s', async (_, foundGrams, version, expected) => {
  const books = await clayBooks()
  const dug = books.given(
    clay('dug', { outputs: [{ batch: 'L', kind: 'lump', massGrams: 100_000 }] }),
  )
  const facts = { scale: 'S', note: 'another scale' }
  const weighed = books.given(
    clay('weighed', { batches: [{ batch: 'L', massGrams: 104_000 }], facts }),
  )
  const found = {
    ...weighed,
    batches: weighed.batches.map((one) => ({ ...one, foundGrams })),
    differenceGrams: -foundGrams,
  }
  const links = [dug, found].map((event) => ({ event, version }))
  const findings = noFindings()
  const batch = { id: dug.outputs[0]?.batch ?? '', code: 'L' }
  checkAsserted(findings, batch, { links, rulesSince: 2 })
  expect(findings).toMatchObject(expected)
})
