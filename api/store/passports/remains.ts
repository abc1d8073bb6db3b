import { sql } from 'kysely'
import type { Part } from '../../../domain/passport/remains.ts'
import { reversedState } from '../../../domain/replay-chain.ts'
import type { Database } from '../database.ts'
import { onward } from '../onward.ts'
import { type NewestPassport, newestPassports } from './passports.ts'

/**
 * Passports of a batch and of all that it came out of, whoever holds those, oldest first, each with its newest version. MUST be
 * asked of the system's own connection, and nobody be told of them.
 */
export async function passportsAlong(
  tx: Database,
  batchKey: number,
): Promise<readonly NewestPassport[]> {
  const { rows } = await sql<NewestPassport>`
    with recursive walk (batch_key) as (
      select ${batchKey}::bigint
      union select onward.batch_key from walk, ${onward('up', 'walk.batch_key')}
    )
    ${newestPassports} where superseded_time is null and passport.batch_key in (select batch_key from walk)
    order by passport_key`.execute(tx)
  return rows
}

/**
 * These batches and all that came of them, of the kinds that are followed, whoever holds it. MUST be asked of the system's own
 * connection, and nobody be told of it.
 */
export async function readRemains(
  tx: Database,
  batchKeys: readonly number[],
  kinds: readonly string[],
): Promise<readonly Part[]> {
  const { rows } = await sql<Part>`
    with recursive part (batch_key, kind, state) as (
      select batch_key, kind, state from batch where batch_key = any(${[...batchKeys]}::bigint[])
      union select batch.batch_key, batch.kind, batch.state
        from part join lineage on parent = part.batch_key join batch on batch.batch_key = child
        where batch.kind = any(${[...kinds]}::text[]) and batch.state <> ${reversedState}
    )
    select batch_key as key, kind, state,
      coalesce((select amount from stock where stock.batch_key = part.batch_key and dimension = 'mass'), 0) as "massGrams",
      exists (${away}) as "isAway",
      coalesce((select json_agg(child) from lineage join part as other on other.batch_key = child
        where parent = part.batch_key), '[]') as into
    from part`.execute(tx)
  return rows
}

/** Lines of hand-overs by which some of a part left, and all of that, or what was refused of it, is neither there nor back. */
const away = sql`select from hand_over_line join hand_over using (hand_over_key)
  where hand_over_line.batch_key = part.batch_key and dispatched_time is not null
    and (refused_grams > coalesce(returned_grams, 0) or (coalesce(corrected_accepted_grams, accepted_grams, 0) = 0
      and coalesce(returned_grams, 0) < coalesce(corrected_sent_grams, sent_grams)))`
