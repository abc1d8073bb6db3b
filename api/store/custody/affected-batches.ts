import { sql } from 'kysely'
import type { LocalNames } from '../../../domain/local-names.ts'
import { reversedState } from '../../../domain/replay-chain.ts'
import { stageBy } from '../../../workflows/common-stages.ts'
import { recallBounds } from '../../../workflows/recall.ts'
import type { Database } from '../database.ts'
import { onward } from '../onward.ts'

/** Whose eyes look at a recall: what they may know of others' batches follows from it. */
export interface RecallViewer {
  readonly organisationKey: number
  /** `recaller` knows whom it handed goods over to; `holder` its own batches; `regulator` those its authority oversees. */
  readonly sees: 'recaller' | 'holder' | 'regulator'
  /** The authority that a regulator looks for. */
  readonly authorityKey?: number | undefined
}

/** A sale of an affected batch that stands; the buyer is the seller's own pseudonym, null once it is erased and for an authority. */
export interface AffectedSale {
  readonly buyer: string | null
  readonly grams: number
  readonly soldTime: string
}

/** An affected batch that the viewer may know of by name. */
export interface AffectedBatch {
  readonly batchKey: number
  readonly slug: string
  readonly name: string
  readonly names: LocalNames
  readonly isOwn: boolean
  /** Null where only the hand-over is known: how the holder calls it, and its record, are the holder's affair. */
  readonly id: string | null
  readonly code: string | null
  /** The hand-over by which it is known; null where it is known in full. */
  readonly handOver: string | null
  readonly stream: string
  readonly kind: string
  readonly material: string
  /** What is there now; of a counterpart's batch what it accepted, as its stock is its own affair. */
  readonly grams: number | null
  /** Null where only the hand-over is known. */
  readonly state: string | null
  readonly facility: string | null
  readonly sales: readonly AffectedSale[]
}

/** Batches whose holders the viewer may not know, as many as there were when the recall was opened. */
export interface WithheldBatches {
  /** Null, as kind and material are, where too few hold such batches for it to be told. */
  readonly stream: string | null
  readonly kind: string | null
  readonly material: string | null
  readonly batches: number
}

export interface AffectedQuery {
  readonly recallKey: number
  readonly viewer: RecallViewer
  /** Stages that record a buyer, as `stream.stage`; who it is, is the seller's alone to know. */
  readonly sales: readonly string[]
  readonly after: number
  readonly limit: number
}

/** What the viewer may know in full, and what only as far as its own hand-over says. */
function knownTo({ organisationKey, sees, authorityKey }: RecallViewer) {
  return sql`
    from recall_batch join batch using (batch_key)
      join organisation on organisation.organisation_key = batch.organisation_key
      left join organisation as authority on authority.organisation_key = ${authorityKey ?? null}::integer
      left join stock on stock.batch_key = batch.batch_key and dimension = 'mass'
      left join lateral (
        select hand_over.id as hand_over, coalesce(corrected_accepted_grams, accepted_grams) as grams,
          hand_over_line.kind, hand_over_line.material
        from hand_over_line join hand_over using (hand_over_key)
        where receiver_batch_id = batch.id and hand_over.sender_key = ${organisationKey} and ${sees}::text = 'recaller'
        limit 1
      ) as line on true
      cross join lateral (select batch.organisation_key = ${organisationKey}
        or coalesce(oversees(authority, organisation), false) as "full") as known`
}

/** A page of affected batches that the viewer may know, in the order of their making. One query, whoever holds them. */
export async function listAffected(
  db: Database,
  { recallKey, viewer, sales, after, limit }: AffectedQuery,
): Promise<readonly AffectedBatch[]> {
  const { rows } = await sql<AffectedBatch>`
    with page as (
      select recall_batch.batch_key, organisation.slug, organisation.name, organisation.names, batch.organisation_key = ${viewer.organisationKey} as "isOwn",
        batch.id, batch.code, batch.stream, batch.state, batch.facility_key, known."full", line.hand_over,
        case when known."full" then batch.kind else line.kind end as kind,
        case when known."full" then batch.material else line.material end as material,
        case when known."full" then stock.amount else line.grams end as grams
      ${knownTo(viewer)}
      where recall_key = ${recallKey} and recall_batch.batch_key > ${after}
        and case when known."full" then batch.state <> ${reversedState} else line.grams is not null end
      order by recall_batch.batch_key limit ${limit}
    )
    select page.batch_key as "batchKey", slug, page.name, page.names, "isOwn", stream, kind, material, grams,
      case when "full" then id end as id, case when "full" then page.code end as code,
      case when not "full" then hand_over end as "handOver",
      case when "full" then state end as state, case when "full" then facility.code end as facility,
      case when "full" then ${salesOf(sales)} else '[]'::json end as sales
    from page join facility using (facility_key) order by page.batch_key`.execute(db)
  if (viewer.sees !== 'regulator') return rows
  return rows.map((row) => ({ ...row, sales: row.sales.map((sale) => ({ ...sale, buyer: null })) }))
}

