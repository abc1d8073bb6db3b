import type { Event } from '../../../domain/event.ts'
import { postingsOf } from '../../../domain/mass.ts'
import { type Link, replayChain } from '../../../domain/replay-chain.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import type { CheckedBatch, CheckedLink, CheckedStock } from '../../store/check/checked-batches.ts'
import type { CheckedMark } from '../../store/check/checked-marks.ts'
import { checkAsserted } from './check-asserted.ts'
import { checkDangers } from './check-dangers.ts'
import { checkInside } from './check-inside.ts'
import { checkKnown } from './check-known.ts'
import { checkRecordTimes } from './check-record-times.ts'
import { checkRow } from './check-row.ts'
import { checkWritten } from './check-written.ts'
import { compareColumns, type Findings, note, nothing, type Told, versionIn } from './findings.ts'
import { openStored } from './opened.ts'

/** Everything stored under one batch key. */
export interface BatchRows {
  readonly batch: CheckedBatch | undefined
  readonly links: readonly CheckedLink[]
  readonly stocks: readonly CheckedStock[]
  readonly marks: readonly CheckedMark[]
}

/** Replays one batch's chain and compares its row and its stock with the outcome. */
export function checkBatch(
  findings: Findings,
  { batch, links, stocks, marks }: BatchRows,
  streams: ReadonlyMap<string, LoadedStream>,
): void {
  if (batch === undefined) {
    const orphans = [
      ...links.map((link) => ({ table: 'event_subject', ...link })),
      ...stocks.map((stock) => ({ table: 'stock', ...stock })),
      ...marks.map((mark) => ({ table: 'batch_mark', ...mark })),
    ]
    for (const { table, batchKey } of orphans) {
      const key = `batch key ${batchKey}`
      const where = { table, key, column: 'batch_key' }
      note(findings, { ...where, expected: { says: 'check_a_batch' }, found: nothing })
    }
    return
  }
  const before = findings.differences
  const chain = openChain(findings, batch, links)
  // A chain that is not whole is named as such; what follows from it would only repeat the same fault.
  if (findings.differences > before) return
  const stream = streams.get(batch.stream)
  if (stream === undefined || chain.length === 0) {
    const expected: Told =
      stream === undefined
        ? { says: 'check_a_stream', values: { stream: batch.stream } }
        : { says: 'check_a_chain' }
    const where = { table: 'batch', key: shownBatch(batch), column: 'row' }
    note(findings, { ...where, expected, found: nothing })
    return
  }
  const { state } = replayChain(batch.id, chain, stream.carried)
  // Where a fact was erased, the context that was read off it cannot be replayed any more.
  const whole = chain.every((link) => link.whole)
  checkRow(findings, { batch, shown: shownBatch(batch) }, { state, links: chain, whole })
  if (whole)
    checkKnown(findings, { batchKey: batch.batchKey, shown: shownBatch(batch), state, marks })
  const events = chain.map(({ event }) => event)
  checkStock(findings, batch, { events, stocks })
  const { rulesSince } = stream
  const named = checkAsserted(findings, batch, { links: chain, rulesSince })
  checkInside(findings, batch, { links: chain, insideSince: stream.insideSince })
  checkWritten(findings, batch, { links: chain, stream, named })
  checkRecordTimes(findings, batch, events)
  checkDangers(findings, { id: batch.id, key: shownBatch(batch) }, { links: chain, stream })
}

interface OpenLink extends Link {
  readonly eventKey: number
  /** Whether every sealed fact of the event can still be read. */
  readonly whole: boolean
  /** Version of the stream that it was recorded under. */
  readonly version: number
}

/** Opens a chain and notes every gap, fork and place that an envelope does not know of. */
function openChain(
  findings: Findings,
  batch: CheckedBatch,
  links: readonly CheckedLink[],
): readonly OpenLink[] {
  const chain: OpenLink[] = []
  const events = new Map<string, Event>()
  for (const [index, { seq, eventKey, digest, envelope, disclosed }] of links.entries()) {
    const where = { table: 'event_subject', key: `batch ${shownBatch(batch)}, seq ${seq}` }
    const opened = openStored(envelope ?? Buffer.of(), disclosed, (id) => events.get(id))
    if (digest === null || 'why' in opened) {
      const found: Told =
        digest === null || !('why' in opened)
          ? { says: 'check_key_of_nothing', values: { eventKey } }
          : opened.why
      const expected: Told = { says: 'check_an_event' }
      note(findings, { ...where, column: 'event_key', expected, found })
      continue
    }
    const subject = opened.envelope.subjects.find((one) => one.batch === batch.id)
    const prev = links[index - 1]?.digest?.toString('base64url')
    compareColumns(findings, where, {
      expected: {
        seq: String(index + 1),
        'seq in the envelope': String(seq),
        'prev in the envelope': prev,
      },
      found: {
        seq: String(seq),
        'seq in the envelope': subject?.seq.toString(),
        'prev in the envelope': subject?.prev,
      },
    })
    events.set(opened.event.id, opened.event)
    const sealed = opened.envelope._sd?.length ?? 0
    chain.push({
      eventKey,
      event: opened.event,
      head: { headSeq: seq, headDigest: digest.toString('base64url') },
      version: versionIn(opened.envelope.schema),
      whole: Array.isArray(disclosed) ? disclosed.length === sealed : sealed === 0,
    })
  }
  return chain
}

function checkStock(
  findings: Findings,
  batch: CheckedBatch,
  { events, stocks }: { events: readonly Event[]; stocks: readonly CheckedStock[] },
): void {
  const sums = new Map<string, number>()
  for (const posting of events.flatMap(postingsOf)) {
    if (posting.batch !== batch.id) continue
    sums.set(posting.dimension, (sums.get(posting.dimension) ?? 0) + posting.amount)
  }
  const stored = new Map(stocks.map(({ dimension, amount }) => [dimension, amount]))
  for (const dimension of new Set([...sums.keys(), ...stored.keys()])) {
    const where = { table: 'stock', key: `batch ${shownBatch(batch)}, ${dimension}` }
    const sum = sums.get(dimension)
    compareColumns(findings, where, {
      expected: { amount: sum?.toString() },
      found: { amount: stored.get(dimension) },
    })
    if (sum !== undefined && sum < 0) {
      note(findings, {
        ...where,
        column: 'sum',
        expected: { says: 'check_not_negative' },
        found: String(sum),
      })
    }
  }
}

function shownBatch({ id, code }: CheckedBatch): string {
  return `${id} (${code})`
}
