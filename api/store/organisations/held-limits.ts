import { type RawBuilder, sql } from 'kysely'
import type { HeldState } from '../../../domain/held-limit.ts'
import type { LocalNames } from '../../../domain/local-names.ts'
import { reversedState } from '../../../domain/replay-chain.ts'
import type { DangerousKind } from '../../../workflows/dangerous-kinds.ts'
import type { Database } from '../database.ts'
import { daysAtFacility } from './place.ts'

/** What a licence that holds today lets lie at its facility, and what of dangerous goods lies there. */
export interface StoredHeldLimit {
  readonly licenceKey: number
  readonly organisationKey: number
  readonly licence: string
  readonly kind: string
  /** Of the licence. */
  readonly number: string
  readonly facility: string
  readonly facilityName: string
  readonly facilityNames: LocalNames
  readonly limitGrams: number
  readonly heldGrams: number
  /** Batches that nobody has weighed and that count for nothing. */
  readonly unweighed: number
}

/**
 * Limits of these organisations, of all where none are named, with what lies there as it is now. A batch without any stock of mass was
 * never weighed.
 */
export async function readHeldLimits(
  db: Database,
  {
    keys,
    kinds,
    now,
  }: {
    readonly keys?: readonly number[]
    readonly kinds: readonly DangerousKind[]
    readonly now: Date
  },
): Promise<readonly StoredHeldLimit[]> {
  const asked =
    keys === undefined ? sql`` : sql`and licence.organisation_key = any(${[...keys]}::integer[])`
  const today = sql`(${now}::timestamptz at time zone ${daysAtFacility})::date`
  const { rows } = await sql<StoredHeldLimit>`
    select licence_key as "licenceKey", licence.organisation_key as "organisationKey", licence.id as licence, licence.kind, licence.number,
      facility.code as facility, facility.name as "facilityName", facility.names as "facilityNames",
      dangerous_goods_limit_grams as "limitGrams", held.grams as "heldGrams", held.unweighed
    from licence join facility using (facility_key) join organisation on organisation.organisation_key = licence.organisation_key
      cross join lateral (${heldAt(sql.ref('licence.facility_key'), kinds)}) as held
    where licence.ended_time is null and dangerous_goods_limit_grams is not null
      and valid_from <= ${today} and valid_until >= ${today} ${asked}
    order by licence.organisation_key, facility.code, licence_key`.execute(db)
  return rows
}

/** Grams of dangerous goods that lie at a facility now, as far as they were weighed. */
export async function sumDangerousGoods(
  db: Database,
  facilityKey: number,
  kinds: readonly DangerousKind[],
): Promise<number> {
  const { rows } = await heldAt(sql`${facilityKey}::integer`, kinds).execute(db)
  return rows[0]?.grams ?? 0
}

function heldAt(facilityKey: RawBuilder<unknown>, kinds: readonly DangerousKind[]) {
  return sql<{ grams: number; unweighed: number }>`
    select coalesce(sum(stock.amount), 0)::bigint as grams, count(*) filter (where stock.batch_key is null) as unweighed
    from unnest(${kinds.map(({ stream }) => stream)}::text[], ${kinds.map(({ kind }) => kind)}::text[]) as dangerous (stream, kind)
      join batch on batch.facility_key = ${facilityKey} and batch.stream = dangerous.stream and batch.kind = dangerous.kind
      left join stock on stock.batch_key = batch.batch_key and stock.dimension = 'mass'
    where not batch.spent and (stock.amount > 0 or (stock.batch_key is null and batch.state <> ${reversedState}))`
}

/** Notes that an organisation was told that a limit is near or passed; of two processes one is first. For the system's own database. */
export async function addHeldLimitNotice(
  tx: Database,
  { licenceKey, organisationKey }: Pick<StoredHeldLimit, 'licenceKey' | 'organisationKey'>,
  { state, now }: { readonly state: Exclude<HeldState, 'below'>; readonly now: Date },
): Promise<boolean> {
  const row = await tx
    .insertInto('held_limit_notice')
    .values({
      licence_key: licenceKey,
      organisation_key: organisationKey,
      state,
      notice_time: now,
    })
    .onConflict((conflict) =>
      conflict.columns(['licence_key', 'state']).where('ended_time', 'is', null).doNothing(),
    )
    .returning('held_limit_notice_key')
    .executeTakeFirst()
  return row !== undefined
}

/** Ends what was told of limits that do not stand like that any more, so that it is told again when they do. */
export async function endHeldLimitNotices(
  system: Database,
  standing: readonly { readonly licenceKey: number; readonly state: HeldState }[],
  now: Date,
): Promise<void> {
  const above = standing.flatMap(({ licenceKey, state }) => {
    // Whoever is over the limit is near it as well.
    if (state === 'below') return []
    return state === 'over' ? [`${licenceKey}/near`, `${licenceKey}/over`] : [`${licenceKey}/near`]
  })
  await sql`update held_limit_notice set ended_time = ${now}
    where ended_time is null and licence_key || '/' || state <> all(${above}::text[])`.execute(
    system,
  )
}
