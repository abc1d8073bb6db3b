import type pg from 'pg'
import type { CertificateOut } from '../../../workflows/certificate-out.ts'
import { stageBy } from '../../../workflows/common-stages.ts'

/** A certificate that goes out, with the shipments that name its number. */
export interface NamedCertificate extends Omit<CertificateOut, 'leftGrams'> {
  readonly organisationKey: number
  readonly number: string
  /** Grams of each shipment that stands, by the id of its event. */
  readonly shipments: Readonly<Record<string, number>>
}

/** A stage that ships, with the fact that names its certificate. */
export interface NamingStage {
  readonly stream: string
  readonly stage: string
  readonly fact: string
}

/**
 * Certificates that go out under these numbers, pair by pair with their organisations, and what has been shipped on them. Nobody
 * else of these organisations ships on one until this transaction ends. A shipment is looked for from the certificate's own day
 * on: none before it may name it.
 */
export async function keepNamedCertificates(
  client: pg.ClientBase,
  pairs: readonly { readonly organisationKey: number; readonly number: string }[],
  { stream, stage, fact }: NamingStage,
): Promise<readonly NamedCertificate[]> {
  const keys = [...new Set(pairs.map(({ organisationKey }) => organisationKey))].sort(
    (a, b) => a - b,
  )
  for (const key of keys) {
    await client.query(
      `select pg_advisory_xact_lock(hashtext('shipment_certificate'), $1::integer)`,
      [key],
    )
  }
  const numbers = pairs.map(({ number }) => number)
  const organisations = pairs.map(({ organisationKey }) => organisationKey)
  const { rows } = await client.query<NamedCertificate>(findNamed, [
    organisations,
    numbers,
    stream,
    stage,
    fact,
  ])
  return rows
}

const findNamed = `
  select paper.organisation_key as "organisationKey", paper.number, ship_date::text as "shipDate",
    valid_from::text as "validFrom", valid_to::text as "validTo", (
      select sum(net_grams)::bigint from transaction_certificate_line as line
      where line.transaction_certificate_key = paper.transaction_certificate_key
    ) as "netGrams", (
      select coalesce(json_object_agg(id, grams), '{}') from (
        select event.id, (
          select -sum(amount)::bigint from posting
          where posting.event_key = event.event_key and account = 'stock' and dimension = 'mass'
        ) as grams
        from event
        where event.organisation_key = paper.organisation_key and event.stream = $3 and stage = $4
          and event_time >= paper.ship_date - interval '1 day'
          and convert_from(envelope, 'UTF8')::json -> 'body' -> 'facts' ->> $5 = paper.number
          and not exists (
            select from event_subject as own
              join event_subject as later on later.batch_key = own.batch_key and later.seq > own.seq
              join event as undo on undo.event_key = later.event_key and undo.stage = '${stageBy.reversal}'
            where own.event_key = event.event_key
              and convert_from(undo.envelope, 'UTF8')::json -> 'body' ->> 'reverses' = event.id::text)
      ) as shipped
    ) as shipments
  from transaction_certificate as paper join scope_certificate using (scope_certificate_key)
  where direction = 'out' and (paper.organisation_key, paper.number) in (
    select * from unnest($1::integer[], $2::text[]))`
