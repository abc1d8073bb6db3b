import type { Event } from '../../../domain/event.ts'
import { postingsOf } from '../../../domain/mass.ts'
import { massBand, massBounds } from '../../../domain/mass-bounds.ts'
import { sumOf } from '../../../domain/sum.ts'
import { doubt, type Findings, judge, type Noted } from './findings.ts'

interface Chain {
  readonly links: readonly { readonly event: Event; readonly version: number }[]
  readonly rulesSince: number | undefined
}

/**
 * Names what somebody asserted of a batch's mass and nobody may assert: where its version let it through, history stays as it
 * was recorded, and who relies on a total is told what it rests on. Gives the events that it named.
 */
export function checkAsserted(
  findings: Findings,
  { id, code }: { id: string; code: string },
  { links, rulesSince }: Chain,
): ReadonlySet<string> {
  const named = new Set<string>()
  let grams = 0
  let isWeighed = false
  for (const { event, version } of links) {
    const lines = postingsOf(event).filter(
      ({ batch, dimension }) => batch === id && dimension === 'mass',
    )
    const measured = sumOf(lines, ({ movement, amount }) => (movement === 'measured' ? amount : 0))
    const after = grams + sumOf(lines, ({ amount }) => amount)
    const known = after - measured
    const isAssertion = event.mass === 'taken_over' || (event.mass === 'weighed' && isWeighed)
    if (isAssertion && measured !== 0 && massBand(after, { massGrams: known }) === 'beyond') {
      const percent = massBounds.supervisedBasisPoints / 100
      const far: Noted = {
        table: 'event',
        key: `${event.id}, batch ${id} (${code})`,
        column: 'massGrams',
        expected: { says: 'check_mass_within', values: { percent, grams: known } },
        found: `${after} g`,
      }
      named.add(event.id)
      if (isSurelyBeyond(after, known)) judge(findings, far, { version, rulesSince })
      else doubt(findings, far)
    }
    grams = after
    isWeighed ||= lines.length > 0
  }
  return named
}

/**
 * Whether a mass is out of bounds wherever the trusted one lay, against which it was held: weighings that nobody else signed
 * have moved the known one from it by what a note explains at most.
 */
function isSurelyBeyond(after: number, known: number): boolean {
  const { notedBasisPoints } = massBounds
  const apart = Math.ceil((known * notedBasisPoints) / (10_000 - notedBasisPoints)) + 1
  return [known - apart, known + apart].every(
    (grams) => massBand(after, { massGrams: Math.max(0, grams) }) === 'beyond',
  )
}
