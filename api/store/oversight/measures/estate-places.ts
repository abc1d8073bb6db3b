import { sql } from 'kysely'
import type { LocalNames } from '../../../../domain/local-names.ts'
import type { Database } from '../../database.ts'

/** A facility of those that are asked about, as it is on record now. */
export interface StoredEstatePlace {
  readonly organisationKey: number
  readonly organisation: string
  readonly facilityKey: number
  readonly facility: { readonly code: string; readonly name: string; readonly names: LocalNames }
  readonly estate: {
    readonly code: string
    readonly name: string
    readonly names: LocalNames
  } | null
  readonly squareMetres: number | null
  readonly limitGrams: number | null
}

/** Facilities of these organisations by whose they are, each with the least limit of dangerous goods of its licences that hold on a day. */
export async function readEstatePlaces(
  db: Database,
  { keys, day }: { readonly keys: readonly number[]; readonly day: string },
): Promise<readonly StoredEstatePlace[]> {
  const { rows } = await sql<StoredEstatePlace>`
    select facility.organisation_key as "organisationKey", organisation.slug as organisation, facility.facility_key as "facilityKey",
      json_build_object('code', facility.code, 'name', facility.name, 'names', facility.names) as facility,
      case when estate.code is not null then json_build_object('code', estate.code, 'name', estate.name, 'names', estate.names) end as estate,
      facility.floor_area_square_metres as "squareMetres",
      (select min(dangerous_goods_limit_grams) from licence
        where licence.facility_key = facility.facility_key and licence.ended_time is null
          and valid_from <= ${day}::date and valid_until >= ${day}::date) as "limitGrams"
    from facility join organisation using (organisation_key) left join estate using (estate_key)
    where facility.organisation_key = any(${[...keys]}::integer[])
    order by organisation.slug, facility.code`.execute(db)
  return rows
}
