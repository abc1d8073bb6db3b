import { expect, it } from 'vitest'
import { checkInside } from '../../../../api/commands/check/check-inside.ts'
import { noFindings } from '../../../../api/commands/check/findings.ts'
import { clayBooks } from '../../../harness/books.ts'
import { clay } from '../../../harness/clay.ts'

it.each([
  [2, { differences: 0, doubtful: 1 }],
  [3, { differences: 1, doubtful: 0 }],
])(
  'content heavier than its mass, recorded under version %i, is told by its version',
  async (version, expected) => {
    const books = await clayBooks()
    const content = { 'element:Ni': 900_000 }
    const dug = books.given(
      clay('dug', { outputs: [{ batch: 'L', kind: 'lump', massGrams: 1_000, content }] }),
    )
    const facts = { scale: 'S', note: 'drier' }
    const weighed = books.given(
      clay('weighed', { batches: [{ batch: 'L', massGrams: 990 }], facts }),
    )
    // As a version that did not look at what is inside wrote it.
    const lighter = {
      ...weighed,
      batches: weighed.batches.map((one) => ({ ...one, foundGrams: -200 })),
    }
    const looked = books.given(clay('looked_at', { batches: [{ batch: 'L' }] }))
    const batch = { id: dug.outputs[0]?.batch ?? '', code: 'L' }
    const findings = noFindings()
    const links = [dug, lighter, looked].map((event) => ({ event, version }))
    checkInside(findings, batch, { links, insideSince: 3 })
    expect(findings).toMatchObject(expected)
    const right = noFindings()
    const fair = [dug, weighed, looked].map((event) => ({ event, version }))
    checkInside(right, batch, { links: fair, insideSince: 3 })
    expect(right).toMatchObject({ differences: 0, doubtful: 0 })
  },
)
