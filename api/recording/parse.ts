import type { Scan } from '../../domain/event.ts'
import { parseScan } from '../../domain/parse-scan.ts'
import { canonical, hasCanonicalForm } from '../../domain/proof/canonical.ts'
import type { Receipt } from '../../domain/receipt.ts'
import { faultOf, isRefusal, type Refusal, refuse } from '../../domain/refusal.ts'
import type { Stage } from '../../workflows/stream.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { sha256, sha256Hex } from '../digest.ts'
import { type Entry, type Handed, refusedReceipt } from './entry.ts'
import { saidDigestOf } from './said-digest.ts'

/** A scan as it came, read once: what it says, or why it cannot be read. */
export interface ReadScan {
  readonly scan: Scan | Refusal
  /** Its own id, where it can be told; null where not. */
  readonly id: string | null
  /** Whether it has a canonical form: not with numbers beyond a double's range or half a surrogate pair. */
  readonly isWritable: boolean
  /** SHA-256 of the scan as sent, in canonical form, hex: what a station signs. Made when somebody asks; throws where there is no such form. */
  readonly digest: () => string
}

/** What the one way in takes: a scan as it was sent, whose it is, and all that is known of it beside what it says. */
export interface Part extends Handed {
  readonly scan: unknown
  /** The same, where somebody had to read it before. */
  readonly read?: ReadScan
  /** Pseudonym of the person who sent it. */
  readonly operator?: string
  /** Pseudonyms of the persons who signed it, by the fact that each of them fills. */
  readonly signedBy?: Readonly<Record<string, string>>
}

/** Reads what came in, once for everybody who asks what it says. */
export function readScan(given: unknown): ReadScan {
  const scan = parseScan(given)
  return {
    scan,
    id: isRefusal(scan) ? idOf(given) : scan.id,
    isWritable: hasCanonicalForm(given),
    digest: onceAsked(() => sha256Hex(canonical(given))),
  }
}

/** Scans of one organisation of which nothing is known beside what they say. */
export function partsOf(scans: readonly unknown[], actor: Part['actor']): readonly Part[] {
  return scans.map((scan) => ({ scan, actor }))
}

/** Reads a scan with what is known of it beside, by the table of its stream; the receipt of a refused one when it cannot be read. */
export function parse(part: Part, streams: ReadonlyMap<string, LoadedStream>): Entry | Receipt {
  const { scan: given, read = readScan(given), operator, signedBy, ...handed } = part
  const { scan, id, isWritable, digest } = read
  if (isRefusal(scan)) return refusedReceipt(id, scan)
  const stream = streams.get(scan.stream)
  if (stream === undefined) return refusedReceipt(id, unknownStream(scan, streams))
  if (!isWritable) return refusedReceipt(id, unwritable)
  const refused = notByThisWay(scan, handed, stream.allStages[scan.stage])
  if (refused !== undefined) return refusedReceipt(id, refused)
  return {
    ...handed,
    scan: completed(scan, { operator, signedBy }),
    stream,
    schema: schemaOf(stream),
    scanDigest: digest,
    saidDigest: onceAsked(() => saidDigestOf(stream, scan) ?? digest()),
  }
}

/** Asks when somebody needs the answer, and only once. */
function onceAsked(ask: () => string): () => string {
  let answer: string | undefined
  return () => {
    answer ??= ask()
    return answer
  }
}

/** Persons sign for themselves, and both sides of a hand-over for what only it records: no scan says so for them. */
function notByThisWay(
  { facts, stage: name }: Scan,
  { predecessors, corrections, opticalCheck }: Handed,
  stage: Stage | undefined,
): Refusal | undefined {
  const { by, gapSignatures = [] } = stage ?? {}
  const forged = gapSignatures.filter((fact) => facts[fact] !== undefined)
  const faults = forged.map((fact) =>
    faultOf(`/facts/${fact}`, 'signed_for_others', { name: fact }),
  )
  if (faults.length > 0) return { code: 'invalid', faults }
  if (by === 'optical_check' && opticalCheck === undefined) {
    return refuse('stage_not_open', '/stage', ['optical_scan_by_calls', { stage: name }])
  }
  const isHanded = predecessors !== undefined || corrections !== undefined
  if (by !== 'hand_over' || isHanded) return undefined
  return refuse('stage_not_open', '/stage', ['scan_only_by_hand_over', { stage: name }])
}

/** The scan as it is recorded, with who sent it and who signed it. */
function completed(
  scan: Scan,
  { operator, signedBy }: { operator: string | undefined; signedBy: Part['signedBy'] | undefined },
): Scan {
  if (operator === undefined && signedBy === undefined) return scan
  return {
    ...scan,
    ...(operator === undefined ? {} : { operator }),
    ...(signedBy === undefined ? {} : { facts: { ...scan.facts, ...signedBy } }),
  }
}

function unknownStream({ stream }: Scan, streams: ReadonlyMap<string, LoadedStream>): Refusal {
  const values = { stream, streams: [...streams.keys()] }
  return refuse('unknown_stream', '/stream', ['scan_stream_unknown', values])
}

const unwritable: Refusal = refuse('invalid', '', ['scan_not_canonical'])

const schemas = new WeakMap<LoadedStream, Entry['schema']>()

/** A stream's table by name, version and digest, made once: it is the same for every event of a run. */
function schemaOf(stream: LoadedStream): Entry['schema'] {
  const known = schemas.get(stream)
  if (known !== undefined) return known
  const schema = { id: `${stream.name}/${stream.version}`, digest: sha256(stream.table) }
  schemas.set(stream, schema)
  return schema
}

function idOf(given: unknown): string | null {
  if (typeof given !== 'object' || given === null || !('id' in given)) return null
  return typeof given.id === 'string' ? given.id.slice(0, 64) : null
}
