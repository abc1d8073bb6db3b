import { parseScan } from '../../domain/parse-scan.ts'
import type { Receipt } from '../../domain/receipt.ts'
import { faultOf, isRefusal, type Refusal, refuse } from '../../domain/refusal.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { sha256 } from '../digest.ts'
import { completed } from './completed.ts'
import { type Entry, refusedReceipt } from './entry.ts'
import { scanDigestOf } from './scan-digest.ts'

/** A scan that stands or falls with others. */
export interface Part extends Pick<Entry, 'actor' | 'predecessors' | 'corrections' | 'correcting'> {
  readonly scan: unknown
}

/** Reads a scan with what is known of it beside; the receipt of a refused one when it cannot be read. */
export function readEntry(
  given: unknown,
  streams: ReadonlyMap<string, LoadedStream>,
  { actor, corrections, correcting, predecessors }: Omit<Part, 'scan'>,
): Entry | Receipt {
  const scan = parseScan(given)
  if (isRefusal(scan)) return refusedReceipt(idOf(given), scan)
  const stream = streams.get(scan.stream)
  if (stream !== undefined) {
    const scanDigest = scanDigestOf(given)
    if (scanDigest === undefined) return refusedReceipt(scan.id, unwritable)
    const schema = { id: `${stream.name}/${stream.version}`, digest: schemaDigest(stream) }
    const { onlyBy, gapSignatures = [] } = stream.allStages[scan.stage] ?? {}
    const forged = gapSignatures.filter((name) => scan.facts[name] !== undefined)
    if (forged.length > 0) return refusedReceipt(scan.id, signedForOthers(forged))
    if (onlyBy !== undefined && predecessors === undefined && corrections === undefined) {
      return refusedReceipt(scan.id, notAScan(scan.stage))
    }
    const known = {
      ...(predecessors === undefined ? {} : { predecessors }),
      ...(corrections === undefined ? {} : { corrections }),
      ...(correcting === undefined ? {} : { correcting }),
    }
    return {
      ...completed(scan, actor.beside?.get(given)),
      stream,
      schema,
      actor,
      scanDigest,
      ...known,
    }
  }
  const values = { stream: scan.stream, streams: [...streams.keys()] }
  return refusedReceipt(
    scan.id,
    refuse('unknown_stream', '/stream', ['scan_stream_unknown', values]),
  )
}

/** Persons sign for themselves: what a scan says of their agreement counts for nothing. */
function signedForOthers(names: readonly string[]): Refusal {
  const faults = names.map((name) => faultOf(`/facts/${name}`, 'signed_for_others', { name }))
  return { code: 'invalid', faults }
}

function notAScan(stage: string): Refusal {
  return refuse('stage_not_open', '/stage', ['scan_only_by_hand_over', { stage }])
}

const unwritable: Refusal = refuse('invalid', '', ['scan_not_canonical'])

const schemaDigests = new WeakMap<LoadedStream, string>()

/** Digest of a stream's table, computed once: it is the same for every event of a run. */
function schemaDigest(stream: LoadedStream): string {
  const digest = schemaDigests.get(stream) ?? sha256(stream.table)
  schemaDigests.set(stream, digest)
  return digest
}

function idOf(given: unknown): string | null {
  if (typeof given !== 'object' || given === null || !('id' in given)) return null
  return typeof given.id === 'string' ? given.id.slice(0, 64) : null
}
