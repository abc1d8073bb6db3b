import { canonical } from '../../domain/proof/canonical.ts'
import type { Disclosure } from '../../domain/proof/disclosure.ts'
import type { Envelope } from '../../domain/proof/envelope.ts'
import { openEnvelope } from '../../domain/proof/open.ts'
import type { Proposed } from '../../domain/receipt.ts'
import { type Refusal, refuse } from '../../domain/refusal.ts'
import { mayRole, type Role } from '../../domain/role.ts'
import type { PersonPrincipal } from '../http/principal.ts'
import type { Installation } from '../installation.ts'
import { requestDigest } from '../once.ts'
import { pseudonymOf } from '../people/access/pseudonym.ts'
import type { Actor } from '../recording/entry.ts'
import type { Part } from '../recording/parse.ts'
import { sayTheSame } from '../recording/said-digest.ts'
import { readEnvelopes } from '../store/check/envelopes.ts'
import type { Database } from '../store/database.ts'
import {
  addApproval,
  addSignature,
  emptyExpired,
  findApproval,
  type StoredApproval,
} from '../store/recording/approvals.ts'
import type { CountedApproval, CountedSignature } from './counted-approvals.ts'
import type { CorrectionScans } from './scans-of-correction.ts'
import { closed, type KeptCorrection, signersAsked, stillUnsigned, waitsUntil } from './waiting.ts'

type Both = Required<Pick<CorrectionScans, 'reversal' | 'replacement'>>

interface AskedAgain {
  readonly id: string
  readonly organisationKey: number
  readonly now: Date
  readonly streams: Installation['streams']
  /** With those of its signatures alone that count now. */
  readonly counted: (waiting: StoredApproval) => Promise<StoredApproval>
}

/** What is answered about a correction that came before and waits; undefined where none does. */
export async function answerWaiting(
  db: Database,
  { reversal, replacement }: Pick<CorrectionScans, 'reversal' | 'replacement'>,
  { id, organisationKey, now, streams, counted }: AskedAgain,
): Promise<Proposed | Refusal | undefined> {
  const waiting = await findApproval(db, organisationKey, { scanId: reversal.id })
  if (waiting === undefined || waiting.recordedTime !== null) return undefined
  const isSame =
    waiting.scanDigest === digestOf({ reversal, replacement }) ||
    saysTheSame(streams, waiting.scan, { reversal, replacement })
  if (!isSame) return refuse('id_reused', '/id', ['correction_id_reused', { id }])
  return closed(waiting, now) ?? stillUnsigned(id, await counted(waiting), undefined)
}

/** Keeps a correction until a second person signs it; whoever proposes it is the first. */
export async function keepCorrection(
  { store }: Pick<Installation, 'store'>,
  { reversal, replacement }: Both,
  { principal, now }: { principal: PersonPrincipal; now: Date },
): Promise<void> {
  const { organisation, personId } = principal
  if (organisation === undefined) throw new RangeError('Cannot correct for no organisation')
  const { organisationKey, slug } = organisation
  const operator = pseudonymOf(personId, slug)
  await store
    .own(organisationKey)
    .transaction()
    .execute(async (tx) => {
      await emptyExpired(tx, organisationKey, now)
      const key = await addApproval(tx, organisationKey, {
        scanId: reversal.id,
        scan: { ...replacement, correction: reversal },
        scanDigest: digestOf({ reversal, replacement }),
        operator,
        proposedBy: operator,
        now,
        expires: waitsUntil(now),
      })
      if (key !== undefined) await addSignature(tx, key, { personId, operator, now })
    })
}

/** Whether a correction in another spelling is the one that waits, as far as that is still kept. */
function saysTheSame(
  streams: Installation['streams'],
  waiting: unknown,
  { reversal, replacement }: Record<keyof Both, object | undefined>,
): boolean {
  if (typeof waiting !== 'object' || waiting === null || !('correction' in waiting)) return false
  const { correction, ...before } = waiting
  return canonical(correction) === canonical(reversal) && sayTheSame(streams, before, replacement)
}

function digestOf({ reversal, replacement }: Record<keyof Both, object | undefined>): string {
  const scans = replacement === undefined ? [reversal] : [reversal, replacement]
  return requestDigest(scans).toString('hex')
}

interface Answerer {
  readonly approval: CountedApproval
  readonly principal: PersonPrincipal
  /** What they are to the organisation by now. */
  readonly role: Role
}

/**
 * Why somebody may not be the second to sign: whoever recorded what is corrected never is, and one of the two must have the
 * right to supervise without having recorded it.
 */
export async function faultInSigner(
  db: Database,
  { reversal }: KeptCorrection,
  { approval, principal, role }: Answerer,
): Promise<Refusal | undefined> {
  const [stored] = await readEnvelopes(db, [reversal.reverses])
  const recordedBy = stored === undefined ? undefined : operatorIn(stored)
  const signer = pseudonymOf(principal.personId, principal.organisation?.slug ?? '')
  if (recordedBy === signer) {
    return refuse('second_person_needed', '', ['correction_by_recorder'])
  }
  if (mayRole(role, 'supervise')) return undefined
  const supervises = ({ role, operator }: CountedSignature) =>
    operator !== recordedBy && mayRole(role, 'supervise')
  const isLast = approval.signed.length + 1 >= signersAsked(approval, undefined)
  if (!isLast || approval.signed.some(supervises)) return undefined
  return refuse('second_person_needed', '', ['correction_needs_supervisor'])
}

/** Both halves of a correction that two persons signed, as they are recorded together. */
export function correctionParts(
  { reversal, replacement }: KeptCorrection,
  { actor, approval }: { actor: Actor; approval: StoredApproval },
): readonly Part[] {
  const by = { actor, ...(approval.operator === null ? {} : { operator: approval.operator }) }
  const agreedBy = approval.signed.map(({ operator }) => operator)
  return [
    { scan: reversal, ...by, correcting: { agreedBy } },
    { scan: replacement, ...by },
  ]
}

/** Pseudonym of whoever recorded an event; undefined where nobody was named, or it was erased since. */
function operatorIn({ envelope, disclosed }: { envelope: Buffer; disclosed: unknown }) {
  // Both were written by `seal`. What an event takes back says nothing of who recorded it.
  const sealed = JSON.parse(envelope.toString('utf8')) as Envelope
  return openEnvelope(sealed, (disclosed ?? []) as Disclosure[]).operator
}
