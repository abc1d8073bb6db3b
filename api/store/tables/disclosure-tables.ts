import type { Generated } from 'kysely'
import type { Audience } from '../../../domain/field.ts'
import type { Later, WrittenOnce } from './columns.ts'

/** Tables of confidential facts that are shown to a named party, and of those that were erased. */
export interface DisclosureTables {
  fact_grant: {
    fact_grant_key: Generated<number>
    id: WrittenOnce<string>
    organisation_key: WrittenOnce<number>
    receiver_key: WrittenOnce<number | null>
    receiver_name: WrittenOnce<string>
    link_digest: WrittenOnce<Buffer | null>
    audiences: WrittenOnce<readonly Audience[]>
    facts: WrittenOnce<readonly string[]>
    reason: WrittenOnce<string>
    given_by: WrittenOnce<string>
    digest: WrittenOnce<Buffer>
    created_time: WrittenOnce<Date>
    expires_time: WrittenOnce<Date>
    ended_time: Later<Date>
  }
  fact_grant_batch: {
    fact_grant_key: WrittenOnce<number>
    place: WrittenOnce<number>
    organisation_key: WrittenOnce<number>
    batch_key: WrittenOnce<number>
    up_to: WrittenOnce<number>
  }
  record_question: {
    record_question_key: Generated<number>
    id: WrittenOnce<string>
    organisation_key: WrittenOnce<number>
    batch_key: WrittenOnce<number>
    about: WrittenOnce<string>
    question: WrittenOnce<string>
    /** Who the stranger says to be; empty for questions of before. */
    asker: WrittenOnce<string | null>
    /** How else they may be reached, where they said it. */
    reply_to: WrittenOnce<string | null>
    /** SHA-256 of the secret in the link by which they read the answer; empty for questions of before. */
    link_digest: WrittenOnce<Buffer | null>
    language: WrittenOnce<string>
    state: Generated<'waiting' | 'answered' | 'declined'>
    /** What they are told: an answer, or why there is none. */
    answer: Later<string>
    answered_time: Later<Date>
    /** Of the grant that the same link opens. */
    grant_id: Later<string>
    created_time: WrittenOnce<Date>
    expires_time: Date
  }
  erasure: {
    erasure_key: Generated<number>
    id: WrittenOnce<string>
    organisation_key: WrittenOnce<number>
    event_key: WrittenOnce<number>
    ground: WrittenOnce<string>
    statement: WrittenOnce<Buffer>
    digest: WrittenOnce<Buffer>
    created_time: WrittenOnce<Date>
  }
}
