import type { BatchState, Event } from '../../../domain/event.ts'
import { canonical } from '../../../domain/proof/canonical.ts'
import type { CheckedBatch } from '../../store/check/checked-batches.ts'
import { compareColumns, type Findings } from './findings.ts'

interface Replayed {
  readonly state: BatchState
  readonly links: readonly { readonly event: Event; readonly eventKey: number }[]
  /** Whether every sealed fact of its events can still be read. */
  readonly whole: boolean
}

/** Compares a batch's row with what its chain comes to; `shown` is how it is named. */
export function checkRow(
  findings: Findings,
  { batch, shown }: { batch: CheckedBatch; shown: string },
  { state, links, whole }: Replayed,
): void {
  const expected = {
    organisation: links[0]?.event.organisation,
    code: state.code,
    stream: state.stream,
    kind: state.kind,
    material: state.material,
    state: state.state,
    facility: state.facility,
    head_seq: String(state.headSeq),
    head_digest: state.headDigest,
    head_event_key: String(links.at(-1)?.eventKey),
    spent: String(state.massGrams === 0),
  }
  const found = {
    organisation: batch.organisation,
    code: batch.code,
    stream: batch.stream,
    kind: batch.kind,
    material: batch.material,
    state: batch.state,
    facility: batch.facility ?? undefined,
    head_seq: String(batch.headSeq),
    head_digest: batch.headDigest.toString('base64url'),
    head_event_key: String(batch.headEventKey),
    spent: String(batch.spent),
  }
  // Where a fact was erased, the context that was read off it cannot be replayed any more.
  const context = (of: object) => (whole ? { context: canonical(of) } : {})
  compareColumns(
    findings,
    { table: 'batch', key: shown },
    {
      expected: { ...expected, ...context(state.context) },
      found: { ...found, ...context(batch.context) },
    },
  )
}
