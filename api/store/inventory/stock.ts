import { sql } from 'kysely'
import { reversedState } from '../../../domain/replay-chain.ts'
import type { Database } from '../database.ts'

export const stockGroups = ['facility', 'stream', 'kind', 'material', 'state'] as const
export type StockGroup = (typeof stockGroups)[number]

/** What is there of one group. */
export interface StockRow {
  /** Values in the order of the groups asked for. */
  readonly group: readonly string[]
  readonly batches: number
  /** How many of them were never weighed, so that their grams are in no sum. */
  readonly unweighed: number
  readonly massGrams: number
  /** Milligrams by what is inside. */
  readonly content: Readonly<Record<string, number>>
}

const columns = {
  facility: sql.ref('facility.code'),
  stream: sql.ref('batch.stream'),
  kind: sql.ref('batch.kind'),
  material: sql.ref('batch.material'),
  state: sql.ref('batch.state'),
} as const satisfies Record<StockGroup, unknown>

/** The organisation's present stock: every batch of which grams are left, or that was never weighed and stands. */
export async function readStock(
  db: Database,
  organisationKey: number,
  groupBy: readonly StockGroup[],
): Promise<readonly StockRow[]> {
  const group = sql.join(groupBy.map((name) => columns[name]))
  const { rows } = await sql<StockRow>`
    with present as materialized (
      select batch.batch_key, jsonb_build_array(${group}) as "group", mass.amount
      from batch join facility using (facility_key)
        left join stock as mass on mass.batch_key = batch.batch_key and mass.dimension = 'mass'
      where batch.organisation_key = ${organisationKey}
        and (mass.amount > 0 or (mass.amount is null and batch.state <> ${reversedState}))
    ), counted as (
      select "group", count(*) as batches, count(*) filter (where amount is null) as unweighed,
        coalesce(sum(amount), 0) as "massGrams"
      from present group by "group"
    ), inside as (
      select "group", jsonb_object_agg(dimension, amount) as content
      from (
        select "group", dimension, sum(stock.amount) as amount from present join stock using (batch_key)
        where dimension <> 'mass' group by "group", dimension having sum(stock.amount) > 0
      ) as summed group by "group"
    )
    select "group", batches, unweighed, "massGrams", coalesce(content, '{}') as content
    from counted left join inside using ("group") order by "group"`.execute(db)
  return rows
}
