import { sql } from 'kysely'
import type { LocalNames } from '../../../domain/local-names.ts'
import { handedOverState } from '../../../domain/replay-chain.ts'

/** An organisation that had the material before, or has had it since. */
export interface StoredHand {
  /** Hand-overs between it and the batch: negative before it came, positive after it went. */
  readonly level: number
  readonly organisation: string
  readonly organisationNames: LocalNames
  /** Whether it lets itself be named in other people's records. */
  readonly named: boolean
  /** The batch that it handed over, or took over. */
  readonly id: string
}

/** The chain of hands as it is known. */
export interface StoredHands {
  /** In order, whoever was first at first. */
  readonly told: readonly StoredHand[]
  /** Whether there may be more, further away. */
  readonly isCut: boolean
}

/** Most ancestors that are looked through, nearest first. */
const mostBatches = 500

/** Most organisations that are told, nearest first. */
const mostHands = 12

/**
 * Part of a statement about `batch`: through whose hands its material went, as `StoredHands`: back over everything that it was made
 * from, and on from batch to batch as long as each was handed over. Of one organisation at one level the
 * batch that was made last.
 */
export const handsOfBatch = sql`(
  with recursive back (batch_key, organisation_key, level) as (
    select batch.batch_key, batch.organisation_key, 0
    union select former.batch_key, former.organisation_key,
      back.level - (former.organisation_key <> back.organisation_key)::integer
    from back cross join lateral (select parent from lineage where child = back.batch_key offset 0) as up
      join batch as former on former.batch_key = up.parent
  ), onward (batch_key, organisation_key, state, level) as (
    select batch.batch_key, batch.organisation_key, batch.state, 0
    union select next.batch_key, next.organisation_key, next.state, onward.level + 1
    from onward cross join lateral (select child from lineage where parent = onward.batch_key offset 0) as down
      join batch as next on next.batch_key = down.child
    where onward.state = ${sql.lit(handedOverState)} and next.organisation_key <> onward.organisation_key
  ), met as materialized (
    (select batch_key, organisation_key, level, false as is_after from back limit ${sql.lit(mostBatches)})
    union all (select batch_key, organisation_key, level, true from onward limit ${sql.lit(mostBatches)})
  ), hand as (
    select distinct on (level, organisation_key) level, organisation_key, batch_key
    from met where level <> 0 order by level, organisation_key, batch_key desc
  ), told as (
    select level, hand.batch_key, owner.name, owner.names, owner.named, met_batch.id
    from hand join batch as met_batch on met_batch.batch_key = hand.batch_key
      join organisation as owner on owner.organisation_key = hand.organisation_key
    order by abs(level), level, hand.batch_key limit ${sql.lit(mostHands)}
  )
  select json_build_object(
    'told', coalesce(json_agg(json_build_object('level', level, 'organisation', name, 'organisationNames', names, 'named', named, 'id', id)
      order by level, batch_key), '[]'),
    'isCut', (select count(*) from hand) > ${sql.lit(mostHands)}
      or exists (select from met group by is_after having count(*) >= ${sql.lit(mostBatches)})) from told)`
