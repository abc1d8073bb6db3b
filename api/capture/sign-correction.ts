import type { Disclosure } from '../../domain/proof/disclosure.ts'
import type { Envelope } from '../../domain/proof/envelope.ts'
import { openEnvelope } from '../../domain/proof/open.ts'
import type { Receipt } from '../../domain/receipt.ts'
import { type Refusal, refuse } from '../../domain/refusal.ts'
import { mayRole } from '../../domain/role.ts'
import type { PersonPrincipal } from '../http/principal.ts'
import type { Installation } from '../installation.ts'
import { pseudonymOf } from '../people/access/pseudonym.ts'
import type { Actor } from '../recording/entry.ts'
import { readEnvelopes } from '../store/check/envelopes.ts'
import type { Database } from '../store/database.ts'
import type { StoredApproval } from '../store/recording/approvals.ts'
import { correctionSigners, type KeptCorrection } from './correction-approval.ts'
import type { CountedApproval, CountedSignature } from './counted-approvals.ts'

/**
 * Why somebody may not be the second to sign: whoever recorded what is corrected never is, and one of the two must have the
 * right to supervise without having recorded it.
 */
export async function faultInSigner(
  db: Database,
  { reversal }: KeptCorrection,
  { approval, principal }: { approval: CountedApproval; principal: PersonPrincipal },
): Promise<Refusal | undefined> {
  const [stored] = await readEnvelopes(db, [reversal.reverses])
  const recordedBy = stored === undefined ? undefined : operatorIn(stored)
  const signer = pseudonymOf(principal.personId, principal.organisation?.slug ?? '')
  if (recordedBy === signer) {
    return refuse('second_person_needed', '', ['correction_by_recorder'])
  }
  if (mayRole(principal.role, 'supervise')) return undefined
  const supervises = ({ role, operator }: CountedSignature) =>
    operator !== recordedBy && mayRole(role, 'supervise')
  const isLast = approval.signed.length + 1 >= correctionSigners
  if (!isLast || approval.signed.some(supervises)) return undefined
  return refuse('second_person_needed', '', ['correction_needs_supervisor'])
}

/** Records both halves of a correction that two persons signed; the receipt of what is right by now, or of what refused it. */
export async function recordCorrection(
  { recorder }: Pick<Installation, 'recorder'>,
  { reversal, replacement }: KeptCorrection,
  { actor, approval }: { actor: Actor; approval: StoredApproval },
): Promise<Receipt> {
  const known = approval.operator === null ? {} : { operator: approval.operator }
  const beside = new Map([reversal, replacement].map((scan) => [scan, known]))
  const by = { ...actor, beside }
  const agreedBy = approval.signed.map(({ operator }) => operator)
  const receipts = await recorder.recordAsOne([
    { scan: reversal, actor: by, correcting: { agreedBy } },
    { scan: replacement, actor: by },
  ])
  const faulty = receipts.find((one) => one.status === 'refused' && one.faults.length > 0)
  const [, right] = receipts
  if (right === undefined) throw new RangeError(`Cannot answer approval "${approval.id}"`)
  return faulty ?? right
}

/** Pseudonym of whoever recorded an event; undefined where nobody was named, or it was erased since. */
function operatorIn({ envelope, disclosed }: { envelope: Buffer; disclosed: unknown }) {
  // Both were written by `seal`. What an event takes back says nothing of who recorded it.
  const sealed = JSON.parse(envelope.toString('utf8')) as Envelope
  return openEnvelope(sealed, (disclosed ?? []) as Disclosure[]).operator
}
