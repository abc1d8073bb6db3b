import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** What a batch's record stands on, as it is stored. Digests are base64url. */
export interface StoredEvidence {
  /** Id of the batch. */
  readonly subject: string
  /** Its whole chain in order. */
  readonly events: readonly { readonly digest: string; readonly text: string }[]
  /** The newest passport that it was issued; null where there is none, or it has ended. */
  readonly passport: {
    readonly token: string
    readonly digest: string
    readonly history: string
    readonly did: string
    readonly statusList: string
  } | null
  /** The end of the last passport that it had, with the last version of that; null where there was none, or one stands. */
  readonly ending: {
    readonly token: string
    readonly digest: string
    readonly did: string
    readonly statusList: string
    /** UTC ISO 8601. */
    readonly time: string
    readonly reason: string
  } | null
}

const base64url = (bytes: string) =>
  sql.raw(`rtrim(translate(encode(${bytes}, 'base64'), E'+/\\n', '-_'), '=')`)

/** Reads it by the id that a QR code carries; undefined where there is no such batch. */
export async function readStoredEvidence(
  db: Database,
  id: string,
): Promise<StoredEvidence | undefined> {
  const { rows } = await sql<StoredEvidence>`
    select batch.id as subject,
      (select json_agg(json_build_object('digest', ${base64url('event.digest')}, 'text', convert_from(envelope, 'UTF8'))
          order by seq)
        from event_subject join event using (event_key) where event_subject.batch_key = batch.batch_key) as events,
      (select json_build_object('token', token, 'digest', ${base64url('version.digest')}, 'history', history,
          'did', version.did, 'statusList', status_list.id)
        from passport_version as version join passport using (passport_key) join status_list using (status_list_key)
        where version.batch_key = batch.batch_key and superseded_time is null and ended_time is null
        order by passport_key desc limit 1) as passport,
      (select json_build_object('token', token, 'digest', ${base64url('version.digest')}, 'did', version.did,
          'statusList', status_list.id, 'reason', revocation_reason,
          'time', to_char(ended_time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
        from passport_version as version join passport using (passport_key) join status_list using (status_list_key)
        where version.batch_key = batch.batch_key and superseded_time is null and ended_time is not null
          and revocation_reason is not null
        order by passport_key desc limit 1) as ending
    from batch where batch.id = ${id}::uuid`.execute(db)
  return rows[0]
}

/**
 * Where all that a record's evidence is made of stands: the end of its chain, its passport, its issuer's document and status
 * list, and the log. As long as this stands, nothing of it has changed. Undefined where there is no such batch.
 */
export async function findEvidenceMark(db: Database, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ mark: string }>`
    select concat_ws(' ', ${base64url('head_digest')},
      (select string_agg(concat_ws(' ', passport_version_key, ended_time,
          (select max(version) from did_document where did_document.did = version.did),
          (select max(version) from status_list_version as list where list.status_list_key = version.status_list_key)),
          ' ' order by passport_key)
        from passport_version as version join passport using (passport_key)
        where version.batch_key = batch.batch_key and superseded_time is null),
      'log', (select max(number) from log_checkpoint)) as mark
    from batch where batch.id = ${id}::uuid`.execute(db)
  return rows[0]?.mark
}
