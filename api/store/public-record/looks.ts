import { type RawBuilder, sql } from 'kysely'
import { type LookCounts, lookRules } from '../../../domain/look-counts.ts'
import type { Database } from '../database.ts'
import { daysOfOrganisation } from '../organisations/place.ts'

const { most, steps, oddInADay, oddAfterEnd } = lookRules
const step = sql.raw(`width_bucket(looks, array[${steps.join(', ')}])`)

/** What is told of the looks at a batch, as text: part of where its record stands, and changed only with what is told. */
export const looksMark: RawBuilder<string> = sql<string>`coalesce((
  select concat('l', first_day, ${step}, case when most_in_a_day >= ${sql.lit(oddInADay)} then 'o' end,
    case when looks_after_end >= ${sql.lit(oddAfterEnd)} then 'e' end)
  from record_look where record_look.batch_key = batch.batch_key), '')`

/** The same as its page says it. */
export const looksOf: RawBuilder<LookCounts | null> = sql<LookCounts | null>`(
  select json_build_object('firstDay', first_day, 'atLeast', (array[${sql.raw(steps.join(', '))}])[${step}],
    'odd', array_remove(array[case when most_in_a_day >= ${sql.lit(oddInADay)} then 'often' end,
      case when looks_after_end >= ${sql.lit(oddAfterEnd)} then 'after_end' end], null))
  from record_look where record_look.batch_key = batch.batch_key)`

/** A record that was opened, and whether its story had ended by then. */
export interface Look {
  readonly id: string
  readonly isOver: boolean
}

/** Counts one look at each of these, on the day that it is where the batch's holder is. */
export async function countLooks(db: Database, looks: readonly Look[], now: Date): Promise<void> {
  const ids = looks.map(({ id }) => id)
  const over = looks.map(({ isOver }) => isOver)
  await sql`
    insert into record_look as known
      (batch_key, first_day, last_day, looks, last_day_looks, most_in_a_day, looks_after_end)
    select batch_key, day, day, 1, 1, 1, is_over::integer from (
      select batch_key, is_over, (${now}::timestamptz at time zone ${daysOfOrganisation})::date as day
      from unnest(${ids}::uuid[], ${over}::boolean[]) as looked (id, is_over)
        join batch on batch.id = looked.id join organisation using (organisation_key)
    ) as looked order by batch_key
    on conflict (batch_key) do update set
      last_day = greatest(known.last_day, excluded.last_day),
      looks = least(known.looks + 1, ${most}),
      last_day_looks = case when excluded.last_day > known.last_day then 1 else least(known.last_day_looks + 1, ${most}) end,
      most_in_a_day = greatest(known.most_in_a_day,
        case when excluded.last_day > known.last_day then 1 else least(known.last_day_looks + 1, ${most}) end),
      looks_after_end = least(known.looks_after_end + excluded.looks_after_end, least(known.looks + 1, ${most}))`.execute(
    db,
  )
}

/** Removes counts of records that nobody has opened since a day. */
export async function removeOldLooks(db: Database, before: Date): Promise<void> {
  await db
    .deleteFrom('record_look')
    .where('last_day', '<', sql<Date>`${before}::timestamptz::date`)
    .execute()
}
