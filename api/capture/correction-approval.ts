import { canonical } from '../../domain/proof/canonical.ts'
import type { Proposed } from '../../domain/receipt.ts'
import { type Refusal, refuse } from '../../domain/refusal.ts'
import { sha256Hex } from '../digest.ts'
import type { PersonPrincipal } from '../http/principal.ts'
import type { Installation } from '../installation.ts'
import { pseudonymOf } from '../people/access/pseudonym.ts'
import type { Database } from '../store/database.ts'
import {
  addApproval,
  addSignature,
  emptyExpired,
  findApproval,
  type StoredApproval,
} from '../store/recording/approvals.ts'
import { approvalRule, expired } from './approval-rule.ts'
import type { CorrectionScans } from './scans-of-correction.ts'

/** How many persons agree that goods are safer than they were found. */
export const correctionSigners = 2

/** A correction that waits for the second person, as its two scans. */
export interface KeptCorrection {
  readonly reversal: KeptReversal
  readonly replacement: Readonly<Record<string, unknown>>
}

interface KeptReversal extends Readonly<Record<string, unknown>> {
  readonly id: string
  /** The event that is corrected. */
  readonly reverses: string
  readonly facts: { readonly reason: string }
}

/** The correction that is kept in an approval; undefined for a scan or a decision that waits. */
export function correctionIn({ scan }: Pick<StoredApproval, 'scan'>): KeptCorrection | undefined {
  // Written by `keepCorrection`; no scan that waits has such a word, for it would not have been read.
  const { correction, ...replacement } = (scan ?? {}) as { correction?: KeptReversal }
  return correction === undefined ? undefined : { reversal: correction, replacement }
}

type Both = Required<Pick<CorrectionScans, 'reversal' | 'replacement'>>

interface AskedAgain {
  readonly id: string
  readonly organisationKey: number
  readonly now: Date
  /** How many of its signatures count now. */
  readonly count: (waiting: StoredApproval) => Promise<number>
}

/** What is answered about a correction that came before and waits; undefined where none does. */
export async function answerWaiting(
  db: Database,
  { reversal, replacement }: Pick<CorrectionScans, 'reversal' | 'replacement'>,
  { id, organisationKey, now, count }: AskedAgain,
): Promise<Proposed | Refusal | undefined> {
  const waiting = await findApproval(db, organisationKey, { scanId: reversal.id })
  if (waiting === undefined || waiting.recordedTime !== null) return undefined
  if (replacement === undefined || waiting.scanDigest !== digestOf({ reversal, replacement })) {
    return refuse('id_reused', '/id', ['correction_id_reused', { id }])
  }
  if (waiting.expiresTime <= now) return expired(waiting)
  return {
    id,
    status: 'proposed',
    approval: waiting.id,
    missing: Math.max(0, correctionSigners - (await count(waiting))),
    expires: waiting.expiresTime.toISOString(),
  }
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
  const expires = new Date(now.getTime() + approvalRule.hours * 3_600_000)
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
        expires,
      })
      if (key !== undefined) await addSignature(tx, key, { personId, operator, now })
    })
}

function digestOf({ reversal, replacement }: Both): string {
  return sha256Hex(canonical([reversal, replacement]))
}
