import type { Content } from '../../domain/event.ts'
import type { Fault } from '../../domain/refusal.ts'
import { RefusedError } from '../problem.ts'
import type { CargoRow, LineRow } from '../store/hand-overs.ts'
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

/** Reads what is proposed against what both sides signed for; every fault is thrown together. */
export function readProposal(
  { lines: asked }: Proposal,
  { lines, cargo }: { lines: readonly LineRow[]; cargo: readonly CargoRow[] },
) {
  const faults: Fault[] = []
  const read = asked.flatMap((one, place) => {
    const row = lines.find(({ line }) => line === one.line)
    const inside = cargo.find(({ line }) => line === one.line)
    if (row === undefined || inside === undefined) {
      const message = `Cannot find line ${one.line}: this hand-over has lines 1 to ${lines.length}`
      faults.push({ pointer: `/lines/${place}/line`, message })
      return []
    }
    const now = gramsNow(row)
    const moves = one.reason === 'quantity_wrong'
    const sent = one.sentGrams ?? now.sent
    const accepted = one.acceptedGrams ?? now.accepted + (moves ? sent - now.sent : 0)
    const after = { ...now, sent, accepted }
    const { reason } = one
    faults.push(...faultsInLine(row, { place, reason, now, after }))
    const grams = Math.abs(sent - now.sent)
    return {
      ...{ line: row.line, reason },
      ...{ sent_before_grams: now.sent, accepted_before_grams: now.accepted },
      ...{ sent_grams: sent, accepted_grams: Math.max(0, accepted) },
      content: JSON.stringify(moves ? shareOf(inside.content as Content, grams, row) : {}),
    }
  })
  if (faults.length > 0) throw new RefusedError({ code: 'invalid', faults })
  return read
}

interface Changed {
  readonly place: number
  readonly reason: Proposal['lines'][number]['reason']
  readonly now: ReturnType<typeof gramsNow>
  readonly after: ReturnType<typeof gramsNow>
}

function faultsInLine(row: LineRow, { place, reason, now, after }: Changed): Fault[] {
  const fault = (field: string, message: string): Fault => ({
    pointer: `/lines/${place}/${field}`,
    message,
  })
  if (row.receiver_batch_id === null) {
    return [fault('line', `Cannot correct line ${row.line} ("${row.code}"): all of it was refused`)]
  }
  const faults: Fault[] = []
  if (after.sent === now.sent && after.accepted === now.accepted) {
    const message = `Cannot correct line ${row.line} to what it is: ${now.sent} g sent, ${now.accepted} g accepted`
    faults.push(fault('line', message))
  }
  if (after.sent < now.refused) {
    const message = `Cannot have sent ${after.sent} g of "${row.code}": ${now.refused} g of it were refused`
    faults.push(fault('sentGrams', message))
  }
  if (after.accepted < 0) {
    faults.push(fault('acceptedGrams', `Cannot accept less than nothing of "${row.code}"`))
  }
  if (reason === 'quantity_wrong' && after.sent === now.sent) {
    const message = 'Cannot correct a quantity that stays the same: expected other grams sent'
    faults.push(fault('sentGrams', message))
  }
  const nothingCame = after.sent === now.refused
  if (nothingCame !== (after.accepted === 0)) {
    const message = `Cannot leave ${after.sent - now.refused} g of "${row.code}" on nobody's books: expected something accepted of what was sent and not refused, or neither`
    faults.push(fault('acceptedGrams', message))
  }
  if (nothingCame && reason === 'mass_wrong') {
    const message = 'Cannot have weighed nothing: expected "quantity_wrong", as all of it stays'
    faults.push(fault('reason', message))
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
