import { sql } from 'kysely'
import { inspectionTerms } from '../../../domain/inspection-terms.ts'
import type { Database } from '../database.ts'
import { columns, type Row } from '../row.ts'

const linkColumns = [
  'inspection_link_key',
  'id',
  'organisation_key',
  'shown_to',
  'made_by',
  'created_time',
  'expires_time',
  'ended_time',
  'looks',
  'last_look_time',
] as const

/** A link that shows one facility or one hand-over to an inspector. */
export interface StoredInspection extends Row<'inspection_link', (typeof linkColumns)[number]> {
  /** Code of the facility; null for a hand-over. */
  readonly facility: string | null
  /** Id of the hand-over; null for a facility. */
  readonly handOver: string | null
}

export interface NewInspection {
  readonly id: string
  readonly organisationKey: number
  readonly linkDigest: Buffer
  readonly of: { readonly facilityKey: number } | { readonly handOverKey: number }
  readonly shownTo: string | null
  readonly personId: string
  readonly madeBy: string
  readonly now: Date
  readonly expires: Date
}

/** Adds a link; false when its id is there already, whoever's it is. */
export async function addInspection(
  tx: Database,
  { id, organisationKey, linkDigest, of, shownTo, personId, madeBy, now, expires }: NewInspection,
): Promise<boolean> {
  const added = await tx
    .insertInto('inspection_link')
    .values({
      id,
      organisation_key: organisationKey,
      link_digest: linkDigest,
      facility_key: 'facilityKey' in of ? of.facilityKey : null,
      hand_over_key: 'handOverKey' in of ? of.handOverKey : null,
      shown_to: shownTo,
      person_id: personId,
      made_by: madeBy,
      created_time: now,
      expires_time: expires,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('inspection_link_key')
    .executeTakeFirst()
  return added !== undefined
}

/** The organisation's links, newest first, before the one of a key where one is given. */
export async function listInspections(
  db: Database,
  organisationKey: number,
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
): Promise<readonly StoredInspection[]> {
  const links = selectInspections(db)
    .where('inspection_link.organisation_key', '=', organisationKey)
    .orderBy('inspection_link_key', 'desc')
    .limit(limit)
  return (before === undefined ? links : links.where('inspection_link_key', '<', before)).execute()
}

/** One of them by its id, which MUST be a UUID. */
export async function findInspection(
  db: Database,
  organisationKey: number,
  id: string,
): Promise<StoredInspection | undefined> {
  return selectInspections(db)
    .where('inspection_link.organisation_key', '=', organisationKey)
    .where('inspection_link.id', '=', id)
    .executeTakeFirst()
}

/** Ends a link of the organisation; false where there is none that is not ended yet. */
export async function endInspection(
  tx: Database,
  organisationKey: number,
  { id, now }: { readonly id: string; readonly now: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('inspection_link')
    .set({ ended_time: now })
    .where('organisation_key', '=', organisationKey)
    .where('id', '=', id)
    .where('ended_time', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0
}

/**
 * Counts a look by a link and gives what it shows, in one statement, so that no two looks pass the bound together; undefined when the link is
 * over or was never there, and once whoever made it has left or their organisation was suspended. For the system's own database.
 */
export async function openInspection(
  system: Database,
  linkDigest: Buffer,
  now: Date,
): Promise<StoredInspection | undefined> {
  const opened = await system
    .updateTable('inspection_link')
    .set({ looks: sql<number>`looks + 1`, last_look_time: now })
    .where('link_digest', '=', linkDigest)
    .where('ended_time', 'is', null)
    .where('expires_time', '>', now)
    .where('looks', '<', inspectionTerms.mostLooks)
    .where(
      sql<boolean>`exists (select from membership join organisation using (organisation_key)
        join auth.person as person on person.id = membership.person_id
        where membership.organisation_key = inspection_link.organisation_key and membership.person_id::text = inspection_link.person_id
          and membership.ended_time is null and membership.disabled_time is null and person.disabled_time is null
          and organisation.suspended_time is null)`,
    )
    .returning('id')
    .executeTakeFirst()
  if (opened === undefined) return undefined
  return selectInspections(system).where('inspection_link.id', '=', opened.id).executeTakeFirst()
}

function selectInspections(db: Database) {
  return db
    .selectFrom('inspection_link')
    .leftJoin('facility', 'facility.facility_key', 'inspection_link.facility_key')
    .leftJoin('hand_over', 'hand_over.hand_over_key', 'inspection_link.hand_over_key')
    .select(columns('inspection_link', linkColumns))
    .select(['facility.code as facility', 'hand_over.id as handOver'])
}
