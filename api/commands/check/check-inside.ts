import type { Content, Event } from '../../../domain/event.ts'
import { overweight } from '../../../domain/fit-content.ts'
import { postingsOf } from '../../../domain/mass.ts'
import { type Findings, judge, type Noted } from './findings.ts'

interface Chain {
  readonly links: readonly { readonly event: Event; readonly version: number }[]
  /** From which version of the stream on nothing inside may be heavier than the mass that holds it. */
  readonly insideSince: number | undefined
}

/**
 * Names each event that left more inside a batch than its mass can hold. Versions before let a lighter weighing or acceptance
 * do so; what was too heavy already, or is so again because an event was reversed, is named once, where it began.
 */
export function checkInside(
  findings: Findings,
  { id, code }: { id: string; code: string },
  { links, insideSince }: Chain,
): void {
  const stock = new Map<string, number>()
  let isTooHeavy = false
  for (const { event, version } of links) {
    for (const { batch, dimension, amount } of postingsOf(event)) {
      if (batch === id) stock.set(dimension, (stock.get(dimension) ?? 0) + amount)
    }
    const { mass: grams, ...content } = Object.fromEntries(stock)
    const missed = grams === undefined ? {} : overweight(content, grams)
    const was = isTooHeavy
    isTooHeavy = Object.keys(missed).length > 0
    if (!isTooHeavy || was || event.reverses !== undefined) continue
    const far: Noted = {
      table: 'event',
      key: `${event.id}, batch ${id} (${code})`,
      column: 'content',
      expected: { says: 'check_held_inside', values: { grams: grams ?? 0 } },
      found: shown(content, missed),
    }
    judge(findings, far, { version, rulesSince: insideSince })
  }
}

function shown(content: Content, missed: Content): string {
  return Object.keys(missed)
    .map((name) => `${content[name] ?? 0} mg of ${name}`)
    .join(', ')
}
