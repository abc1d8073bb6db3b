import { sql } from 'kysely'
import type { Metered } from '../../../../domain/measure/metered.ts'
import type { Database } from '../../database.ts'
import { type AskedPeriod, isWithin, listOf } from '../asked.ts'
import { sealedFact, stands, takenBack } from './standing.ts'

/** Machine steps of the period at stages that ask for water and dye, with what they put on record of both, oldest first. */
export async function readMetered(
  db: Database,
  asked: AskedPeriod,
  { stages, most }: { readonly stages: readonly string[]; readonly most: number },
): Promise<readonly Metered[]> {
  const fact = (name: string) =>
    sql`convert_from(event.envelope, 'UTF8')::json #>> array['body', 'facts', ${name}]`
  const { rows } = await sql<Omit<Metered, 'time'> & { readonly time: Date }>`
    with ${takenBack(asked, asked.from)}
    select organisation.slug as organisation, event.stream, event.stage, event.id as event, event.event_time as time,
      ${fact('waterLitres')} as litres, ${sealedFact('waterRecord')} is not null as "hasWaterRecord",
      ${fact('dyeUsed')} as dyed, ${sealedFact('dyeRecord')} is not null as "hasDyeRecord",
      coalesce((select sum(amount)::bigint from posting where posting.event_key = event.event_key and dimension = 'mass'
        and account = 'stock' and movement = 'produced'), 0) as grams
    from event join organisation using (organisation_key) left join disclosure using (event_key)
    where event.organisation_key = any(${listOf(asked.keys)}) and event.stage = any(${[...stages]}::text[])
      and ${isWithin(asked)} and ${stands(asked)}
    order by event.event_time, event.event_key limit ${most}`.execute(db)
  return rows.map(({ time, ...row }) => ({ ...row, time: time.toISOString() }))
}
