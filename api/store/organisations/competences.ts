import { CompiledQuery, sql } from 'kysely'
import { usualTimeZone } from '../../../domain/local-day.ts'
import type { Database } from '../database.ts'
import { columns, type Row } from '../row.ts'
import { validDays } from './papers.ts'
import { placeText } from './place.ts'

const certificateColumns = ['id', 'operator', 'kind', 'number', 'issuer', 'ended_time'] as const

/** A certificate of a person's competence. Days are inclusive, in the time zone of the facility where it is needed. */
export interface StoredCompetence
  extends Row<'competence_certificate', (typeof certificateColumns)[number]>,
    Row<'membership', 'person_id'> {
  readonly validFrom: string
  readonly validUntil: string
  /** Whether the person still belongs to the organisation. */
  readonly member: boolean
}

export type NewCompetence = Omit<StoredCompetence, 'id' | 'endedTime' | 'member'>

function selectCompetences(db: Database, organisationKey: number) {
  return db
    .selectFrom('competence_certificate')
    .innerJoin('membership', 'membership.membership_key', 'competence_certificate.membership_key')
    .select(columns('competence_certificate', certificateColumns))
    .select('membership.person_id as personId')
    .select(validDays)
    .select(sql<boolean>`membership.ended_time is null`.as('member'))
    .where('competence_certificate.organisation_key', '=', organisationKey)
}

/** The organisation's certificates, those that end first at the front. */
export async function listCompetences(
  db: Database,
  organisationKey: number,
): Promise<readonly StoredCompetence[]> {
  return selectCompetences(db, organisationKey)
    .orderBy('valid_until')
    .orderBy('competence_certificate_key')
    .execute()
}

/** The organisation's certificate of this id. */
export async function findCompetence(
  db: Database,
  organisationKey: number,
  id: string,
): Promise<StoredCompetence | undefined> {
  return selectCompetences(db, organisationKey)
    .where('competence_certificate.id', '=', id)
    .executeTakeFirst()
}

/** Adds a certificate of a member; tells its id, `no_member`, or `exists` when the same one is on record. */
export async function addCompetence(
  db: Database,
  organisationKey: number,
  { personId, now, ...certificate }: NewCompetence & { readonly now: Date },
): Promise<{ readonly id: string } | 'no_member' | 'exists'> {
  const member = await db
    .selectFrom('membership')
    .select('membership_key')
    .where('organisation_key', '=', organisationKey)
    .where('person_id', '=', personId)
    .where('ended_time', 'is', null)
    .executeTakeFirst()
  if (member === undefined) return 'no_member'
  const { operator, kind, number, issuer, validFrom, validUntil } = certificate
  const added = await db
    .insertInto('competence_certificate')
    .values({
      organisation_key: organisationKey,
      membership_key: member.membership_key,
      operator,
      kind,
      number,
      issuer,
      valid_from: validFrom,
      valid_until: validUntil,
      created_time: now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['membership_key', 'kind', 'number', 'valid_until'])
        .where('ended_time', 'is', null)
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  return added ?? 'exists'
}

/** What somebody is certified for: every certificate that has not ended, by its kind, also one whose days are over or to come. */
export async function listHeldBy(
  db: Database,
  organisationKey: number,
  operator: string,
): Promise<readonly Pick<StoredCompetence, 'kind' | 'validFrom' | 'validUntil'>[]> {
  return db
    .selectFrom('competence_certificate')
    .innerJoin('membership', 'membership.membership_key', 'competence_certificate.membership_key')
    .select('competence_certificate.kind')
    .select(validDays)
    .where('competence_certificate.organisation_key', '=', organisationKey)
    .where('competence_certificate.operator', '=', operator)
    .where('competence_certificate.ended_time', 'is', null)
    .where('membership.ended_time', 'is', null)
    .where('membership.disabled_time', 'is', null)
    .orderBy('competence_certificate_key')
    .execute()
}

/** Somebody who must hold a certificate to record something somewhere. */
export interface AskedCompetence {
  /** Pseudonym of the person. */
  readonly operator: string
  /** Kinds of which any serves. */
  readonly kinds: readonly string[]
  /** Code of the facility, whose time zone tells the day; the usual one where it says none. */
  readonly facility: string
  readonly time: Date
  /** Minutes east of UTC that the sender's clock showed: it tells the day, where there is one. */
  readonly offsetMinutes?: number | undefined
}

/** Whether somebody was certified on the day, and which day it was there. */
export interface CompetenceOnDay {
  readonly held: boolean
  readonly day: string
}

/** For each that is asked, in order: whether the person holds a live certificate on that day, at that place. */
export async function holdCompetences(
  db: Database,
  organisationKey: number,
  asked: readonly AskedCompetence[],
): Promise<readonly CompetenceOnDay[]> {
  const { text, values } = selectHeld(organisationKey, asked)
  const { rows } = await db.executeQuery<CompetenceOnDay>(CompiledQuery.raw(text, [...values]))
  return rows
}

/** The same as a query, for the one way in, which sends its own. */
export function selectHeld(organisationKey: number, asked: readonly AskedCompetence[]) {
  const values = [
    organisationKey,
    asked.map(({ operator }) => operator),
    asked.map(({ kinds }) => kinds.join()),
    asked.map(({ facility }) => facility),
    asked.map(({ time }) => time),
    asked.map(({ offsetMinutes }) => offsetMinutes ?? null),
    usualTimeZone,
  ]
  return { text: heldOnDay, values }
}

const heldOnDay = `
  select day::text as day, exists (
    select from competence_certificate as certificate join membership using (membership_key)
    where certificate.organisation_key = $1
      and certificate.operator = asked.operator and certificate.kind = any(string_to_array(asked.kinds, ','))
      and certificate.ended_time is null and membership.ended_time is null and membership.disabled_time is null
      and day between valid_from and valid_until
  ) as held
  from unnest($2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::integer[])
      with ordinality as asked (operator, kinds, facility, time, minutes, place)
    left join facility on facility.organisation_key = $1 and facility.code = asked.facility
    join organisation on organisation.organisation_key = $1
    cross join lateral (select coalesce(
      asked.time at time zone make_interval(mins => asked.minutes),
      asked.time at time zone coalesce(${placeText.timeZone}, $7::text))::date as day) as local
  order by place`
