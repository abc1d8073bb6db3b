import type { Scan } from '../domain/event.ts'
import { canonical } from '../domain/proof/canonical.ts'
import { readFacts } from './read-facts.ts'
import type { LoadedStream } from './streams.ts'

/**
 * What a scan says, whatever it was typed like: 44.50 and 44.5 are one number, a time is one in any offset, losses are the same
 * in any order. Its id is no part of it. Undefined for a scan whose facts cannot be read, which is recorded by nobody.
 */
export function meaningOf(stream: LoadedStream, scan: Scan): object | undefined {
  const stage = Object.hasOwn(stream.allStages, scan.stage)
    ? stream.allStages[scan.stage]
    : undefined
  if (stage === undefined) return undefined
  const { facts, outputFacts, faults } = readFacts(stream, stage, scan)
  // What persons sign later is missing for as long as a scan waits for them.
  if (faults.some(({ says }) => says !== 'field_missing')) return undefined
  const { id: _, offsetMinutes: __, outputs, losses, additions, ...rest } = scan
  return {
    ...rest,
    facts,
    outputs: outputs.map((output, index) => ({ ...output, facts: outputFacts[index] ?? {} })),
    losses: inOneOrder(losses),
    additions: inOneOrder(additions),
  }
}

function inOneOrder<Item>(items: readonly Item[]): readonly Item[] {
  const keyed = items.map((item) => [canonical(item), item] as const)
  return keyed
    .sort(([one], [next]) => (one < next ? -1 : Number(one > next)))
    .map(([, item]) => item)
}
