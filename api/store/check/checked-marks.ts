import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** Batches of one organisation that look alike, of which nobody said that it is meant. */
export interface CheckedAlike {
  readonly sort: 'code' | 'unit'
  readonly organisation: string
  /** In order of age, with commas between. */
  readonly codes: string
}

/** Batches that look alike by code or by serial number of one model; a unit and what was made of it are one. */
export async function readAlike(db: Database): Promise<readonly CheckedAlike[]> {
  const { rows } = await sql<CheckedAlike>`
    select sort, slug as organisation, string_agg(code, ', ' order by batch_key) as codes
    from batch_mark as known join batch using (batch_key) join organisation on organisation.organisation_key = known.organisation_key
    where sort <> 'passport' and state <> 'handed_over' and context -> 'distinctFrom' is null
      and not exists (
        select from lineage join batch_mark as parent on parent.batch_key = lineage.parent
        where child = known.batch_key and parent.mark = known.mark and parent.within = known.within and known.sort = 'unit'
      )
    group by sort, slug, mark, within having count(*) > 1
    order by 1, 2, 3`.execute(db)
  return rows
}

/** One row of what a batch is known by. */
export interface CheckedMark {
  readonly batchKey: number
  readonly sort: string
  /** Hex. */
  readonly digest: string
  readonly within: string
  readonly apart: string
  /** Whether it is of the organisation of its batch. */
  readonly isOwn: boolean
  /** Whether its passport stands alone in the constructed world or the real one; `none` where it need not. */
  readonly constructed: string
  /** The world of its batch's organisation. */
  readonly world: string
}

const together = 1_000

/** Every row of marks in order of its batch, read in pieces. */
export async function* readMarks(db: Database): AsyncGenerator<CheckedMark> {
  let after = { batchKey: 0, digest: '', within: '' }
  for (;;) {
    const { rows } = await sql<CheckedMark>`
      select known.batch_key as "batchKey", sort, encode(mark, 'hex') as digest, within, apart::text,
        known.organisation_key is not distinct from batch.organisation_key as "isOwn",
        coalesce(known.constructed::text, 'none') as constructed, coalesce(organisation.constructed::text, '') as world
      from batch_mark as known left join batch using (batch_key)
        left join organisation on organisation.organisation_key = batch.organisation_key
      where (known.batch_key, mark, within) > (${after.batchKey}, decode(${after.digest}, 'hex'), ${after.within})
      order by known.batch_key, mark, within limit ${together}`.execute(db)
    yield* rows
    const last = rows.at(-1)
    if (last === undefined) return
    after = last
  }
}
