import { sql } from 'kysely'
import { usualTimeZone } from '../../../domain/local-day.ts'
import type { LocalNames } from '../../../domain/local-names.ts'
import type { FloorPlace } from '../../../domain/moves/place.ts'
import { handedOverState, reversedState } from '../../../domain/replay-chain.ts'
import type { Database } from '../database.ts'
import { type Change, type NamesChange, namesWith } from '../organisations/register.ts'

/** A place inside a facility with what it is called and what it holds now. */
export interface StoredPlace extends FloorPlace {
  readonly placeKey: number
  readonly name: string
  readonly names: LocalNames
  readonly facilityName: string
  readonly facilityNames: LocalNames
  /** Whose clock is read there. */
  readonly timeZone: string
  /** What stands there, and what is on its way there; grams of what was weighed. */
  readonly standing: number
  readonly coming: number
  readonly heldGrams: number
}

/** The organisation's places by facility and code, or those of one facility, or the one of this code. */
export async function readPlacesInside(
  db: Database,
  organisationKey: number,
  { code, facility }: { code?: string | undefined; facility?: string | undefined } = {},
): Promise<readonly StoredPlace[]> {
  const { rows } = await sql<Omit<StoredPlace, 'timeZone'> & { readonly timeZone: string | null }>`
    with held as (
      select coalesce(position.facility_place_key, move.to_place_key) as place_key, position.move_key is not null as is_coming,
        coalesce(stock.amount, 0) as grams
      from batch_position as position
        join batch on batch.batch_key = position.batch_key
        left join move on move.move_key = position.move_key
        join facility_place as there on there.facility_place_key = coalesce(position.facility_place_key, move.to_place_key)
        left join stock on stock.batch_key = batch.batch_key and stock.dimension = 'mass'
      where position.organisation_key = ${organisationKey} and ${isHere}
    ), sums as (
      select place_key, count(*) filter (where not is_coming)::integer as standing, count(*) filter (where is_coming)::integer as coming,
        sum(grams)::bigint as grams
      from held group by place_key
    )
    select facility_place_key as "placeKey", place.code, facility.code as facility, place.kind, place.served_by as "servedBy",
      capacity_grams as "capacityGrams", capacity_containers as "capacityContainers", place.closed_time is not null as "isClosed",
      place.name, place.names, facility.name as "facilityName", facility.names as "facilityNames",
      coalesce(facility.time_zone, organisation.time_zone) as "timeZone", coalesce(standing, 0) as standing, coalesce(coming, 0) as coming,
      coalesce(sums.grams, 0) as "heldGrams"
    from facility_place as place
      join facility on facility.facility_key = place.facility_key
      join organisation on organisation.organisation_key = place.organisation_key
      left join sums on sums.place_key = place.facility_place_key
    where place.organisation_key = ${organisationKey} and (${code ?? null}::text is null or place.code = ${code ?? null})
      and (${facility ?? null}::text is null or facility.code = ${facility ?? null})
    order by facility.code, place.code`.execute(db)
  return rows.map((row) => ({ ...row, timeZone: row.timeZone ?? usualTimeZone }))
}

/** Whether nothing was recorded of a batch at another facility than that of the place `there` since it came to its `position`. */
export const isStillThere = sql`batch.facility_key = there.facility_key and not exists (
  select from event_subject join event using (event_key)
  where event_subject.batch_key = batch.batch_key and event.facility_key <> there.facility_key and event.event_time > position.since)`

/** Whether a batch is still at the facility of the place `there`: neither handed over nor reversed, and something of it is left. */
export const isHere = sql`${isStillThere} and batch.state not in (${handedOverState}, ${reversedState})
  and stock.amount is distinct from 0`

/** Adds a place of this code to a facility. */
export async function addPlaceInside(
  tx: Database,
  organisationKey: number,
  { facilityKey, place, now }: { facilityKey: number; place: NewPlace; now: Date },
): Promise<void> {
  await tx
    .insertInto('facility_place')
    .values({
      organisation_key: organisationKey,
      facility_key: facilityKey,
      code: place.code,
      kind: place.kind,
      served_by: place.servedBy,
      name: place.name,
      names: sql`${JSON.stringify(place.names)}::jsonb`,
      capacity_grams: place.capacityGrams,
      capacity_containers: place.capacityContainers,
      created_time: now,
    })
    .execute()
}

/** A place that is to be. */
export interface NewPlace extends Omit<FloorPlace, 'facility' | 'isClosed'> {
  readonly name: string
  readonly names: LocalNames
}

/** What is said of a place from now on, of its names those that change. */
export interface PlaceChange
  extends Change<Pick<NewPlace, 'name' | 'servedBy' | 'capacityGrams' | 'capacityContainers'>> {
  readonly names?: NamesChange | undefined
  readonly closedTime?: Date | null | undefined
}

/** Changes what is said of a place from now on. */
export async function changePlaceInside(
  tx: Database,
  placeKey: number,
  { name, names, servedBy, capacityGrams, capacityContainers, closedTime }: PlaceChange,
): Promise<void> {
  const set = {
    ...(name === undefined ? {} : { name }),
    ...(names === undefined ? {} : { names: namesWith(names) }),
    ...(servedBy === undefined ? {} : { served_by: servedBy }),
    ...(capacityGrams === undefined ? {} : { capacity_grams: capacityGrams }),
    ...(capacityContainers === undefined ? {} : { capacity_containers: capacityContainers }),
    ...(closedTime === undefined ? {} : { closed_time: closedTime }),
  }
  if (Object.keys(set).length === 0) return
  await tx
    .updateTable('facility_place')
    .set(set)
    .where('facility_place_key', '=', placeKey)
    .execute()
}
