import type { PassportCause } from '../../../domain/passport/passport-step.ts'
import type { Database } from '../database.ts'
import type { NewestPassport } from './passports.ts'

/** A passport that begins. */
export interface NewPassport {
  readonly id: string
  readonly organisationKey: number
  readonly stream: string
  readonly operation: string
  readonly batchKey: number
  readonly now: Date
}

/** Begins a passport; gives its key. */
export async function addPassport(tx: Database, passport: NewPassport): Promise<number> {
  const { id, organisationKey, stream, operation, batchKey, now } = passport
  const { passport_key } = await tx
    .insertInto('passport')
    .values({
      id,
      organisation_key: organisationKey,
      stream,
      operation,
      batch_key: batchKey,
      created_time: now,
    })
    .returning('passport_key')
    .executeTakeFirstOrThrow()
  return passport_key
}

/** Notes which passports a passport goes on from. */
export async function addPredecessors(
  tx: Database,
  { passportKey, organisationKey }: { passportKey: number; organisationKey: number },
  predecessors: readonly Pick<NewestPassport, 'passportKey'>[],
): Promise<void> {
  if (predecessors.length === 0) return
  const rows = predecessors.map((one) => ({
    passport_key: passportKey,
    predecessor_key: one.passportKey,
    organisation_key: organisationKey,
  }))
  await tx.insertInto('passport_predecessor').values(rows).execute()
}

/** Lets a passport go on with another organisation, under the batch that the thing is known by there. */
export async function passOn(
  tx: Database,
  passportKey: number,
  { organisationKey, batchKey }: { organisationKey: number; batchKey: number },
): Promise<void> {
  await tx
    .updateTable('passport')
    .set({ organisation_key: organisationKey, batch_key: batchKey })
    .where('passport_key', '=', passportKey)
    .execute()
}

/** Ends a passport for good. */
export async function endPassport(tx: Database, passportKey: number, now: Date): Promise<void> {
  await tx
    .updateTable('passport')
    .set({ ended_time: now })
    .where('passport_key', '=', passportKey)
    .where('ended_time', 'is', null)
    .execute()
}

/** Lets a passport that had ended stand again. */
export async function reopenPassport(tx: Database, passportKey: number): Promise<void> {
  await tx
    .updateTable('passport')
    .set({ ended_time: null })
    .where('passport_key', '=', passportKey)
    .execute()
}

/** A version as it was signed. */
export interface NewVersion {
  readonly id: string
  readonly passportKey: number
  readonly version: number
  readonly organisationKey: number
  readonly batchKey: number
  readonly seq: number
  readonly cause: PassportCause
  readonly did: string
  readonly token: string
  readonly digest: Buffer
  readonly history: string
  readonly historyDigest: Buffer
  readonly statusListKey: number
  readonly statusIndex: number
  readonly now: Date
}

/** Keeps a version, which takes the place of the one before. A suspension goes on until it is lifted, whatever is said anew. */
export async function addVersion(tx: Database, version: NewVersion): Promise<void> {
  const { now } = version
  const before = await tx
    .updateTable('passport_version')
    .set({ superseded_time: now })
    .where('passport_key', '=', version.passportKey)
    .where('superseded_time', 'is', null)
    .returning(['suspended_time', 'suspension_reason'])
    .executeTakeFirst()
  await tx
    .insertInto('passport_version')
    .values({
      id: version.id,
      passport_key: version.passportKey,
      version: version.version,
      organisation_key: version.organisationKey,
      batch_key: version.batchKey,
      seq: version.seq,
      cause: version.cause,
      did: version.did,
      token: version.token,
      digest: version.digest,
      history: version.history,
      history_digest: version.historyDigest,
      status_list_key: version.statusListKey,
      status_index: version.statusIndex,
      issued_time: now,
      ...before,
    })
    .execute()
}

/** Marks a version as revoked, once. */
export async function setRevoked(
  tx: Database,
  versionId: string,
  { reason, now }: { readonly reason: string; readonly now: Date },
): Promise<void> {
  await tx
    .updateTable('passport_version')
    .set({ revoked_time: now, revocation_reason: reason })
    .where('id', '=', versionId)
    .where('revoked_time', 'is', null)
    .execute()
}

/** Marks every version of a passport as revoked that is not yet. */
export async function setAllRevoked(
  tx: Database,
  passportKey: number,
  { reason, now }: { readonly reason: string; readonly now: Date },
): Promise<void> {
  await tx
    .updateTable('passport_version')
    .set({ revoked_time: now, revocation_reason: reason })
    .where('passport_key', '=', passportKey)
    .where('revoked_time', 'is', null)
    .execute()
}

/** Marks a version as suspended, or as good again where no reason is given. */
export async function setSuspended(
  tx: Database,
  versionId: string,
  { reason, now }: { readonly reason: string | null; readonly now: Date },
): Promise<void> {
  await tx
    .updateTable('passport_version')
    .set({ suspended_time: reason === null ? null : now, suspension_reason: reason })
    .where('id', '=', versionId)
    .execute()
}
