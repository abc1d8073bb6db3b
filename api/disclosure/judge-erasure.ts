import type { ErasureGroundName } from '../../domain/erasure-grounds.ts'
import { type Disclosure, disclosedFacts } from '../../domain/proof/disclosure.ts'
import { factNameAt } from '../../domain/proof/fact-name.ts'
import { type Fault, faultOf } from '../../domain/refusal.ts'
import type { LoadedStream } from '../../workflows/streams.ts'

/** Which facts of which event go, by JSON pointer into it, and on which ground. */
export interface ErasureRequest {
  readonly id: string
  readonly event: string
  readonly facts: readonly string[]
  readonly ground: ErasureGroundName
}

/** What goes and what stays. */
export interface Judged {
  readonly gone: readonly Disclosure[]
  readonly kept: readonly Disclosure[]
}

const warnings = '/warnings'

/**
 * What of an event is erased with the facts that were named. What is sealed together goes together, so all of it has to be named;
 * what later stages rely on stays, since it lies beside batches too; and no warning is left that could tell what goes.
 */
export function judgeErasure(
  stream: Pick<LoadedStream, 'carried'> | undefined,
  disclosed: readonly Disclosure[],
  { event, facts }: ErasureRequest,
): Judged | { readonly faults: readonly Fault[] } {
  const named = new Set(facts)
  const pointersOf = new Map(disclosed.map((one) => [one, [...disclosedFacts([one]).keys()]]))
  const holds = (one: Disclosure) => (pointersOf.get(one) ?? []).some((at) => named.has(at))
  const gone = disclosed.filter(holds)
  const kept = disclosed.filter((one) => !holds(one))
  const warned = kept.find((one) => pointersOf.get(one)?.includes(warnings))
  const told = warned && JSON.stringify(disclosedFacts([warned]).get(warnings))
  const faults = facts.flatMap((pointer, index): Fault[] => {
    const at = `/facts/${index}`
    const field = factNameAt(pointer)
    const holder = gone.find((one) => pointersOf.get(one)?.includes(pointer))
    if (holder === undefined) return [faultOf(at, 'erasure_no_fact', { event, field })]
    const together = pointersOf.get(holder) ?? []
    const carried = reliedOn(stream, holder)
    if (carried.length > 0) return [faultOf(at, 'erasure_carried', { field, fields: carried })]
    const others = together.filter((one) => !named.has(one)).map(factNameAt)
    const value = disclosedFacts([holder]).get(pointer)
    return [
      ...(others.length > 0 ? [faultOf(at, 'erasure_together', { field, fields: others })] : []),
      ...(tells(told, field, value) ? [faultOf(at, 'erasure_warned', { field })] : []),
    ]
  })
  return faults.length > 0 ? { faults } : { gone, kept }
}

/**
 * Names of facts of a disclosure that later stages rely on: it cannot be erased. Of a stream that is no longer here nobody knows, so
 * all of them are.
 */
export function reliedOn(
  stream: Pick<LoadedStream, 'carried'> | undefined,
  disclosure: Disclosure,
): readonly string[] {
  const names = [...disclosedFacts([disclosure]).keys()].map(factNameAt)
  return names.filter((name) => stream?.carried.has(name) !== false)
}

/** Whether what is kept names the fact or holds its value. */
function tells(told: string | undefined, field: string, value: unknown): boolean {
  if (told === undefined) return false
  const text = JSON.stringify(value).replace(/^"|"$/g, '')
  return told.includes(`"${field}"`) || (text !== '' && told.includes(text))
}
