import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { daysAtFacility, daysOfOrganisation, placeText } from '../organisations/place.ts'
import type { StoredEvent } from '../public-record/record.ts'

/** A batch whose passport is issued: what is public of it, and who answers for it. */
export interface PassportBatch {
  readonly batchKey: number
  readonly id: string
  readonly code: string
  readonly stream: string
  readonly kind: string
  readonly material: string
  readonly organisationKey: number
  readonly organisation: string
  readonly slug: string
  /** ISO 3166 code of the facility where it was made. */
  readonly jurisdiction: string
  readonly facility: { readonly code: string; readonly name: string }
  /** Day on which its first event happened, there. */
  readonly madeOn: string
}

/** Reads the batch of an id, by the place of its first event. */
export async function readPassportBatch(
  tx: Database,
  id: string,
): Promise<PassportBatch | undefined> {
  const { rows } = await sql<PassportBatch>`
    select batch.batch_key as "batchKey", batch.id, batch.code, batch.stream, batch.kind, batch.material,
      batch.organisation_key as "organisationKey", organisation.name as organisation, slug,
      ${sql.raw(placeText.jurisdiction)} as jurisdiction,
      json_build_object('code', facility.code, 'name', facility.name) as facility,
      to_char(event_time at time zone ${daysAtFacility}, 'YYYY-MM-DD') as "madeOn"
    from batch join organisation using (organisation_key)
      join event_subject on event_subject.batch_key = batch.batch_key and seq = 1
      join event using (event_key) join facility on facility.facility_key = event.facility_key
    where batch.id = ${id}::uuid`.execute(tx)
  return rows[0]
}

/**
 * The chain of a batch up to an event, or to its end, as anyone may read it; the whole of it, since a passport commits to every
 * event.
 */
export async function readPassportChain(
  tx: Database,
  batchKey: number,
  seq?: number,
): Promise<readonly StoredEvent[]> {
  const { rows } = await sql<StoredEvent>`
    select seq, encode(event.digest, 'base64') as digest, convert_from(envelope, 'UTF8')::json as envelope,
      facility.name as facility,
      case when facility.organisation_key = batch.organisation_key then ${daysAtFacility}
        else ${daysOfOrganisation} end as "timeZone"
    from event_subject join event using (event_key) join batch using (batch_key)
      join organisation on organisation.organisation_key = batch.organisation_key
      join facility on facility.facility_key = event.facility_key
    where event_subject.batch_key = ${batchKey} and seq <= coalesce(${seq ?? null}::integer, seq) order by seq`.execute(
    tx,
  )
  return rows
}
