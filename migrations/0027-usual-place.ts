import { type Kysely, sql } from 'kysely'

/**
 * An organisation says where the days of those of its facilities begin that say nothing, as it says under whose law they lie.
 * Every facility of the demonstration so far stands in Hong Kong.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // IANA name.
  `alter table organisation add column time_zone text`,
  `update facility set time_zone = coalesce(facility.time_zone, 'Asia/Hong_Kong'),
      jurisdiction = coalesce(facility.jurisdiction, organisation.jurisdiction)
    from organisation where organisation.organisation_key = facility.organisation_key and constructed`,
]
