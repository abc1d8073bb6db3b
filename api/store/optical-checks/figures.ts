import { sql } from 'kysely'
import type { Basis } from '../../../domain/optical-check/call.ts'
import type { Cell } from '../../../domain/optical-check/confusion.ts'
import type { WeekCalls } from '../../../domain/optical-check/drift.ts'
import type { Paired } from '../../../domain/optical-check/paired.ts'
import type { Database } from '../database.ts'

/** The verdicts that hold: the last one on each piece. Few pieces are judged of all that are called, so that these are read once and not piece by piece. */
const lastVerdicts = sql`(select distinct on (optical_piece_key) optical_piece_key, class from optical_verdict
  order by optical_piece_key, optical_verdict_key desc)`

/** What a version called the pieces that a person judged; of all that were judged, or of those alone that were chosen beforehand. */
export async function readMatrix(
  db: Database,
  versionKey: number,
  basis: Basis,
): Promise<readonly Cell[]> {
  const { rows } = await sql<Cell>`
    select call.class as called, verdict.class as judged, count(*)::integer as pieces
    from optical_call as call join optical_piece as piece using (optical_piece_key) join ${lastVerdicts} as verdict using (optical_piece_key)
    where call.optical_version_key = ${versionKey} and (${basis === 'judged'} or piece.is_reference or piece.is_control)
    group by call.class, verdict.class order by pieces desc, called, judged`.execute(db)
  return rows
}

/**
 * Two versions on the pieces that both called and a person judged, of those chosen beforehand. Without another version each piece is right
 * or wrong by the first alone, and nothing is right by the second.
 */
export async function readPaired(
  db: Database,
  versionKey: number,
  otherKey: number | undefined,
): Promise<Paired> {
  const { rows } = await sql<Paired>`
    with judged as (
      select call.class = verdict.class as is_right, other.class = verdict.class as is_other_right
      from optical_call as call join optical_piece as piece using (optical_piece_key) join ${lastVerdicts} as verdict using (optical_piece_key)
        left join optical_call as other
          on other.optical_piece_key = call.optical_piece_key and other.optical_version_key = ${otherKey ?? null}::bigint
      where call.optical_version_key = ${versionKey} and (piece.is_reference or piece.is_control)
        and (${otherKey === undefined} or other.class is not null))
    select (count(*) filter (where is_right and is_other_right))::integer as "bothRight",
      (count(*) filter (where is_right and is_other_right is not true))::integer as "onlyFirst",
      (count(*) filter (where not is_right and is_other_right))::integer as "onlySecond",
      (count(*) filter (where not is_right and is_other_right is not true))::integer as "bothWrong"
    from judged`.execute(db)
  return rows[0] ?? { bothRight: 0, onlyFirst: 0, onlySecond: 0, bothWrong: 0 }
}

/**
 * What a version called week by week, newest first, without the sets that were put together beforehand; weeks by this clock, and `good` are
 * the classes of good pieces. Held against persons are the calls of its time in use on pieces drawn at random: none of its comparison.
 */
export async function readWeeks(
  db: Database,
  versionKey: number,
  {
    timeZone,
    good,
    most,
  }: { readonly timeZone: string; readonly good: readonly string[]; readonly most: number },
): Promise<readonly WeekCalls[]> {
  const week = sql`date_trunc('week', piece.taken_time at time zone ${timeZone})::date::text`
  const { rows } = await sql<WeekCalls>`
    with told as (
      select ${week} as week, count(*)::integer as called,
        (count(*) filter (where call.class <> all(${[...good]}::text[])))::integer as bad,
        (count(*) filter (where call.is_doubtful))::integer as doubtful
      from optical_call as call join optical_piece as piece using (optical_piece_key)
      where call.optical_version_key = ${versionKey} and not piece.is_reference group by 1),
    held as (
      select ${week} as week, count(*)::integer as judged, (count(*) filter (where verdict.class = call.class))::integer as agreed
      from ${lastVerdicts} as verdict join optical_piece as piece using (optical_piece_key) join optical_call as call using (optical_piece_key)
      where call.optical_version_key = ${versionKey} and call.was_live and piece.is_control group by 1)
    select week, called, bad, doubtful, coalesce(judged, 0) as judged, coalesce(agreed, 0) as agreed
    from told left join held using (week) order by week desc limit ${most}`.execute(db)
  return rows
}

/** How the pieces that a version called came to a person, and how many of them a person judged. */
export interface ChosenCounts {
  readonly called: number
  readonly reference: number
  readonly control: number
  readonly judged: number
  readonly judgedOfReference: number
  readonly judgedOfControl: number
}

/** Counts the pieces of a version by how they were chosen. */
export async function countChosen(db: Database, versionKey: number): Promise<ChosenCounts> {
  const { rows } = await sql<ChosenCounts>`
    select count(*)::integer as called, (count(*) filter (where is_reference))::integer as reference,
      (count(*) filter (where is_control))::integer as control, (count(*) filter (where is_judged))::integer as judged,
      (count(*) filter (where is_reference and is_judged))::integer as "judgedOfReference",
      (count(*) filter (where is_control and is_judged))::integer as "judgedOfControl"
    from (select piece.is_reference, piece.is_control, verdict.optical_piece_key is not null as is_judged
      from optical_call as call join optical_piece as piece using (optical_piece_key)
        left join (select distinct optical_piece_key from optical_verdict) as verdict using (optical_piece_key)
      where call.optical_version_key = ${versionKey}) as own`.execute(db)
  return rows[0] ?? noneChosen
}

const noneChosen: ChosenCounts = {
  called: 0,
  reference: 0,
  control: 0,
  judged: 0,
  judgedOfReference: 0,
  judgedOfControl: 0,
}
