import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { columns, type Row } from '../row.ts'

/** One version of the document of an identifier, as it was published. */
export type StoredDocument = Row<'did_document', 'version' | 'text' | 'created_time'>
const documentColumns = columns('did_document', ['version', 'text', 'created_time'])

/** A version to publish. */
export interface NewDocument {
  readonly did: string
  /** Undefined for the platform's own. */
  readonly organisationKey: number | undefined
  readonly text: string
  readonly digest: Buffer
  readonly now: Date
}

/** Publishes the next version; those before stay. The caller MUST hold the issuer's lock. */
export async function addDidDocument(tx: Database, document: NewDocument): Promise<void> {
  const { did, organisationKey = null, text, digest, now } = document
  await sql`
    insert into did_document (did, version, organisation_key, text, digest, created_time)
    select ${did}, 1 + coalesce(max(version), 0), ${organisationKey}::integer, ${text}, ${digest}, ${now}
    from did_document where did = ${did}`.execute(tx)
}

/** The newest version, or the one that is asked for. */
export async function findDidDocument(
  db: Database,
  did: string,
  version?: number,
): Promise<StoredDocument | undefined> {
  const all = db.selectFrom('did_document').select(documentColumns).where('did', '=', did)
  const asked = version === undefined ? all : all.where('version', '=', version)
  return asked.orderBy('version', 'desc').limit(1).executeTakeFirst()
}
