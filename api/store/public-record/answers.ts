import type { LocalNames } from '../../../domain/local-names.ts'
import type { Database } from '../database.ts'
import { columns, type Row } from '../row.ts'

const questionColumns = [
  'record_question_key',
  'id',
  'about',
  'question',
  'asker',
  'reply_to',
  'link_digest',
  'state',
  'answer',
  'answered_time',
  'grant_id',
  'created_time',
  'expires_time',
] as const

/** What a reader of a record asked its holder. */
export interface StoredQuestion extends Row<'record_question', (typeof questionColumns)[number]> {
  /** Of the batch. */
  readonly code: string
}

/** The same as whoever asked reads it by their link. */
export interface LinkedQuestion extends StoredQuestion {
  readonly organisationKey: number
  readonly organisation: string
  readonly organisationNames: LocalNames
  /** Id of the batch. */
  readonly batch: string
  /** Of what was shown for it; null where nothing was. */
  readonly shownUntil: Date | null
  readonly shownEnded: Date | null
}

/** A page of an organisation's questions, newest first. */
export async function listQuestions(
  db: Database,
  organisationKey: number,
  { before, limit }: { before: number | undefined; limit: number },
): Promise<readonly StoredQuestion[]> {
  const select = ofOrganisation(db, organisationKey)
    .orderBy('record_question_key', 'desc')
    .limit(limit)
  return (
    before === undefined ? select : select.where('record_question_key', '<', before)
  ).execute()
}

/** One question of an organisation; undefined where it is not there. */
export async function findQuestion(
  db: Database,
  organisationKey: number,
  id: string,
): Promise<StoredQuestion | undefined> {
  return ofOrganisation(db, organisationKey).where('record_question.id', '=', id).executeTakeFirst()
}

function ofOrganisation(db: Database, organisationKey: number) {
  return db
    .selectFrom('record_question')
    .innerJoin('batch', 'batch.batch_key', 'record_question.batch_key')
    .select(columns('record_question', questionColumns))
    .select('batch.code')
    .where('record_question.organisation_key', '=', organisationKey)
}

/** The question that a link opens, until its end. For the system's own database. */
export async function findLinkedQuestion(
  system: Database,
  linkDigest: Buffer,
  now: Date,
): Promise<LinkedQuestion | undefined> {
  return system
    .selectFrom('record_question')
    .innerJoin('batch', 'batch.batch_key', 'record_question.batch_key')
    .innerJoin('organisation', 'organisation.organisation_key', 'record_question.organisation_key')
    .leftJoin('fact_grant', 'fact_grant.id', 'record_question.grant_id')
    .select(columns('record_question', questionColumns))
    .select([
      'record_question.organisation_key as organisationKey',
      'organisation.name as organisation',
      'organisation.names as organisationNames',
      'batch.id as batch',
      'batch.code',
      'fact_grant.expires_time as shownUntil',
      'fact_grant.ended_time as shownEnded',
    ])
    .where('record_question.link_digest', '=', linkDigest)
    .where('record_question.expires_time', '>', now)
    .executeTakeFirst()
}

/** What the holder answers, or why not. */
export interface Answer {
  readonly id: string
  readonly state: 'answered' | 'declined'
  readonly answer: string
  /** Of the grant that comes with it. */
  readonly grantId: string | null
  readonly now: Date
  readonly expires: Date
}

/** Answers a question that waits; false where none does. */
export async function answerQuestion(
  tx: Database,
  organisationKey: number,
  { id, state, answer, grantId, now, expires }: Answer,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('record_question')
    .set({ state, answer, answered_time: now, expires_time: expires })
    .$if(grantId !== null, (query) => query.set({ grant_id: grantId ?? '' }))
    .where('organisation_key', '=', organisationKey)
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .where('link_digest', 'is not', null)
    .executeTakeFirst()
  return numUpdatedRows > 0
}

/** Removes a question; undefined where it is not there. Its grant stays, and is for the caller to end. */
export async function removeQuestion(
  db: Database,
  organisationKey: number,
  id: string,
): Promise<{ readonly grantId: string | null } | undefined> {
  return db
    .deleteFrom('record_question')
    .where('organisation_key', '=', organisationKey)
    .where('id', '=', id)
    .returning('grant_id as grantId')
    .executeTakeFirst()
}
