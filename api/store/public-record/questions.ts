import { sql } from 'kysely'
import type { LocalNames } from '../../../domain/local-names.ts'
import type { Database } from '../database.ts'

/** Whose record a reader asks about. */
export interface AskedBatch {
  readonly batchKey: number
  readonly id: string
  readonly code: string
  readonly organisationKey: number
  readonly organisation: string
  readonly organisationNames: LocalNames
}

/** Finds the batch that a question is about; undefined where there is none. */
export async function findAskedBatch(db: Database, id: string): Promise<AskedBatch | undefined> {
  return db
    .selectFrom('batch')
    .innerJoin('organisation', 'organisation.organisation_key', 'batch.organisation_key')
    .select([
      'batch_key as batchKey',
      'id',
      'code',
      'batch.organisation_key as organisationKey',
      'organisation.name as organisation',
      'organisation.names as organisationNames',
    ])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Questions since a moment: about the batch, and to its holder in all. */
export async function countQuestions(
  system: Database,
  { batchKey, organisationKey }: Pick<AskedBatch, 'batchKey' | 'organisationKey'>,
  since: Date,
): Promise<{ readonly ofBatch: number; readonly ofHolder: number }> {
  const { rows } = await sql<{ ofBatch: number; ofHolder: number }>`
    select count(*) filter (where batch_key = ${batchKey})::integer as "ofBatch", count(*)::integer as "ofHolder"
    from record_question where organisation_key = ${organisationKey} and created_time > ${since}`.execute(
    system,
  )
  return rows[0] ?? { ofBatch: 0, ofHolder: 0 }
}

/** Digest of the link of the question with this id, null for one of before; undefined where there is no such question. */
export async function findQuestionLink(
  system: Database,
  id: string,
): Promise<{ readonly linkDigest: Buffer | null } | undefined> {
  return system
    .selectFrom('record_question')
    .select('link_digest as linkDigest')
    .where('id', '=', id)
    .executeTakeFirst()
}

export interface NewQuestion {
  readonly id: string
  readonly batch: Pick<AskedBatch, 'batchKey' | 'organisationKey'>
  readonly about: string
  readonly question: string
  readonly asker: string
  readonly replyTo: string | null
  readonly linkDigest: Buffer
  readonly language: string
  readonly now: Date
  readonly expires: Date
}

/** Keeps a question; false where one of this id, or with this link, is there already. For the system's own database. */
export async function addQuestion(
  system: Database,
  { id, batch, about, question, asker, replyTo, linkDigest, language, now, expires }: NewQuestion,
): Promise<boolean> {
  const added = await system
    .insertInto('record_question')
    .values({
      id,
      organisation_key: batch.organisationKey,
      batch_key: batch.batchKey,
      about,
      question,
      asker,
      reply_to: replyTo,
      link_digest: linkDigest,
      language,
      created_time: now,
      expires_time: expires,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

/** Removes questions that are past their end. */
export async function removeOldQuestions(system: Database, now: Date): Promise<void> {
  await system.deleteFrom('record_question').where('expires_time', '<=', now).execute()
}
