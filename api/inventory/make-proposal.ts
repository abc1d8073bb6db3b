import type { Facts } from '../../domain/field.ts'
import { missingFault, parseFacts } from '../../domain/parse-facts.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { Arranged, Arrangement } from '../../workflows/arrangement.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import type { Principal } from '../http/principal.ts'
import { isBound, isWithinReach } from '../http/station-bounds.ts'
import type { Installation } from '../installation.ts'
import { batchStateOf, listBatches } from '../store/inventory/batches.ts'

/** Most batches that one proposal looks at: the search takes under a second for them. */
export const mostBatches = 300

export interface ProposalAsked {
  readonly stream: LoadedStream
  readonly arrangement: Arrangement
  readonly facility: string | undefined
  readonly facts: Readonly<Record<string, unknown>>
  readonly principal: Principal
  readonly organisationKey: number
}

/** What a proposal came to. */
export interface Proposal extends Arranged {
  /** Batches looked at. */
  readonly considered: number
  /** Whether there were more than could be looked at. */
  readonly truncated: boolean
}

/** Finds an arrangement that a stream suggests, or refuses and names those that it does. */
export function arrangementNamed(
  streams: Installation['streams'],
  names: { readonly stream: string; readonly proposal: string },
): Pick<ProposalAsked, 'stream' | 'arrangement'> {
  const stream = streams.get(names.stream)
  const known = stream?.arrangements ?? {}
  const arrangement = Object.hasOwn(known, names.proposal) ? known[names.proposal] : undefined
  if (stream !== undefined && arrangement !== undefined) return { stream, arrangement }
  const proposals = Object.keys(known)
  const says = proposals.length === 0 ? 'proposal_none' : 'proposal_not_known'
  const values = { proposal: names.proposal, stream: names.stream, proposals }
  throw new RefusedError(refuse('not_found', '/path/proposal', [says, values]))
}

/** Arranges the newest batches in the state that is asked for; nothing is recorded. Throws a RefusedError with all faults of the choice. */
export async function makeProposal(
  { store }: Pick<Installation, 'store'>,
  asked: ProposalAsked,
): Promise<Proposal> {
  const { stream, arrangement, principal, organisationKey } = asked
  const facility = facilityFor(principal, { asked: asked.facility, stream: stream.name })
  const chosen = readChosen(arrangement, asked.facts)
  const { state } = arrangement
  const filter = { stream: stream.name, state, facility, limit: mostBatches + 1 }
  const found = await listBatches(store.own(organisationKey), organisationKey, filter)
  const batches = found.slice(0, mostBatches).map(batchStateOf)
  const arranged = arrangement.arrange(batches, chosen)
  return { ...arranged, considered: batches.length, truncated: found.length > mostBatches }
}

/** The facility whose batches are looked at: a bound station's own and no other. */
function facilityFor(
  principal: Principal,
  { asked, stream }: { asked: string | undefined; stream: string },
): string | undefined {
  const facility = asked ?? (isBound(principal) ? principal.facility : undefined)
  if (isWithinReach(principal, { facility: facility ?? '', stream })) return facility
  throw new RefusedError(refuse('outside_bounds', '/facility', ['station_looks_elsewhere']))
}

function readChosen(arrangement: Arrangement, facts: Readonly<Record<string, unknown>>): Facts {
  const parsed = parseFacts(arrangement.fields, facts, '/facts')
  const missing = arrangement.fields.filter(({ name }) => parsed.missing.includes(name))
  const faults = [...parsed.faults, ...missing.map((field) => missingFault(field, '/facts'))]
  if (faults.length > 0) throw new RefusedError({ code: 'invalid', faults })
  return parsed.facts
}
