import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { columns, type Row } from '../row.ts'

/** A key with which somebody signs credentials, or did. */
export type StoredKey = Row<
  'issuer_key',
  'issuer_key_key' | 'did' | 'name' | 'public_key' | 'sealed' | 'created_time' | 'ended_time'
>
const keyColumns = columns('issuer_key', [
  'issuer_key_key',
  'did',
  'name',
  'public_key',
  'sealed',
  'created_time',
  'ended_time',
])

/** Lets only one at a time make, end or sign with keys of an identifier, until the transaction ends. */
export async function lockIssuer(tx: Database, did: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`issuer ${did}`}, 0))`.execute(tx)
}

/** All keys of an identifier, in the order in which they were made. */
export async function listIssuerKeys(tx: Database, did: string): Promise<readonly StoredKey[]> {
  return tx
    .selectFrom('issuer_key')
    .select(keyColumns)
    .where('did', '=', did)
    .orderBy('issuer_key_key')
    .execute()
}

/** Every key in use, whoever signs with it. */
export async function listKeysInUse(db: Database): Promise<readonly StoredKey[]> {
  return db
    .selectFrom('issuer_key')
    .select(keyColumns)
    .where('ended_time', 'is', null)
    .orderBy('issuer_key_key')
    .execute()
}

/** A key to keep. */
export interface NewKey {
  readonly did: string
  /** Undefined for the platform's own. */
  readonly organisationKey: number | undefined
  readonly name: string
  readonly publicKey: Buffer
  readonly sealed: string
  readonly now: Date
}

/** Keeps a key that is in use from now on. */
export async function addIssuerKey(tx: Database, key: NewKey): Promise<void> {
  const { did, organisationKey, name, publicKey, sealed, now } = key
  await tx
    .insertInto('issuer_key')
    .values({
      did,
      organisation_key: organisationKey ?? null,
      name,
      public_key: publicKey,
      sealed,
      created_time: now,
    })
    .execute()
}

/** Ends a key: its private part goes, the rest stays for good. */
export async function endIssuerKey(tx: Database, issuerKeyKey: number, now: Date): Promise<void> {
  await tx
    .updateTable('issuer_key')
    .set({ sealed: null, ended_time: now })
    .where('issuer_key_key', '=', issuerKeyKey)
    .execute()
}

/** Keeps a key sealed anew, unless it was ended meanwhile. */
export async function keepKeySealed(
  db: Database,
  { issuerKeyKey, sealed }: Pick<StoredKey, 'issuerKeyKey' | 'sealed'>,
  anew: string,
): Promise<void> {
  await db
    .updateTable('issuer_key')
    .set({ sealed: anew })
    .where('issuer_key_key', '=', issuerKeyKey)
    .where('sealed', '=', sealed)
    .execute()
}
