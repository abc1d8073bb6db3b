import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { mayRole } from '../../../domain/role.ts'
import type { KnownOfAnswer } from '../../../workflows/hand-over-answer.ts'
import type { KnownOfProposal, ProposedLine } from '../../../workflows/hand-over-proposal.ts'
import type { Installation } from '../../installation.ts'
import { pseudonymOf } from '../../people/access/pseudonym.ts'
import {
  type CorrectionLineRow,
  type CorrectionRow,
  listCorrectionLines,
  listCorrections,
} from '../../store/custody/hand-over-corrections.ts'
import { listCargo, listLines } from '../../store/custody/hand-over-lines.ts'
import type { LineRow, StepRow } from '../../store/custody/hand-overs.ts'
import { nameOrganisations } from '../../store/organisations/organisations.ts'
import { readRoles } from '../../store/people/member-roles.ts'
import { findFormerEvent, formersOf } from '../former-event.ts'
import { cargoOf, linesOf, partOf } from '../papers.ts'
import type { Taking } from '../take-signed-step.ts'
import { proposerOf, stateNow } from './correction-view.ts'

/** What a proposal reads: the papers as both sides have them now, and a correction that may only have expired. */
export interface ReadProposal {
  readonly open: CorrectionRow | undefined
  readonly known: KnownOfProposal
}

/** Reads what a proposal is held against. */
export async function readProposal(
  { streams }: Pick<Installation, 'streams'>,
  { handOver, held, now }: Taking,
): Promise<ReadProposal> {
  const { tx } = held
  const { handOverKey, state } = handOver
  const lines = await listLines(tx, [handOverKey])
  const all = await listCorrections(tx, [handOverKey])
  const consented = all.filter((one) => one.state === 'consented')
  const keys = consented.map((one) => one.hand_over_correction_key)
  return {
    open: all.find((one) => one.state === 'proposed'),
    known: {
      state,
      corrections: all.map((one) => ({ id: one.id, state: stateNow(one, now) })),
      lines: linesOf(lines),
      cargo: cargoOf(await listCargo(tx, handOverKey), lines),
      agreed: (await listCorrectionLines(tx, keys)).map(({ line, reason, ...grams }) => ({
        line,
        reason,
        beforeGrams: grams.sent_before_grams,
        afterGrams: grams.sent_grams,
      })),
      stream: streams.get(lines[0]?.stream ?? ''),
    },
  }
}

/** What an answer reads: the correction with its lines, and the papers that a consent changes. */
export interface ReadAnswer {
  readonly correction: CorrectionRow
  readonly changes: readonly ProposedLine[]
  readonly lines: readonly LineRow[]
  readonly known: KnownOfAnswer
}

/** Reads what an answer to a correction is held against. */
export async function readAnswer(
  { store }: Pick<Installation, 'store'>,
  { handOver, held, organisation, steps, now }: Taking,
  id: string,
): Promise<ReadAnswer> {
  const { tx } = held
  const { handOverKey } = handOver
  const all = await listCorrections(tx, [handOverKey])
  const correction = all.find((one) => one.id === id)
  if (correction === undefined) {
    const says = ['correction_unknown', { correction: id }] as const
    throw new RefusedError(refuse('not_found', '/correction', says))
  }
  const booked = await findFormerEvent(store.system, formersOf({ handOver, correction }).accepted)
  // What is booked already is only to be written down, whatever the date.
  const isWaiting = booked !== undefined && correction.state === 'proposed'
  const changes = await listCorrectionLines(tx, [correction.hand_over_correction_key])
  return {
    correction,
    changes: changes.map(proposedOf),
    lines: await listLines(tx, [handOverKey]),
    known: {
      state: isWaiting ? 'proposed' : stateNow(correction, now),
      part: partOf(handOver, organisation.organisationKey),
      proposedBy: proposerOf(correction),
      proposerStands: await proposerStands({ store }, steps, correction.id),
      booked,
    },
  }
}

function proposedOf(row: CorrectionLineRow): ProposedLine {
  return {
    line: row.line,
    reason: row.reason,
    sent: { before: row.sent_before_grams, after: row.sent_grams },
    accepted: { before: row.accepted_before_grams, after: row.accepted_grams },
    content: row.content as ProposedLine['content'],
  }
}

/**
 * Whether the person who proposed a correction may still bind their side: otherwise a consent would book what nobody there
 * stands for. The side proposes it again, by somebody who may. A station is no person, and its key ends with it.
 */
async function proposerStands(
  { store }: Pick<Installation, 'store'>,
  steps: readonly StepRow[],
  correction: string,
): Promise<boolean> {
  const proposal = steps.find(({ kind, id }) => kind === 'correct_propose' && id === correction)
  if (proposal === undefined || proposal.signer_kind !== 'person') return true
  const { organisation_key: key, signer } = proposal
  const { slug = '' } = (await nameOrganisations(store.system, [key])).get(key) ?? {}
  const roles = await readRoles(store.system, key)
  return [...roles].some(
    ([personId, role]) => mayRole(role, 'supervise') && pseudonymOf(personId, slug) === signer,
  )
}
