import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { listOf } from './asked.ts'

/** What may be found by what somebody typed. */
export const foundKinds = ['batch', 'hand_over', 'permit', 'licence', 'event'] as const
export type FoundKind = (typeof foundKinds)[number]

/** A thing of one of the organisations asked about. */
export interface FoundRow {
  readonly kind: FoundKind
  /** Code of a batch, id of a hand-over or an event, number of a permit or a licence. */
  readonly name: string
  /** The number that was found on the papers of a hand-over. */
  readonly paper: string | null
  /** Whose it is; of a hand-over the sender. */
  readonly organisationKey: number
  /** Of a hand-over the receiver. */
  readonly otherKey: number | null
  /** What else is worth a word: a batch's state, a hand-over's, a licence's facility, a permit's destination, an event's stage. */
  readonly said: string
  readonly stream: string | null
  /** Id of a batch. */
  readonly id: string | null
}

/** What was typed, and under which names numbers of papers stand. */
export interface AskedText {
  readonly keys: readonly number[]
  readonly text: string
  readonly documents: readonly string[]
  readonly limit: number
}

/**
 * Batches by code or id, hand-overs by id or by a number on their papers, permits and licences by number, events by id: of each so many at
 * most, whole words only, whatever their capitals.
 */
export async function findByText(
  db: Database,
  { keys, text, documents, limit }: AskedText,
): Promise<readonly FoundRow[]> {
  const own = listOf(keys)
  const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) ? text : null
  const { rows } = await sql<FoundRow>`
    (select 'batch' as kind, code as name, organisation_key as "organisationKey", null::integer as "otherKey", state as said, stream, null as paper, id::text
      from batch where organisation_key = any(${own}) and (code = ${text} or code = ${text.toUpperCase()} or id = ${id}::uuid)
      order by batch_key desc limit ${limit})
    union all
    (select 'hand_over', id::text, sender_key, receiver_key, state,
        (select stream from hand_over_line where hand_over_line.hand_over_key = hand_over.hand_over_key limit 1),
        named.paper, null
      from hand_over left join lateral (
          select paper.value as paper from json_each_text(papers) as paper
          where paper.key = any(${[...documents]}::text[]) and lower(paper.value) = lower(${text}) limit 1
        ) as named on true
      where parties && ${own} and (id = ${id}::uuid or named.paper is not null)
      order by hand_over_key desc limit ${limit})
    union all
    (select 'permit', number, organisation_key, null, destination, null, null, null
      from export_permit where organisation_key = any(${own}) and lower(number) = lower(${text})
      order by export_permit_key desc limit ${limit})
    union all
    (select 'licence', number, licence.organisation_key, null, facility.code, null, null, null
      from licence join facility using (facility_key)
      where licence.organisation_key = any(${own}) and lower(number) = lower(${text})
      order by licence_key desc limit ${limit})
    union all
    (select 'event', id::text, organisation_key, null, stage, stream, null, null
      from event where organisation_key = any(${own}) and id = ${id}::uuid limit ${limit})`.execute(
    db,
  )
  return rows
}
