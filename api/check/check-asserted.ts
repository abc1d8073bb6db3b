import type { Event } from '../../domain/event.ts'
import { postingsOf } from '../../domain/mass.ts'
import { massBand, massBounds } from '../../domain/mass-bounds.ts'
import { doubt, type Findings } from './findings.ts'

/**
 * Names what somebody asserted of a batch's mass and nobody may assert any more: history stays as it was recorded, but who
 * relies on a total is told what it rests on.
 */
export function checkAsserted(
  findings: Findings,
  { id, code }: { id: string; code: string },
  events: readonly Event[],
): void {
  let grams = 0
  let isWeighed = false
  for (const event of events) {
    const lines = postingsOf(event).filter(
      ({ batch, dimension }) => batch === id && dimension === 'mass',
    )
    const measured = sumOf(lines.filter(({ movement }) => movement === 'measured'))
    const after = grams + sumOf(lines)
    const known = after - measured
    const isAssertion = event.mass === 'taken_over' || (event.mass === 'weighed' && isWeighed)
    if (isAssertion && measured !== 0 && massBand(after, { massGrams: known }) === 'beyond') {
      doubt(findings, {
        table: 'event',
        key: `${event.id}, batch ${id} (${code})`,
        column: 'massGrams',
        expected: `within ${massBounds.supervisedBasisPoints / 100} % of the ${known} g known`,
        found: `${after} g`,
      })
    }
    grams = after
    isWeighed ||= lines.length > 0
  }
}

function sumOf(lines: readonly { readonly amount: number }[]): number {
  return lines.reduce((sum, { amount }) => sum + amount, 0)
}