/** Sales of a batch that were not taken back. */
function salesOf(stages: readonly string[]) {
  return sql`(
    select coalesce(json_agg(json_build_object('buyer', (
        select max(case item->>1 when 'facts/buyer' then item->>2 else item->2->>'/facts/buyer' end)
        from disclosure cross join lateral json_array_elements(disclosed) as item
        where disclosure.event_key = event.event_key
      ), 'grams', (
        select coalesce(-sum(amount), 0) from posting
        where posting.event_key = event.event_key and posting.batch_key = page.batch_key and dimension = 'mass'
          and movement = 'dispatched'
      ), 'soldTime', to_char(event_time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by seq), '[]')
    from event_subject join event using (event_key)
    where event_subject.batch_key = page.batch_key and event.stream || '.' || event.stage = any(${stages}::text[])
      and not exists (
        select from event_subject as later join event as taking_back using (event_key)
        where later.batch_key = page.batch_key and later.seq > event_subject.seq and taking_back.stage = ${stageBy.reversal}
          and convert_from(taking_back.envelope, 'UTF8')::json->'body'->>'reverses' = event.id::text))`
}

/**
 * Everything else that was affected when the recall was opened, without a name. Nothing of it is read from how things stand
 * now: what others do with their batches afterwards changes no answer.
 */
export async function countWithheld(
  db: Database,
  { recallKey, viewer }: Pick<AffectedQuery, 'recallKey' | 'viewer'>,
): Promise<readonly WithheldBatches[]> {
  if (viewer.sees === 'holder') return []
  const { rows } = await sql<WithheldBatches>`
    with sort as (
      select batch.stream, batch.kind, batch.material, count(*) as batches,
        count(distinct batch.organisation_key) >= ${recallBounds.holdersForKinds} as told
      ${knownTo(viewer)}
      where recall_key = ${recallKey} and at_opening and not known."full" and line.grams is null
      group by batch.stream, batch.kind, batch.material
    )
    select case when told then stream end as stream, case when told then kind end as kind,
      case when told then material end as material, sum(batches)::bigint as batches
    from sort group by 1, 2, 3 order by 1, 2, 3`.execute(db)
  return rows
}

/** Other organisations whose affected batches a regulator is shown in full. */
export async function listShownHolders(
  db: Database,
  recallKey: number,
  viewer: RecallViewer,
): Promise<readonly number[]> {
  const { rows } = await sql<{ key: number }>`
    select distinct batch.organisation_key as key ${knownTo(viewer)}
    where recall_key = ${recallKey} and known."full"`.execute(db)
  return rows.map(({ key }) => key)
}

/** What one organisation holds of what came out of a batch. */
export interface DownstreamHolder {
  readonly organisationKey: number
  readonly batches: number
  /** Its own codes of the first hundred. */
  readonly codes: readonly string[]
}

/**
 * Who holds batches that came out of these, over any number of steps and organisations, in one query. MUST be asked of the
 * system's own connection, and each holder told of nobody but itself.
 */
export async function findDownstream(
  db: Database,
  batchKeys: readonly number[],
  { except }: { except: readonly number[] },
): Promise<readonly DownstreamHolder[]> {
  const { rows } = await sql<DownstreamHolder>`
    with recursive walk (batch_key) as (
      select child from lineage where parent = any(${batchKeys}::bigint[])
      union select onward.batch_key from walk, ${onward('down', 'walk.batch_key')}
    )
    select organisation_key as "organisationKey", count(*) as batches,
      (array_agg(code order by batch_key))[1:100] as codes
    from walk join batch using (batch_key)
    where state <> ${reversedState} and organisation_key <> all(${except}::integer[])
    group by organisation_key order by organisation_key`.execute(db)
  return rows
}
