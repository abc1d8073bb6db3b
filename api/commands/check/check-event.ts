import { edgesOf } from '../../../domain/lineage.ts'
import { postingsOf } from '../../../domain/mass.ts'
import { canonical } from '../../../domain/proof/canonical.ts'
import { sha256 } from '../../digest.ts'
import type { CheckedEdge, CheckedEvent, CheckedPosting } from '../../store/check/checked-events.ts'
import { checkNamedFiles } from './check-files.ts'
import { checkSealed, type SealedRows } from './check-sealed.ts'
import { compareColumns, type Findings, note, nothing } from './findings.ts'
import type { Opened } from './opened.ts'

/** What is stored beside one event. */
export interface Beside extends SealedRows {
  readonly postings: readonly CheckedPosting[]
  readonly edges: readonly CheckedEdge[]
  /** Digests of the files that it is kept as naming. */
  readonly files: readonly string[]
  /** Key of the event that holds a place in a batch's chain; undefined when nothing is there. */
  readonly holderOf: (batch: string, seq: number) => number | undefined
}

/** Compares one event's bytes, columns, sealed facts, places, postings and lineage with what its envelope says. */
export function checkEvent(
  findings: Findings,
  stored: CheckedEvent,
  { opened, beside }: { opened: Opened; beside: Beside },
): void {
  checkColumns(findings, stored, opened)
  checkSealed(findings, opened, beside)
  const { disclosed, files } = beside
  checkNamedFiles(findings, stored, { opened, disclosed, files })
  for (const { batch, seq } of opened.envelope.subjects) {
    compareColumns(
      findings,
      { table: 'event_subject', key: `batch ${batch}, seq ${seq}` },
      {
        expected: { event_key: String(stored.eventKey) },
        found: { event_key: beside.holderOf(batch, seq)?.toString() },
      },
    )
  }
  checkPostings(findings, opened, beside.postings)
  checkEdges(findings, opened, { eventKey: stored.eventKey, edges: beside.edges })
}

function checkColumns(
  findings: Findings,
  stored: CheckedEvent,
  { text, envelope, event }: Opened,
): void {
  const where = { table: 'event', key: stored.id }
  compareColumns(findings, where, {
    expected: {
      envelope: canonical(envelope),
      digest: sha256(text),
      id: envelope.id,
      organisation: event.organisation,
      facility: event.facility,
      type: envelope.type,
      event_time: event.eventTime,
      record_time: event.recordTime,
    },
    found: {
      envelope: text,
      digest: stored.digest.toString('base64url'),
      id: stored.id,
      organisation: stored.organisation,
      facility: stored.facility ?? undefined,
      type: `${stored.stream}.${stored.stage}`,
      event_time: stored.eventTime.toISOString(),
      record_time: stored.recordTime.toISOString(),
    },
  })
}

function checkPostings(
  findings: Findings,
  { event }: Opened,
  stored: readonly CheckedPosting[],
): void {
  const expected = postingsOf(event)
  const lines = new Map(stored.map((posting) => [posting.line, posting]))
  const most = Math.max(expected.length, ...lines.keys().map((line) => line + 1))
  for (let line = 0; line < most; line += 1) {
    const posting = expected[line]
    const row = lines.get(line)
    if (posting === undefined && row === undefined) continue
    compareColumns(
      findings,
      { table: 'posting', key: `event ${event.id}, line ${line}` },
      {
        expected: { row: posting && shownPosting({ ...posting, amount: String(posting.amount) }) },
        found: { row: row && shownPosting(row) },
      },
    )
  }
}

type Shown = Omit<CheckedPosting, 'eventKey' | 'line' | 'batch' | 'reason' | 'facility'> & {
  readonly facility?: string | null
  readonly batch?: string | null
  readonly reason?: string | null
}

function shownPosting(posting: Shown): string {
  const { dimension, account, movement, facility, batch, reason, amount } = posting
  const parts = [amount, dimension, account, movement, `at ${facility ?? 'nowhere'}`]
  if (batch) parts.push(`batch ${batch}`)
  if (reason) parts.push(`for ${reason}`)
  return parts.join(' ')
}

function checkEdges(
  findings: Findings,
  { event }: Opened,
  { eventKey, edges }: { eventKey: number; edges: readonly CheckedEdge[] },
): void {
  const stored = new Map(edges.map((edge) => [`child ${edge.child}, parent ${edge.parent}`, edge]))
  for (const { child, parent, grams } of edgesOf(event)) {
    const key = `child ${child}, parent ${parent}`
    const row = stored.get(key)
    stored.delete(key)
    compareColumns(
      findings,
      { table: 'lineage', key },
      {
        expected: { grams: String(grams), event_key: String(eventKey) },
        found: { grams: row?.grams, event_key: row?.eventKey.toString() },
      },
    )
  }
  for (const [key, { grams }] of stored) {
    note(findings, { table: 'lineage', key, column: 'row', expected: nothing, found: grams })
  }
}
