import type { Content } from '../domain/event.ts'
import { type Fault, faultOf, type Refusal, refuse } from '../domain/refusal.ts'
import { type CorrectionReason, type CorrectionState, correctableStates } from './correction.ts'
import { firstRefusal } from './first-refusal.ts'
import type { HandOverState } from './hand-over.ts'
import { type ChangeAsked, changeOf, type Grams, judgeChange } from './hand-over-change.ts'
import type { Cargo, HandOverLine } from './hand-over-papers.ts'
import type { AgreedChange } from './judge-correction.ts'
import type { LoadedStream } from './streams.ts'

/** What one side says that was really sent and accepted. */
export interface Proposal {
  readonly id: string
  readonly note: string
  readonly lines: readonly ChangeAsked[]
}

/** What a proposal is held against: the papers as both sides have them now. */
export interface KnownOfProposal {
  readonly state: HandOverState
  /** Corrections so far, as they stand now. */
  readonly corrections: readonly { readonly id: string; readonly state: CorrectionState }[]
  readonly lines: readonly HandOverLine[]
  readonly cargo: readonly Cargo[]
  /** What both sides agreed on before, oldest first. */
  readonly agreed: readonly (AgreedChange & { readonly line: number })[]
  readonly stream: LoadedStream | undefined
}

/** What a line would be, with what is inside the grams that move. */
export interface ProposedLine {
  readonly line: number
  readonly reason: CorrectionReason
  readonly sent: Grams
  readonly accepted: Grams
  readonly content: Content
}

/** Decides what may be proposed, or gives the refusal with every fault. */
export function decideProposal(
  proposal: Proposal,
  known: KnownOfProposal,
): readonly ProposedLine[] | Refusal {
  const closed = refusedForNow(proposal, known)
  if (closed !== undefined) return closed
  const { lines, cargo } = known
  const faults: Fault[] = []
  const beyond: Fault[] = []
  const proposed = proposal.lines.flatMap((one, place): ProposedLine[] => {
    const row = lines.find(({ line }) => line === one.line)
    const inside = cargo.find(({ line }) => line === one.line)
    if (row === undefined || inside === undefined) {
      const values = { line: one.line, count: lines.length }
      faults.push(faultOf(`/lines/${place}/line`, 'line_unknown', values))
      return []
    }
    const changed = changeOf(row, one)
    const { note } = proposal
    const judged = judgeChange(row, { ...changed, place, note, cargo: inside }, known)
    faults.push(...judged.invalid)
    beyond.push(...judged.beyond)
    const { sent, accepted, reason } = changed
    const moved = reason === 'quantity_wrong' ? Math.abs(sent.after - sent.before) : 0
    const content = moved === 0 ? {} : shareOf(inside, moved)
    const kept = { before: accepted.before, after: Math.max(0, accepted.after) }
    return [{ line: row.line, reason, sent, accepted: kept, content }]
  })
  const refused = firstRefusal([
    ['invalid', faults],
    ['mass_unbalanced', beyond],
  ])
  return refused ?? proposed
}

/** Why nothing may be proposed now, whatever it says. */
function refusedForNow(
  proposal: Proposal,
  { state, corrections }: KnownOfProposal,
): Refusal | undefined {
  if (!correctableStates.includes(state)) {
    const says = ['hand_over_not_correctable', { state, states: correctableStates }] as const
    return refuse('step_not_open', '/step', says)
  }
  if (corrections.some(({ id }) => id === proposal.id)) {
    return refuse('id_reused', '/id', ['step_id_reused', { id: proposal.id }])
  }
  const open = corrections.find((one) => one.state === 'proposed')
  if (open !== undefined) {
    return refuse('step_not_open', '/step', ['correction_waits', { correction: open.id }])
  }
  return undefined
}

/** What is inside so many grams of what was sent, rounded down; exact, since the products are bigint. */
function shareOf({ content, leftGrams }: Cargo, grams: number): Content {
  const shares: Record<string, number> = {}
  for (const [name, amount] of Object.entries(content)) {
    const share = Number((BigInt(amount) * BigInt(grams)) / BigInt(leftGrams))
    if (share > 0) shares[name] = share
  }
  return shares
}
