import type { Queue } from './open-queue.ts'

/** How many messages of a station wait, were refused, were accepted, and were known to the server already. */
export interface StationCounts {
  readonly waiting: number
  readonly refused: number
  readonly accepted: number
  readonly duplicates: number
}

/** Counts of every station that has sent anything, by its name. */
export function stationCounts({ database }: Pick<Queue, 'database'>): Map<string, StationCounts> {
  const rows = database
    .prepare(
      `select station, sum(waiting) as waiting, sum(refused) as refused, sum(accepted) as accepted, sum(duplicates) as duplicates
       from (
         select station, refusal is null as waiting, refusal is not null as refused, 0 as accepted, 0 as duplicates from message
         union all
         select station, 0, 0, accepted, duplicates from tally
       ) group by station`,
    )
    .all()
  return new Map(
    rows.map(({ station, waiting, refused, accepted, duplicates }) => [
      String(station),
      {
        waiting: Number(waiting),
        refused: Number(refused),
        accepted: Number(accepted),
        duplicates: Number(duplicates),
      },
    ]),
  )
}
