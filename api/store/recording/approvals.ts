import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** A scan that waits for the persons who must sign it. */
export interface StoredApproval {
  readonly approvalKey: number
  readonly id: string
  readonly scanId: string
  /** As it was sent; null once it can no longer be signed. */
  readonly scan: unknown
  /** Hex. */
  readonly scanDigest: string
  /** Pseudonym under which it will be recorded; null when a station sent it without one. */
  readonly operator: string | null
  /** Pseudonym of the person, or name of the station. */
  readonly proposedBy: string
  readonly proposedTime: Date
  readonly expiresTime: Date
  readonly recordedTime: Date | null
  /** When somebody refused it; it is recorded by nobody then. */
  readonly refusedTime: Date | null
  /** Pseudonym of whoever did. */
  readonly refusedBy: string | null
  readonly refusalReason: string | null
  readonly accessKeyKey: number | null
  /** Hex. */
  readonly signature: string | null
  readonly signatureForm: number | null
  /** Who signed, in order. */
  readonly signed: readonly Signed[]
}

export interface Signed {
  readonly personId: string
  readonly operator: string
  readonly time: string
}

export interface NewApproval {
  readonly scanId: string
  readonly scan: unknown
  readonly scanDigest: string
  readonly operator?: string | undefined
  readonly proposedBy: string
  readonly now: Date
  readonly expires: Date
  readonly signature?:
    | { readonly accessKeyKey: number; readonly signature: string; readonly form: number }
    | undefined
}

function selectApprovals(db: Database, organisationKey: number) {
  return db
    .selectFrom('approval')
    .select(['approval_key as approvalKey', 'id', 'scan_id as scanId', 'scan', 'operator'])
    .select(['proposed_by as proposedBy', 'proposed_time as proposedTime'])
    .select(['expires_time as expiresTime', 'recorded_time as recordedTime'])
    .select(['refused_time as refusedTime', 'refused_by as refusedBy'])
    .select(['refusal_reason as refusalReason', 'access_key_key as accessKeyKey'])
    .select(sql<string>`encode(scan_digest, 'hex')`.as('scanDigest'))
    .select(sql<string | null>`encode(signature, 'hex')`.as('signature'))
    .select('signature_form as signatureForm')
    .select(
      sql<readonly Signed[]>`coalesce((
        select json_agg(json_build_object('personId', person_id, 'operator', signer.operator, 'time', signed_time)
          order by signed_time, person_id)
        from approval_signature as signer where signer.approval_key = approval.approval_key), '[]')`.as(
        'signed',
      ),
    )
    .where('organisation_key', '=', organisationKey)
}

/** What waits and can still be signed, oldest first. */
export async function listApprovals(
  db: Database,
  organisationKey: number,
  { now, after, limit }: { now: Date; after: number; limit: number },
): Promise<readonly StoredApproval[]> {
  return selectApprovals(db, organisationKey)
    .where('recorded_time', 'is', null)
    .where('refused_time', 'is', null)
    .where('expires_time', '>', now)
    .where('approval_key', '>', after)
    .orderBy('approval_key')
    .limit(limit)
    .execute()
}

/** The organisation's approval of this id or of the scan of this id. */
export async function findApproval(
  db: Database,
  organisationKey: number,
  by: { readonly id: string } | { readonly scanId: string },
): Promise<StoredApproval | undefined> {
  const query = selectApprovals(db, organisationKey)
  return 'id' in by
    ? query.where('id', '=', by.id).executeTakeFirst()
    : query.where('scan_id', '=', by.scanId).executeTakeFirst()
}

/** Locks an approval, so that of two signatures one is counted before the other. */
export async function lockApproval(
  tx: Database,
  organisationKey: number,
  id: string,
): Promise<void> {
  await tx
    .selectFrom('approval')
    .select('approval_key')
    .where('organisation_key', '=', organisationKey)
    .where('id', '=', id)
    .forUpdate()
    .execute()
}

/** Keeps a scan until it is signed; gives its key, or undefined when its id is kept already. */
export async function addApproval(
  tx: Database,
  organisationKey: number,
  { scanId, scan, scanDigest, operator, proposedBy, now, expires, signature }: NewApproval,
): Promise<number | undefined> {
  const added = await tx
    .insertInto('approval')
    .values({
      organisation_key: organisationKey,
      scan_id: scanId,
      scan: JSON.stringify(scan),
      scan_digest: Buffer.from(scanDigest, 'hex'),
      operator: operator ?? null,
      proposed_by: proposedBy,
      proposed_time: now,
      expires_time: expires,
      access_key_key: signature?.accessKeyKey ?? null,
      signature: signature === undefined ? null : Buffer.from(signature.signature, 'hex'),
      signature_form: signature?.form ?? null,
    })
    .onConflict((conflict) => conflict.columns(['organisation_key', 'scan_id']).doNothing())
    .returning('approval_key')
    .executeTakeFirst()
  return added?.approval_key
}

/** Adds a person's signature; one that they gave before stands. */
export async function addSignature(
  tx: Database,
  approvalKey: number,
  { personId, operator, now }: { personId: string; operator: string; now: Date },
): Promise<void> {
  await tx
    .insertInto('approval_signature')
    .values({ approval_key: approvalKey, person_id: personId, operator, signed_time: now })
    .onConflict((conflict) => conflict.columns(['approval_key', 'person_id']).doNothing())
    .execute()
}

/** Keeps when it was recorded; the first time stands. */
export async function closeApproval(
  db: Database,
  organisationKey: number,
  { approvalKey, now }: { approvalKey: number; now: Date },
): Promise<void> {
  await db
    .updateTable('approval')
    .set({ recorded_time: now })
    .where('organisation_key', '=', organisationKey)
    .where('approval_key', '=', approvalKey)
    .where('recorded_time', 'is', null)
    .execute()
}

/** Keeps who refused it and why, and empties it: nothing of it is ever recorded. */
export async function closeAsRefused(
  tx: Database,
  organisationKey: number,
  { approvalKey, by, reason, now }: { approvalKey: number; by: string; reason: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('approval')
    .set({ refused_time: now, refused_by: by, refusal_reason: reason, scan: null })
    .where('organisation_key', '=', organisationKey)
    .where('approval_key', '=', approvalKey)
    .where('recorded_time', 'is', null)
    .execute()
}

/** Empties scans that can no longer be signed: what they say lies in the events, where it can be erased. */
export async function emptyExpired(
  db: Database,
  organisationKey: number,
  now: Date,
): Promise<void> {
  await db
    .updateTable('approval')
    .set({ scan: null })
    .where('organisation_key', '=', organisationKey)
    .where('expires_time', '<=', now)
    .where('scan', 'is not', null)
    .execute()
}
