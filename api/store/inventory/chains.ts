import { sql } from 'kysely'
import type { Disclosure } from '../../../domain/proof/disclosure.ts'
import type { Database } from '../database.ts'
import { placeText } from '../organisations/place.ts'

/** An event of one chain or several, with where it happened. */
export interface PlacedEvent {
  /** The exact text that the digest is taken over. */
  readonly envelope: string
  /** Sealed facts that the asking organisation may see: those of its own events. */
  readonly disclosed: readonly Disclosure[] | null
  readonly organisation: string
  readonly facility: string
  /** ISO 3166 code. */
  readonly country: string
}

/** The events of these batches of the organisation, each once, in the order in which they were recorded. */
export async function readChains(
  db: Database,
  organisationKey: number,
  batchKeys: readonly number[],
): Promise<readonly PlacedEvent[]> {
  const { rows } = await sql<PlacedEvent>`
    select convert_from(envelope, 'UTF8') as envelope,
      case when event.organisation_key = ${organisationKey} then disclosed end as disclosed,
      organisation.name as organisation, facility.name as facility,
      ${sql.raw(placeText.jurisdiction)} as country
    from event join organisation on organisation.organisation_key = event.organisation_key
      join facility on facility.facility_key = event.facility_key left join disclosure using (event_key)
    where event_key in (
      select event_key from event_subject join batch using (batch_key)
      where batch_key = any(${batchKeys}::bigint[]) and batch.organisation_key = ${organisationKey})
    order by event_key`.execute(db)
  return rows
}
