import { disclosedFacts } from '../../domain/proof/disclosure.ts'
import type { Envelope } from '../../domain/proof/envelope.ts'
import { type FactScope, factNamesIn } from '../../domain/proof/granted.ts'
import { type Fault, faultOf } from '../../domain/refusal.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { type ChainEvent, mostShownEvents, shownOf } from './shown-events.ts'

/** A batch that was named, with its chain. */
export interface NamedChain {
  readonly id: string
  readonly code: string
  readonly stream: Pick<LoadedStream, 'audiences' | 'personalNames'>
  readonly chain: readonly ChainEvent[]
}

/**
 * Why something cannot be shown as it was asked: only what is sealed together has a digest, so nothing is shown without what
 * stands beside it, and nothing that also tells of a batch that was not named. `codeOf` calls a batch by its code.
 */
export function faultsInGrant(
  batches: readonly NamedChain[],
  scope: FactScope,
  codeOf: (batch: string) => string,
): readonly Fault[] {
  const events = batches.reduce((sum, { chain }) => sum + chain.length, 0)
  if (events > mostShownEvents)
    return [faultOf('/batches', 'grant_events_many', { most: mostShownEvents })]
  const faults = [...faultsInFacts(batches, scope), ...faultsInOthers(batches, scope, codeOf)]
  const isEmpty = batches.every(({ chain, stream }) =>
    shownOf(chain, scope, stream).every(({ disclosures }) => disclosures.length === 0),
  )
  return faults.length === 0 && isEmpty ? [faultOf('/batches', 'grant_shows_nothing')] : faults
}

function faultsInFacts(batches: readonly NamedChain[], scope: FactScope): readonly Fault[] {
  const all = batches.flatMap(({ chain }) => chain.flatMap(({ disclosures }) => disclosures))
  const shown = batches.flatMap(({ chain, stream }) =>
    shownOf(chain, scope, stream).flatMap(({ disclosures }) => disclosures),
  )
  return scope.facts.flatMap((field, index): Fault[] => {
    const at = `/facts/${index}`
    const holding = all.filter((one) => factNamesIn(one).includes(field))
    if (holding.length === 0) return [faultOf(at, 'grant_fact_nowhere', { field })]
    const beside = holding.filter((one) => !shown.includes(one)).flatMap(factNamesIn)
    const fields = [...new Set(beside)].filter((name) => !scope.facts.includes(name))
    return fields.length === 0 ? [] : [faultOf(at, 'grant_fact_together', { field, fields })]
  })
}

function faultsInOthers(
  batches: readonly NamedChain[],
  scope: FactScope,
  codeOf: (batch: string) => string,
): readonly Fault[] {
  const named = new Set(batches.map(({ id }) => id))
  return batches.flatMap(({ code, chain, stream }, index): Fault[] => {
    const told = shownOf(chain, scope, stream).flatMap(toldOutputs)
    const others = [...new Set(told)].filter((id) => !named.has(id)).map(codeOf)
    if (others.length === 0) return []
    return [faultOf(`/batches/${index}`, 'grant_tells_of_others', { batch: code, others })]
  })
}

/** Batches that an event made and of which a disclosure tells something that is theirs alone. */
function toldOutputs({ envelope, disclosures }: ChainEvent): readonly string[] {
  if (disclosures.length === 0) return []
  const { subjects, body } = JSON.parse(envelope) as Envelope
  const before = body.batches?.length ?? 0
  return [...disclosedFacts(disclosures).keys()].flatMap((pointer) => {
    const [, output] = /^\/outputs\/(\d+)\//.exec(pointer) ?? []
    return output === undefined ? [] : (subjects[before + Number(output)]?.batch ?? [])
  })
}
