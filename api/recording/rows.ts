import type { Event } from '../../domain/event.ts'
import { edgesOf } from '../../domain/lineage.ts'
import type { Posting } from '../../domain/mass.ts'
import type { Sealed, Subject } from '../../domain/proof/envelope.ts'
import { hexOfDigest } from '../digest.ts'
import type { RowOf, Rows } from '../store/recording/rows.ts'
import type { Entry } from './entry.ts'
import { filesNamedIn } from './files.ts'
import { facilityKeyFor, type Piece, pieceFor, type Workbench } from './workbench.ts'

/** The rows of a gathering while it is being decided. */
export interface RowsInWork extends Rows {
  readonly events: RowOf<'event'>[]
  readonly subjects: RowOf<'event_subject'>[]
  readonly disclosures: RowOf<'disclosure'>[]
  readonly postings: RowOf<'posting'>[]
  readonly edges: RowOf<'lineage'>[]
  readonly passports: RowOf<'passport_due'>[]
  readonly signatures: RowOf<'scan_signature'>[]
  readonly fileUses: RowOf<'file_use'>[]
}

/** Rows of a gathering in which nothing is accepted yet. */
export function noRows(): RowsInWork {
  return {
    events: [],
    subjects: [],
    disclosures: [],
    postings: [],
    edges: [],
    told: [],
    passports: [],
    signatures: [],
    fileUses: [],
    newBatches: [],
    goneMarks: [],
    newMarks: [],
    changedBatches: [],
  }
}

/** Adds the rows of one accepted event, after the bench was brought to after it. */
export function addRows(
  rows: RowsInWork,
  bench: Workbench,
  { entry, event, eventKey, sealed, subjects, postings }: AcceptedEvent,
): void {
  const { actor, scanDigest, saidDigest, predecessors = [] } = entry
  const keyOf = (batch: string) =>
    predecessors.find((one) => one.batch === batch)?.batchKey ?? pieceFor(bench, batch).batchKey
  const own = { organisation_key: actor.organisationKey, event_key: eventKey }
  rows.events.push({
    ...own,
    id: event.id,
    facility_key: facilityKeyFor(bench, actor, event.facility),
    stream: event.stream,
    stage: event.stage,
    event_time: event.eventTime,
    record_time: event.recordTime,
    // A station's signature is of what was sent, and is held against it later.
    scan_digest: entry.signature === undefined ? saidDigest() : scanDigest(),
    digest: hexOfDigest(sealed.digest),
    envelope: sealed.text,
  })
  if (entry.signature !== undefined) {
    const { accessKeyKey, signature, form } = entry.signature
    rows.signatures.push({ ...own, access_key_key: accessKeyKey, signature, form })
  }
  const mayHavePassport = entry.stream.passportStages.has(event.stage)
  for (const { batch, seq } of subjects) {
    const subject = { ...own, batch_key: keyOf(batch), seq }
    rows.subjects.push(subject)
    if (mayHavePassport) rows.passports.push(subject)
  }
  if (sealed.disclosures.length > 0) {
    rows.disclosures.push({ ...own, disclosed: sealed.disclosures })
  }
  for (const digest of filesNamedIn(sealed.text, sealed.disclosures)) {
    rows.fileUses.push({ ...own, digest: hexOfDigest(digest) })
  }
  postings.forEach((posting, line) => {
    rows.postings.push({
      ...own,
      line,
      dimension: posting.dimension,
      account: posting.account,
      movement: posting.movement,
      facility_key: facilityKeyFor(bench, actor, posting.facility),
      ...(posting.batch === undefined ? {} : { batch_key: keyOf(posting.batch) }),
      ...(posting.reason === undefined ? {} : { reason: posting.reason }),
      amount: posting.amount,
    })
  })
  for (const { child, parent, grams } of edgesOf(event)) {
    rows.edges.push({ ...own, child: keyOf(child), parent: keyOf(parent), grams })
  }
}

interface AcceptedEvent {
  readonly entry: Entry
  readonly event: Event
  readonly eventKey: number
  readonly sealed: Sealed
  readonly subjects: readonly Subject[]
  readonly postings: readonly Posting[]
}

/** The bench's batches as rows, each once, however often the gathering touched it. */
export function batchRows(
  bench: Workbench,
  { subjects }: Pick<Rows, 'subjects'>,
): Pick<Rows, 'newBatches' | 'changedBatches'> {
  // In the order of their events, so that the last of each batch stands.
  const heads = new Map(subjects.map((one) => [one.batch_key, one.event_key]))
  const rowOf = (piece: Piece) => batchRow(bench, piece, heads.get(piece.batchKey))
  const changed = [...bench.byId.values()].filter((piece) => piece.changed)
  return {
    newBatches: changed.filter((piece) => piece.isNew).map(rowOf),
    changedBatches: changed.filter((piece) => !piece.isNew).map(rowOf),
  }
}

function batchRow(
  bench: Workbench,
  { batchKey, organisationKey, state }: Piece,
  headEventKey: number | undefined,
): RowOf<'batch'> {
  if (headEventKey === undefined) throw new RangeError(`Cannot find the event of "${state.code}"`)
  return {
    batch_key: batchKey,
    id: state.batch,
    organisation_key: organisationKey,
    code: state.code,
    stream: state.stream,
    kind: state.kind,
    material: state.material,
    state: state.state,
    context: state.context,
    facility_key: facilityKeyFor(bench, { organisationKey, organisation: '' }, state.facility),
    head_seq: state.headSeq,
    head_digest: hexOfDigest(state.headDigest),
    head_event_key: headEventKey,
    spent: state.massGrams === 0,
  }
}
