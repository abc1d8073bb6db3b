import { sql, type Transaction } from 'kysely'
import type { Disclosure } from '../../../../domain/proof/disclosure.ts'
import type { Database, Tables } from '../../database.ts'
import { ofStages } from '../anomaly-window.ts'
import { type AskedPeriod, isWithin, listOf } from '../asked.ts'
import { walkRows } from '../walk.ts'
import { stands, takenBack } from './standing.ts'

/** An event that may have put something into a class, as it was sealed. */
export interface SealedGrade {
  readonly eventKey: number
  readonly organisation: string
  readonly envelope: string
  readonly disclosed: readonly Disclosure[] | null
}

/** Events of the period of these stages, each `stream.stage`, oldest first; `most` of them. */
export function walkGrades(
  tx: Transaction<Tables>,
  asked: AskedPeriod & { readonly most: number },
  stages: readonly string[],
): AsyncGenerator<SealedGrade, void> {
  return walkRows(
    tx,
    sql`with ${takenBack(asked, asked.from)}
      select event.event_key as "eventKey", organisation.slug as organisation, convert_from(envelope, 'UTF8') as envelope, disclosed
      from event join organisation on organisation.organisation_key = event.organisation_key
        left join disclosure on disclosure.event_key = event.event_key
      where event.organisation_key = any(${listOf(asked.keys)}) and ${isWithin(asked)} and ${stands(asked)} and ${ofStages(stages)}
      order by event.event_time, event.event_key limit ${asked.most}`,
  )
}

/** Whole grams that the batches of each of these events had right after it, by the key of the event; none where nobody has weighed any. */
export async function readMassAfter(
  db: Database,
  events: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const { rows } = await sql<{ event: number; grams: number }>`
    select subject.event_key as event, sum(posting.amount)::bigint as grams
    from event_subject as subject join posting on posting.batch_key = subject.batch_key and posting.event_key <= subject.event_key
    where subject.event_key = any(${[...events]}::bigint[]) and posting.dimension = 'mass' and posting.account = 'stock'
    group by 1`.execute(db)
  return new Map(rows.map(({ event, grams }) => [event, grams]))
}

/** Codes of batches by their ids. */
export async function readCodes(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; code: string }>`
    select id, code from batch where id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, code }) => [id, code]))
}
