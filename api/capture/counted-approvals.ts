import { kindsServing } from '../../domain/competence.ts'
import { mayRole, type Role } from '../../domain/role.ts'
import type { Stage } from '../../workflows/stream.ts'
import type { Installation } from '../installation.ts'
import type { Database } from '../store/database.ts'
import { holdCompetences } from '../store/organisations/competences.ts'
import { holdRoles, readRoles } from '../store/people/member-roles.ts'
import type { Signed, StoredApproval } from '../store/recording/approvals.ts'
import { wordsOf } from './sent.ts'
import { correctionIn } from './waiting.ts'

/** A signature of somebody who may still sign, with what they are now. */
export interface CountedSignature extends Signed {
  readonly role: Role
}

/** An approval with those signatures alone that count now. */
export type CountedApproval = Omit<StoredApproval, 'signed'> & {
  readonly signed: readonly CountedSignature[]
}

interface Counting {
  readonly organisationKey: number
  readonly now: Date
  /** Inside a transaction: those who signed stay what they are until it ends. */
  readonly holds?: true
}

/**
 * What waits, with the signatures that count: of those who could still give them. Whoever was switched off, left, or lost the
 * role or the certificate since they signed is as if they had not; given back what they lost, they count again. A fixed
 * number of statements however many wait.
 */
export async function countedApprovals(
  { store, streams }: Pick<Installation, 'store' | 'streams'>,
  db: Database,
  approvals: readonly StoredApproval[],
  { organisationKey, now, holds }: Counting,
): Promise<readonly CountedApproval[]> {
  const given = approvals.flatMap((approval) => approval.signed.map((one) => ({ approval, one })))
  if (given.length === 0) return approvals.map((approval) => ({ ...approval, signed: [] }))
  const people = [...new Set(given.map(({ one }) => one.personId))]
  const roles =
    holds === true
      ? await holdRoles(db, organisationKey, people)
      : await readRoles(store.system, organisationKey, people)
  const stageOf = ({ scan }: StoredApproval): Stage | undefined => {
    const { stream, stage } = wordsOf(scan)
    return streams.get(stream)?.allStages[stage]
  }
  const asked = given.map(({ approval, one }) => {
    const competence = stageOf(approval)?.competence
    return {
      operator: one.operator,
      kinds: competence === undefined ? [] : kindsServing(competence),
      facility: wordsOf(approval.scan).facility,
      time: now,
    }
  })
  const held = await holdCompetences(db, organisationKey, asked)
  const counts = new Set(
    given.flatMap(({ approval, one }, index) => {
      const role = roles.get(one.personId)
      const isHeld = asked[index]?.kinds.length === 0 || held[index]?.held === true
      return role !== undefined && isHeld && mayRole(role, rightOf(approval, one)) ? [one] : []
    }),
  )
  return approvals.map((approval) => ({
    ...approval,
    signed: approval.signed.flatMap((one) => {
      const role = roles.get(one.personId)
      return role !== undefined && counts.has(one) ? [{ ...one, role }] : []
    }),
  }))
}

/** What was asked of whoever gave the signature: a correction is proposed by somebody who supervises. */
function rightOf(approval: StoredApproval, { operator }: Signed): 'record' | 'supervise' {
  const isProposer = correctionIn(approval) !== undefined && operator === approval.operator
  return isProposer ? 'supervise' : 'record'
}

/** The same of one. */
export async function countedApproval(
  installation: Pick<Installation, 'store' | 'streams'>,
  db: Database,
  approval: StoredApproval,
  counting: Counting,
): Promise<CountedApproval> {
  const [counted] = await countedApprovals(installation, db, [approval], counting)
  return counted ?? { ...approval, signed: [] }
}
