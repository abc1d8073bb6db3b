import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { columns, type Row } from '../row.ts'

const questionColumns = [
  'record_question_key',
  'id',
  'about',
  'question',
  'reply_to',
  'language',
  'created_time',
] as const

/** What a reader of a record asked its holder. */
export interface StoredQuestion extends Row<'record_question', (typeof questionColumns)[number]> {
  /** Of the batch. */
  readonly code: string
}

/** Whose record a reader asks about. */
export interface AskedBatch {
  readonly batchKey: number
  readonly id: string
  readonly code: string
  readonly organisationKey: number
  readonly organisation: string
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

/** Whether a question of this id is kept. */
export async function isQuestionKept(system: Database, id: string): Promise<boolean> {
  const kept = await system
    .selectFrom('record_question')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst()
  return kept !== undefined
}

export interface NewQuestion {
  readonly id: string
  readonly batch: Pick<AskedBatch, 'batchKey' | 'organisationKey'>
  readonly about: string
  readonly question: string
  readonly replyTo: string
  readonly language: string
  readonly now: Date
}

/** Keeps a question; false where one of this id is there already. For the system's own database. */
export async function addQuestion(
  system: Database,
  { id, batch, about, question, replyTo, language, now }: NewQuestion,
): Promise<boolean> {
  const added = await system
    .insertInto('record_question')
    .values({
      id,
      organisation_key: batch.organisationKey,
      batch_key: batch.batchKey,
      about,
      question,
      reply_to: replyTo,
      language,
      created_time: now,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

/** A page of an organisation's questions, newest first. */
export async function listQuestions(
  db: Database,
  organisationKey: number,
  { before, limit }: { before: number | undefined; limit: number },
): Promise<readonly StoredQuestion[]> {
  const select = db
    .selectFrom('record_question')
    .innerJoin('batch', 'batch.batch_key', 'record_question.batch_key')
    .select(columns('record_question', questionColumns))
    .select('batch.code')
    .where('record_question.organisation_key', '=', organisationKey)
    .orderBy('record_question_key', 'desc')
    .limit(limit)
  return (
    before === undefined ? select : select.where('record_question_key', '<', before)
  ).execute()
}

/** Removes a question that was dealt with; undefined where it is not there. */
export async function removeQuestion(
  db: Database,
  organisationKey: number,
  id: string,
): Promise<{ readonly id: string } | undefined> {
  return db
    .deleteFrom('record_question')
    .where('organisation_key', '=', organisationKey)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
}

/** Removes what nobody dealt with for so long. */
export async function removeOldQuestions(system: Database, before: Date): Promise<void> {
  await system.deleteFrom('record_question').where('created_time', '<', before).execute()
}
