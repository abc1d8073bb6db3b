import type { Content } from '../../domain/event.ts'
import type { Facts } from '../../domain/field.ts'
import type { Party } from '../../workflows/hand-over.ts'
import type { Cargo, HandOverLine } from '../../workflows/hand-over-papers.ts'
import type { CargoRow, LineRow, StoredHandOver } from '../store/custody/hand-overs.ts'

/** Part of an organisation in a hand-over. */
export function partOf(handOver: StoredHandOver, organisationKey: number): Party {
  if (handOver.senderKey === organisationKey) return 'sender'
  return handOver.receiverKey === organisationKey ? 'receiver' : 'custodian'
}

/** Lines as both sides have them now: as they were signed for, or as the last agreed correction left them. */
export function linesOf(rows: readonly LineRow[]): readonly HandOverLine[] {
  return rows.map((row) => ({
    line: row.line,
    code: row.code,
    kind: row.kind,
    offeredGrams: row.offered_grams,
    sentGrams: row.corrected_sent_grams ?? row.sent_grams ?? 0,
    acceptedGrams: row.corrected_accepted_grams ?? row.accepted_grams ?? 0,
    refusedGrams: row.refused_grams ?? 0,
    isTakenOver: row.receiver_batch_id !== null,
  }))
}

/** What left, line by line; its facts and content were checked before they were kept. */
export function cargoOf(rows: readonly CargoRow[], lines: readonly LineRow[]): readonly Cargo[] {
  const grams = new Map(lines.map(({ line, sent_grams }) => [line, sent_grams ?? 0]))
  return rows.map((row) => ({
    line: row.line,
    leftGrams: grams.get(row.line) ?? 0,
    leftState: row.standing,
    context: row.context as Facts,
    content: row.content as Content,
  }))
}
