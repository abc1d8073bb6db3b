import type { Insertable, Transaction, Updateable } from 'kysely'
import type { CorrectionState } from '../../workflows/correction.ts'
import type { HandOverState } from '../../workflows/hand-over.ts'
import { addCorrection, closeCorrection } from '../store/custody/hand-over-corrections.ts'
import { addCargo, addStep, updateLine } from '../store/custody/hand-over-lines.ts'
import {
  type HandOverChange,
  type StoredHandOver,
  updateHandOver,
} from '../store/custody/hand-overs.ts'
import { tellParties } from '../store/custody/tell-parties.ts'
import type { Tables } from '../store/database.ts'
import type { OutboxEntry } from '../store/notifications/outbox.ts'
import { closeApproval } from '../store/recording/approvals.ts'
import type { Signatory, sign } from './sign-step.ts'

/** What a step changes on the papers of its hand-over. */
export interface Changes {
  readonly state: HandOverState
  readonly handOver?: HandOverChange
  readonly lines?: readonly LineChange[]
  /** What the receiver goes on from. */
  readonly cargo?: readonly Insertable<Tables['hand_over_cargo']>[]
  /** The agreement of two persons that it fulfils. */
  readonly agreement?: { readonly approvalKey: number } | undefined
  /** A correction that waits for its answer, with its lines. */
  readonly added?: Parameters<typeof addCorrection>[1]
  readonly addedLines?: Parameters<typeof addCorrection>[2]
  readonly ended?: readonly EndedCorrection[]
  readonly told: readonly OutboxEntry[]
}

interface LineChange {
  readonly line: number
  readonly change: Updateable<Tables['hand_over_line']>
}

interface EndedCorrection {
  readonly correctionKey: number
  readonly state: Exclude<CorrectionState, 'proposed'>
}

/** Writes a signed step with all that it changed and whom it is told to; the hand-over MUST be locked. */
export async function write(
  tx: Transaction<Tables>,
  { handOver, organisation, now }: Signatory & { readonly handOver: StoredHandOver },
  { step, changes }: { step: ReturnType<typeof sign>; changes: Changes },
): Promise<void> {
  const { handOverKey } = handOver
  const { organisationKey } = organisation
  if (changes.cargo !== undefined) await addCargo(tx, changes.cargo)
  for (const { line, change } of changes.lines ?? []) {
    await updateLine(tx, { handOverKey, line }, change)
  }
  if (changes.agreement !== undefined) {
    const { approvalKey } = changes.agreement
    await closeApproval(tx, organisationKey, { approvalKey, now })
  }
  for (const { correctionKey, state } of changes.ended ?? []) {
    await closeCorrection(tx, correctionKey, { state, now })
  }
  if (changes.added !== undefined) {
    await addCorrection(tx, changes.added, changes.addedLines ?? [])
  }
  await updateHandOver(tx, handOverKey, {
    ...changes.handOver,
    state: changes.state,
    step_count: step.step,
    head_digest: step.digest,
  })
  await addStep(tx, step)
  // Messages may overtake each other: each says which step of the hand-over it tells of.
  const told = changes.told.map((entry) =>
    entry.subject === handOver.id
      ? { ...entry, payload: { ...entry.payload, sequence: step.step } }
      : entry,
  )
  await tellParties(tx, organisationKey, told)
}
