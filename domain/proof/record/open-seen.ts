import type { Saying } from '../../phrases.ts'
import { type AddCheckpoint, parseAddCheckpoint } from '../log/add-checkpoint.ts'
import { withoutBeside } from '../log/beside.ts'
import { parseEntry } from '../log/entry.ts'
import { leafInput, verifyConsistency, verifyInclusion } from '../log/merkle.ts'
import {
  type OpenedCheckpoint,
  openWitnessed,
  type Trust,
  type Witnessing,
} from '../log/open-checkpoint.ts'
import { sha256 } from '../log/sha256.ts'
import { parseProof, type TlogProof } from '../log/tlog-proof.ts'
import { type ProofFault, proofFault } from '../proof-fault.ts'
import type { Evidence } from './evidence.ts'
import { named } from './named.ts'
import { leastWitnesses, secondsOfQuorum } from './seconds-of-quorum.ts'

/** What is shown of how early a passport was seen. */
export interface Seen {
  readonly faults: readonly ProofFault[]
  /** Kind and digest of what was seen, as receipts name it; absent where nothing of it is shown. */
  readonly name?: string
  /** Seconds since 1970 by when enough witnesses had signed an earlier checkpoint that holds it. */
  readonly seconds?: number
}

/** The log as it is believed now: its newest checkpoint, opened and word for word. */
export interface Newest {
  readonly checkpoint: OpenedCheckpoint
  readonly note: string
}

/**
 * Opens what shows that a passport stood in the log at an earlier checkpoint. That it is the same log follows from its having grown
 * from there into the newest, whichever key signed it then; when that was, from the witnesses who signed it. Where too few are
 * believed who did, nothing is shown and nothing is wrong.
 */
export async function openSeen(
  { seen, grown }: Pick<Evidence, 'seen' | 'grown'>,
  given: Trust | undefined,
  newest: Newest | undefined,
): Promise<Seen> {
  if (seen === undefined || grown === undefined) return nothing
  const proof = parseProof(seen)
  const growth = parseAddCheckpoint(grown)
  const faults = [
    ...('says' in proof ? [faultIn('/seen', proof)] : []),
    ...('says' in growth ? [faultIn('/grown', growth)] : []),
  ]
  if ('says' in proof || 'says' in growth) return { faults }
  if (given === undefined || newest === undefined) return nothing
  const trust = withoutBeside(given)
  const earlier = await openWitnessed(proof.checkpoint, trust)
  if ('says' in earlier) {
    return earlier.says === 'note_unsigned' ? nothing : { faults: [faultIn('/seen', earlier)] }
  }
  const wrong = await faultsInGrowth(growth, { earlier, newest })
  if (wrong.length > 0) return { faults: wrong }
  const name = await nameIn(proof, earlier)
  if (typeof name !== 'string') return { faults: [faultIn('/seen', name)] }
  const seconds = secondsIn(earlier.witnesses, trust)
  return seconds === undefined ? nothing : { faults: [], name, seconds }
}

const nothing: Seen = { faults: [] }

function secondsIn(witnesses: readonly Witnessing[], trust: Trust): number | undefined {
  return trust.witnesses.length === 0
    ? undefined
    : secondsOfQuorum(witnesses, leastWitnesses(trust))
}

async function faultsInGrowth(
  { old, proof, checkpoint: note }: AddCheckpoint,
  { earlier, newest }: { readonly earlier: OpenedCheckpoint; readonly newest: Newest },
): Promise<readonly ProofFault[]> {
  if (note !== newest.note) return [proofFault('/grown', 'receipt_of_other_checkpoint')]
  const { size: to, root: rootTo, origin } = newest.checkpoint
  const { size: from, root: rootFrom } = earlier
  const claim = { from, to, rootFrom, rootTo, proof }
  if (old === from && earlier.origin === origin && (await verifyConsistency(claim))) return []
  return [proofFault('/grown', 'log_not_grown', { from, to })]
}

async function nameIn(
  { extra, index, hashes }: TlogProof,
  { size, root }: OpenedCheckpoint,
): Promise<string | Saying> {
  const entry = extra && parseEntry(extra)
  if (extra === undefined || entry === undefined) return { says: 'receipt_without_entry' }
  const leafHash = await sha256(leafInput(extra))
  if (await verifyInclusion({ index, size, leafHash, proof: hashes, root }))
    return named(entry.kind, entry.digest)
  return { says: 'proof_not_held', values: { place: index, size } }
}

function faultIn(pointer: string, { says, values }: Saying): ProofFault {
  return proofFault(pointer, says, values)
}
