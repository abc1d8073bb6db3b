import type { Saying } from '../../phrases.ts'
import { withoutBeside } from '../log/beside.ts'
import { parseEntry } from '../log/entry.ts'
import { leafInput, verifyInclusion } from '../log/merkle.ts'
import { type OpenedCheckpoint, openCheckpoint, type Trust } from '../log/open-checkpoint.ts'
import { sha256 } from '../log/sha256.ts'
import { parseProof, type TlogProof } from '../log/tlog-proof.ts'
import { type ProofFault, proofFault } from '../proof-fault.ts'
import { digestOf } from './digest-of.ts'
import type { Evidence } from './evidence.ts'
import { named } from './named.ts'
import { openSeen, type Seen } from './open-seen.ts'
import { leastWitnesses, secondsOfQuorum } from './seconds-of-quorum.ts'

/** What the receipts show, once the log that they are of is believed. */
export interface Receipts {
  /** Where a thing stands in the log, by kind and digest: `event abc…`. */
  readonly places: ReadonlyMap<string, number>
  /** Receipts that do not hold. */
  readonly faults: readonly ProofFault[]
  /** The one checkpoint of all of them, what is wrong with it, or undefined where there was none or no log is believed. */
  readonly checkpoint: OpenedCheckpoint | Saying | undefined
  /** What is wrong with how it was witnessed; undefined where no witness is believed. */
  readonly witness: readonly ProofFault[] | undefined
  /** Seconds since 1970 by when enough witnesses had signed; absent where they had not. */
  readonly seenSeconds?: number
  /** What of it an earlier checkpoint of the same log held. */
  readonly earlier: Omit<Seen, 'faults'>
}

/**
 * Checks receipts, which are a stranger's, each with its entry, and all of one checkpoint: two could be of two logs. An earlier one
 * counts as far as the log is shown to have grown from it.
 */
export async function openReceipts(
  { receipts: texts = [], ...evidence }: Pick<Evidence, 'receipts' | 'seen' | 'grown'>,
  given: Trust | undefined,
): Promise<Receipts> {
  const trust = given && withoutBeside(given)
  const proofs = texts.map(parseProof)
  const first = proofs.find((proof): proof is TlogProof => !('says' in proof))
  if (trust === undefined || trust.logs.length === 0 || first === undefined) {
    const wrong = proofs.flatMap((proof, at) => ('says' in proof ? [faultAt(at, proof)] : []))
    const { faults, ...earlier } = await openSeen(evidence, undefined, undefined)
    const none = { checkpoint: undefined, witness: undefined }
    return { places: new Map(), faults: [...wrong, ...faults], ...none, earlier }
  }
  // Witnesses are a step of their own: too few of them leave a log that its key signed.
  const checkpoint = await openCheckpoint(first.checkpoint, { ...trust, quorum: 0 })
  const places = new Map<string, number>()
  const faults: ProofFault[] = []
  for (const [at, proof] of proofs.entries()) {
    const read = 'says' in proof ? proof : await openReceipt(proof, first.checkpoint, checkpoint)
    if (read === undefined) continue
    if ('says' in read) faults.push(faultAt(at, read))
    else places.set(read.name, read.index)
  }
  const seen =
    'says' in checkpoint ? { witness: undefined } : await witnessed(first.checkpoint, trust)
  const newest = 'says' in checkpoint ? undefined : { checkpoint, note: first.checkpoint }
  const { faults: wrong, ...earlier } = await openSeen(evidence, given, newest)
  return { places, faults: [...faults, ...wrong], checkpoint, ...seen, earlier }
}

/** What is wrong with how a checkpoint was witnessed, or by when enough had signed it. */
interface Witnessed {
  readonly witness: readonly ProofFault[] | undefined
  readonly seenSeconds?: number
}

async function witnessed(text: string, trust: Trust): Promise<Witnessed> {
  if (trust.witnesses.length === 0) return { witness: undefined }
  const quorum = leastWitnesses(trust)
  const opened = await openCheckpoint(text, { ...trust, quorum })
  if ('says' in opened) return { witness: [proofFault('/checkpoint', opened.says, opened.values)] }
  const seconds = secondsOfQuorum(opened.witnesses, quorum)
  return seconds === undefined ? { witness: [] } : { witness: [], seenSeconds: seconds }
}

/** Where the receipt's entry stands; undefined where the checkpoint itself does not hold, which is told once. */
async function openReceipt(
  proof: TlogProof,
  text: string,
  checkpoint: OpenedCheckpoint | Saying,
): Promise<{ readonly name: string; readonly index: number } | Saying | undefined> {
  const entry = proof.extra && parseEntry(proof.extra)
  if (proof.extra === undefined || entry === undefined) return { says: 'receipt_without_entry' }
  if (proof.checkpoint !== text) return { says: 'receipt_of_other_checkpoint' }
  if ('says' in checkpoint) return undefined
  const { index, hashes } = proof
  const { size, root } = checkpoint
  const leafHash = await sha256(leafInput(proof.extra))
  if (!(await verifyInclusion({ index, size, leafHash, proof: hashes, root })))
    return { says: 'proof_not_held', values: { place: index, size } }
  return { name: named(entry.kind, entry.digest), index }
}

function faultAt(at: number, { says, values }: Saying): ProofFault {
  return proofFault(`/receipts/${at}`, says, values)
}

/**
 * Since when enough witnesses who are believed have known of a passport: its key had to be in use then. Fewer could say any time they
 * like, so it is the moment by which as many as are asked for had signed.
 */
export async function seenAt(
  { places, checkpoint, seenSeconds, earlier }: Receipts,
  passport: string,
): Promise<{ readonly seenAt?: string }> {
  const name = named('credential', await digestOf(passport))
  const times = [
    ...(places.has(name) && checkpoint !== undefined ? [seenSeconds] : []),
    ...(earlier.name === name ? [earlier.seconds] : []),
  ].filter((seconds) => seconds !== undefined)
  if (times.length === 0) return {}
  const moment = new Date(Math.min(...times) * 1_000)
  // A witness may say a time that no calendar has.
  return Number.isNaN(moment.getTime()) ? {} : { seenAt: moment.toISOString() }
}
