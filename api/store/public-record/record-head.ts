import { sql } from 'kysely'
import { handedOverState } from '../../../domain/replay-chain.ts'
import { looksMark } from './looks.ts'

/** Parts of statements about `batch`: what is handed over goes on in other books. */
export const handedOverOnly = sql`batch.state = ${sql.lit(handedOverState)}`

/** Open recalls that affect it. One is opened, objected to and ended without an event of the batch, so it is part of where its record stands. */
export const openRecalls = sql`
  from recall_batch join recall using (recall_key)
    left join lateral (
      select bool_or(authority_key is null) as objected, bool_or(authority_key is not null) as removed
      from recall_objection where recall_objection.recall_key = recall.recall_key
        and recall_objection.organisation_key = batch.organisation_key
    ) as objection on true
  where recall_batch.batch_key = batch.batch_key and ended_time is null`

// What places are called, where their clocks are and how their organisation is reached is changed without an event as well.
const places = sql`(
  select hashtext(string_agg(concat_ws(' ', organisation.time_zone, organisation.names, named, contact, facility.time_zone, facility.name, facility.names), ',' order by facility_key))
  from organisation left join facility using (organisation_key)
  where organisation.organisation_key = batch.organisation_key)`
// Who lets itself be named: asked once for all batches of a statement.
const namedOnes = sql`(select coalesce(sum(hashtext(concat_ws(' ', organisation_key, name, names))), 0) from organisation where named)`
// What was handed over goes on in other books, whose events are not of this batch: one number, however many they are.
const goneOn = sql`case when ${handedOverOnly} then concat(custody_of(batch.batch_key), (
  with recursive onward (batch_key, organisation_key, state) as (
    select next.batch_key, next.organisation_key, next.state from lineage join batch as next on next.batch_key = lineage.child
      where lineage.parent = batch.batch_key and next.organisation_key <> batch.organisation_key
    union select next.batch_key, next.organisation_key, next.state from onward join lineage on lineage.parent = onward.batch_key
      join batch as next on next.batch_key = lineage.child
      where onward.state = ${sql.lit(handedOverState)} and next.organisation_key <> onward.organisation_key
  ) select 'h' || hashtext(string_agg(concat_ws(' ', batch_key, state), ',' order by batch_key)) from onward)) else '' end`

/** Its last passport, which ends by a job of its own, after the commit. */
export const lastPassport = sql`
  from passport where passport.batch_key = batch.batch_key
  order by ended_time is null desc, passport_key desc limit 1`

/** The newest version of one that has not ended: it is suspended, let hold again and revoked without an event. */
export const newestVersion = sql`
  from passport join passport_version as version on version.passport_key = passport.passport_key and superseded_time is null
  where passport.batch_key = batch.batch_key and ended_time is null
  order by passport.passport_key desc limit 1`

/** Where a record stands: see `StoredRecord.head`. */
export const head = sql`encode(head_digest, 'base64') || coalesce(${places}, 0) || ${looksMark} || 'n' || ${namedOnes} || ${goneOn} ||
  coalesce((select 'e' || extract(epoch from ended_time)::bigint ${lastPassport}), '') ||
  coalesce((select concat('s' || extract(epoch from suspended_time)::bigint, 'v' || extract(epoch from revoked_time)::bigint)
    ${newestVersion}), '') || coalesce((
  select string_agg('r' || recall_key || case when objected then 'o' else '' end || case when removed then 'd' else '' end,
    '' order by recall_key) ${openRecalls}), '')`
