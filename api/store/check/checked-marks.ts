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

/** A batch that is not known by its code, or one that is no more and still is. */
export interface CheckedMark {
  readonly id: string
  readonly code: string
  readonly state: string
}

/** Batches whose rows of marks are not as their state wants them. */
export async function readWrongMarks(db: Database): Promise<readonly CheckedMark[]> {
  const { rows } = await sql<CheckedMark>`
    select id, code, state from batch left join batch_mark on batch_mark.batch_key = batch.batch_key and sort = 'code'
    where (state = 'reversed') = (batch_mark.batch_key is not null) order by batch.batch_key`.execute(
    db,
  )
  return rows
}
