import type { Content } from '../../../domain/event.ts'
import { type Fault, faultOf } from '../../../domain/refusal.ts'
import { firstRefusal } from '../../../workflows/first-refusal.ts'
import { isUnit } from '../../../workflows/is-unit.ts'
import {
  type CorrectedLine,
  type JudgedCorrection,
  judgeAccepted,
  judgeSent,
} from '../../../workflows/judge-correction.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import { RefusedError } from '../../http/problem.ts'
import type { CorrectionLineRow } from '../../store/custody/hand-over-corrections.ts'
import type { CargoRow, LineRow } from '../../store/custody/hand-overs.ts'
import type { CorrectionStepRequest } from './correction-step-schemas.ts'

type Proposal = Extract<CorrectionStepRequest, { step: 'correct_propose' }>

/** Grams of a line as both sides have them now. */
export function gramsNow(row: LineRow): { sent: number; accepted: number; refused: number } {
  return {
    sent: row.corrected_sent_grams ?? row.sent_grams ?? 0,
    accepted: row.corrected_accepted_grams ?? row.accepted_grams ?? 0,
    refused: row.refused_grams ?? 0,
  }
}

/** What a proposal is read against. */
export interface Signed {
  readonly stream: LoadedStream | undefined
  readonly lines: readonly LineRow[]
  readonly cargo: readonly CargoRow[]
  /** Lines of the corrections that both sides agreed on before, oldest first. */
  readonly agreed: readonly CorrectionLineRow[]
}

/** Reads what is proposed against what both sides signed for; every fault is thrown together. */
export function readProposal({ lines: asked, note }: Proposal, signed: Signed) {
  const { lines, cargo } = signed
  const faults: Fault[] = []
  const beyond: Fault[] = []
  const read = asked.flatMap((one, place) => {
    const row = lines.find(({ line }) => line === one.line)
    const inside = cargo.find(({ line }) => line === one.line)
    if (row === undefined || inside === undefined) {
      const values = { line: one.line, count: lines.length }
      faults.push(faultOf(`/lines/${place}/line`, 'line_unknown', values))
      return []
    }
    const now = gramsNow(row)
    const moves = one.reason === 'quantity_wrong'
    const sent = one.sentGrams ?? now.sent
    const accepted = one.acceptedGrams ?? now.accepted + (moves ? sent - now.sent : 0)
    const after = { ...now, sent, accepted }
    const { reason } = one
    const judged = judgedLine(row, { place, reason, now, after, note }, signed)
    faults.push(...judged.invalid)
    beyond.push(...judged.beyond)
    const grams = Math.abs(sent - now.sent)
    return {
      line: row.line,
      reason,
      sent_before_grams: now.sent,
      accepted_before_grams: now.accepted,
      sent_grams: sent,
      accepted_grams: Math.max(0, accepted),
      content: JSON.stringify(moves ? shareOf(inside.content as Content, grams, row) : {}),
    }
  })
  const refused = firstRefusal([
    ['invalid', faults],
    ['mass_unbalanced', beyond],
  ])
  if (refused !== undefined) throw new RefusedError(refused)
  return read
}

interface Changed {
  readonly place: number
  readonly reason: Proposal['lines'][number]['reason']
  readonly now: ReturnType<typeof gramsNow>
  readonly after: ReturnType<typeof gramsNow>
}

/** What is wrong with a line in itself, then by the bounds of its mass, as far as there is a mass to be judged. */
function judgedLine(
  row: LineRow,
  changed: Changed & { readonly note: string },
  { stream, agreed }: Signed,
): JudgedCorrection {
  const { reason, now, after, place, note } = changed
  const faults = faultsInLine(row, changed)
  if (faults.some(({ pointer }) => !pointer.endsWith('/acceptedGrams'))) {
    return { invalid: faults, beyond: [] }
  }
  const line: CorrectedLine = {
    batch: row.code,
    isUnit: isUnit(stream, row.kind),
    reason,
    note,
    offeredGrams: row.offered_grams,
    nowGrams: now.sent,
    sentGrams: after.sent,
    acceptedGrams: after.accepted,
    refusedGrams: after.refused,
    agreed: agreed
      .filter((one) => one.line === row.line)
      .map(({ reason, sent_before_grams: beforeGrams, sent_grams: afterGrams }) => {
        return { reason, beforeGrams, afterGrams }
      }),
  }
  const sent = judgeSent(line)
  const isSound = faults.length + sent.invalid.length + sent.beyond.length === 0
  const accepted = isSound ? judgeAccepted(line) : { invalid: [], beyond: [] }
  const placed = (found: readonly Fault[]) =>
    found.map((fault) => ({ ...fault, pointer: `/lines/${place}${fault.pointer}` }))
  return {
    invalid: [...faults, ...placed([...sent.invalid, ...accepted.invalid])],
    beyond: placed([...sent.beyond, ...accepted.beyond]),
  }
}

function faultsInLine(row: LineRow, { place, reason, now, after }: Changed): Fault[] {
  const at = (field: string) => `/lines/${place}/${field}`
  const { code: batch } = row
  if (row.receiver_batch_id === null) {
    return [faultOf(at('line'), 'corrected_line_refused', { batch })]
  }
  const faults: Fault[] = []
  if (after.sent === now.sent && after.accepted === now.accepted) {
    const { sent, accepted } = now
    faults.push(faultOf(at('line'), 'corrected_to_same', { sent, accepted }))
  }
  if (after.sent < now.refused) {
    const values = { batch, refused: now.refused, grams: after.sent }
    faults.push(faultOf(at('sentGrams'), 'corrected_below_refused', values))
  }
  if (after.accepted < 0) {
    faults.push(faultOf(at('acceptedGrams'), 'corrected_accepted_negative', { batch }))
  }
  if (reason === 'quantity_wrong' && after.sent === now.sent) {
    faults.push(faultOf(at('sentGrams'), 'corrected_quantity_same'))
  }
  const came = after.sent - now.refused
  if (came === 0 && after.accepted !== 0) {
    faults.push(faultOf(at('acceptedGrams'), 'corrected_nothing_came', { batch }))
  }
  if (came > 0 && after.accepted === 0) {
    faults.push(faultOf(at('acceptedGrams'), 'corrected_unaccounted', { batch, grams: came }))
  }
  if (came === 0 && reason === 'mass_wrong') {
    const values = { batch, reason: 'quantity_wrong' }
    faults.push(faultOf(at('reason'), 'corrected_weighed_nothing', values))
  }
  return faults
}

/** What is inside so many grams of what was sent, rounded down; exact, since the products are bigint. */
function shareOf(content: Content, grams: number, { sent_grams }: LineRow): Content {
  const shares: Record<string, number> = {}
  for (const [name, amount] of Object.entries(content)) {
    const share = Number((BigInt(amount) * BigInt(grams)) / BigInt(sent_grams ?? 1))
    if (share > 0) shares[name] = share
  }
  return shares
}
