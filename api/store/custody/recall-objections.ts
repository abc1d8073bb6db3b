import type { Insertable } from 'kysely'
import type { LocalNames } from '../../../domain/local-names.ts'
import type { Database, Tables } from '../database.ts'
import { columns, type Row } from '../row.ts'

const objectionColumns = ['recall_key', 'organisation_key', 'note', 'created_time'] as const

/** A holder who does not agree with a notice on its own pages, or the authority that took the notice off them. */
export interface StoredObjection
  extends Row<'recall_objection', (typeof objectionColumns)[number]> {
  /** Null when the holder itself objects. */
  readonly authority: string | null
  readonly authorityNames: LocalNames | null
}

/** Adds an objection, one of a holder and one of an authority for each holder; gives the one that stands. */
export async function addObjection(
  db: Database,
  objection: Insertable<Tables['recall_objection']>,
): Promise<{ readonly id: string; readonly note: string; readonly isNew: boolean }> {
  const added = await db
    .insertInto('recall_objection')
    .values(objection)
    .onConflict((conflict) => conflict.doNothing())
    .returning(['id', 'note'])
    .executeTakeFirst()
  if (added !== undefined) return { ...added, isNew: true }
  const { recall_key, organisation_key, authority_key = null } = objection
  const earlier = await db
    .selectFrom('recall_objection')
    .select(['id', 'note'])
    .where('recall_key', '=', recall_key)
    .where('organisation_key', '=', organisation_key)
    .where('authority_key', 'is not distinct from', authority_key)
    .executeTakeFirstOrThrow()
  return { ...earlier, isNew: false }
}

/** Objections to these recalls, oldest first. MUST be asked of the system, which knows names. */
export async function listObjections(
  system: Database,
  recallKeys: readonly number[],
): Promise<readonly StoredObjection[]> {
  return system
    .selectFrom('recall_objection')
    .leftJoin('organisation', 'organisation.organisation_key', 'authority_key')
    .select(columns('recall_objection', objectionColumns))
    .select(['organisation.name as authority', 'organisation.names as authorityNames'])
    .where('recall_key', 'in', [...recallKeys])
    .orderBy('recall_objection_key')
    .execute()
}

/** The code of the batch that a recall was opened for. MUST be asked of the system: it is the opener's. */
export async function readRecalledCode(system: Database, recallKey: number): Promise<string> {
  const { code } = await system
    .selectFrom('recall')
    .innerJoin('batch', 'batch.batch_key', 'recall.batch_key')
    .select('code')
    .where('recall_key', '=', recallKey)
    .executeTakeFirstOrThrow()
  return code
}
