import type { BatchState, EventBatch, Scan } from '../domain/event.ts'
import type { Weighable } from '../domain/mass-doubt.ts'
import { type Fault, faultOf } from '../domain/refusal.ts'
import { type Warning, warningOf } from '../domain/warning.ts'
import type { ReadFacts } from './read-list.ts'
import type { Stream } from './stream.ts'

/** What a statement about a batch comes to. */
export interface JudgedMass {
  readonly beyond: readonly Fault[]
  readonly warnings: readonly Warning[]
}

/** A batch of which somebody says something: as it was, undefined for a new one, and as it would be. */
export interface Statement {
  readonly pointer: string
  readonly before?: Weighable | undefined
  readonly after: Weighable
}

/**
 * Holds a mass against what else is written of the batch. What was impossible or unlikely before is not so by this: it stays
 * open to be weighed, handed over and put right.
 */
export function judgeWrittenMass(
  stream: Pick<Stream, 'massDoubt'> | undefined,
  { pointer, before, after }: Statement,
): JudgedMass {
  const none = { beyond: [], warnings: [] }
  if (after.massGrams <= 0) return none
  const doubt = stream?.massDoubt?.(after)
  if (doubt === undefined) return none
  const known = before === undefined ? undefined : stream?.massDoubt?.(before)
  if (known !== undefined && (known.isImpossible || !doubt.isImpossible)) return none
  return doubt.isImpossible
    ? { ...none, beyond: [faultOf(pointer, doubt.says, doubt.values)] }
    : { ...none, warnings: [warningOf(doubt.says, doubt.values)] }
}

interface Judging {
  readonly states: readonly BatchState[]
  readonly changes: readonly Omit<EventBatch, 'state'>[]
  readonly read: Pick<ReadFacts, 'facts' | 'outputFacts' | 'inherited'>
}

/** The same of every batch that a scan makes, weighs, or says something of. */
export function judgeWrittenMasses(
  stream: Pick<Stream, 'massDoubt'>,
  scan: Scan,
  { states, changes, read }: Judging,
): JudgedMass {
  const made = scan.outputs.flatMap(({ batch, kind, massGrams }, at): Statement[] => {
    if (massGrams === undefined) return []
    const facts = { ...read.facts, ...read.inherited(states), ...read.outputFacts[at] }
    const pointer = `/outputs/${at}/massGrams`
    return [{ pointer, after: { batch, massGrams, facts, kind } }]
  })
  const said = states.flatMap((state, at): Statement[] => {
    const { code: batch, kind, context, massGrams: known = 0 } = state
    const { gainedGrams = 0, foundGrams = 0, drawnGrams } = changes[at] ?? {}
    // Of what leaves or is used up nobody says anything.
    if (drawnGrams !== undefined) return []
    const massGrams = known + gainedGrams + foundGrams
    const facts = { ...context, ...read.facts }
    // What comes back was held against its facts when it was here before.
    const held = known === 0 ? massGrams : known
    const isFirst = state.massGrams === undefined
    const before = isFirst ? undefined : { batch, massGrams: held, facts: context, kind }
    const pointer = `/batches/${at}/massGrams`
    return [{ pointer, before, after: { batch, massGrams, facts, kind } }]
  })
  const judged = [...made, ...said].map((one) => judgeWrittenMass(stream, one))
  return {
    beyond: judged.flatMap(({ beyond }) => beyond),
    warnings: judged.flatMap(({ warnings }) => warnings),
  }
}
