import { batchAfter } from '../../../domain/batch-after.ts'
import type { BatchState } from '../../../domain/event.ts'
import type { Link } from '../../../domain/replay-chain.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import { type Findings, judge, type Told } from './findings.ts'

interface Chain {
  readonly links: readonly (Link & { readonly version: number })[]
  readonly stream: Pick<LoadedStream, 'massDoubt' | 'writtenSince' | 'carried'>
  /** Events of which the same was said already. */
  readonly named: ReadonlySet<string>
}

interface Stood {
  readonly state: BatchState
  readonly isImpossible: boolean
}

/**
 * Names each event after which a batch's mass and what is written of it cannot both be so, once where it began: a pack of 57 kg
 * with 80 kWh. Versions before let it in.
 */
export function checkWritten(
  findings: Findings,
  { id, code }: { readonly id: string; readonly code: string },
  { links, stream, named }: Chain,
): void {
  const { massDoubt, writtenSince, carried } = stream
  if (massDoubt === undefined) return
  const pile: Stood[] = []
  for (const { event, head, version } of links) {
    const before = pile.at(-1)
    if (event.reverses !== undefined) {
      pile.pop()
      continue
    }
    const state = batchAfter(before?.state, event, { batch: id, carried, head })
    const made = event.outputs.find(({ batch }) => batch === id)
    const leaves = event.batches.some(
      ({ batch, drawnGrams }) => batch === id && drawnGrams !== undefined,
    )
    const facts = { ...state.context, ...event.facts, ...made?.facts }
    const { kind, massGrams = 0 } = state
    const doubt = massGrams > 0 ? massDoubt({ batch: code, kind, massGrams, facts }) : undefined
    const was = before?.isImpossible === true
    const isImpossible = leaves ? was : doubt?.isImpossible === true
    pile.push({ state, isImpossible })
    if (!isImpossible || was || doubt === undefined || named.has(event.id)) continue
    const key = `${event.id}, batch ${id} (${code})`
    const expected: Told = { says: 'check_mass_written' }
    const far = { table: 'event', key, column: 'massGrams', expected, found: doubt }
    judge(findings, far, { version, rulesSince: writtenSince })
  }
}
