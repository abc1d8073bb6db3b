import { sql } from 'kysely'
import type { LocalNames } from '../../../domain/local-names.ts'
import type { Database } from '../database.ts'
import type { OrganisationKind } from '../tables/organisation-tables.ts'
import type { EnteredWith, PersonRole } from '../tables/people-tables.ts'
import { demandedOf, type SecondFactorDemand, type SecondFactorOf } from './second-factor-demand.ts'

/** A live session with one organisation that its person may act for. */
export interface StoredSession {
  readonly sessionId: string
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly enteredWith: EnteredWith
  /** Whether it was entered by more than a password. */
  readonly hasSecondFactor: boolean
  readonly lastUsedTime: Date
  /** The organisation that the session chose, if any. */
  readonly chosenKey: number | null
  /** All of it null when the person belongs to none. */
  readonly membership: StoredMembership | null
}

export interface StoredMembership {
  readonly organisationKey: number
  readonly slug: string
  readonly name: string
  readonly names: LocalNames
  readonly kind: OrganisationKind
  readonly secondFactor: SecondFactorDemand
  readonly role: PersonRole
  /** Since when the person is a member. */
  readonly sinceTime: Date
}

/** An organisation that a session wants to act for or look at. */
export interface Wanted {
  readonly slug?: string | undefined
}

/** A company that an authority's regulator may look at. */
export interface Overseen {
  readonly organisationKey: number
  readonly slug: string
  readonly name: string
  readonly names: LocalNames
}

/**
 * The live session of this digest, once for each organisation that its person belongs to, with the company that the session
 * names where the membership is a regulator's and the company lies in the authority's jurisdiction.
 */
export async function findSession(
  db: Database,
  {
    digest,
    now,
    idleSince,
    wanted,
  }: { digest: string; now: Date; idleSince: Date; wanted: Wanted },
): Promise<readonly (StoredSession & { overseen: Overseen | null })[]> {
  const named = wanted.slug ?? null
  const { rows } = await sql<SessionRow>`
    select session.id as "sessionId", person.id as "personId", person.name as "personName", person.email,
      session.entered_with as "enteredWith", session.last_used_time as "lastUsedTime",
      session.organisation_key as "chosenKey",
      own.organisation_key as "organisationKey", own.slug, own.name, own.names, own.kind, membership.role,
      session.provider_factor as "providerFactor", membership.created_time as "sinceTime",
      own.second_factor_required as "isAtOnce", ${demandedOf('own')} as "demandedOf",
      overseen.organisation_key as "overseenKey", overseen.slug as "overseenSlug", overseen.name as "overseenName", overseen.names as "overseenNames"
    from auth.session
    join auth.person on person.id = session.person_id and person.disabled_time is null
    left join membership on membership.person_id = person.id and membership.ended_time is null
      and membership.disabled_time is null
      and not exists (select from organisation as shut
        where shut.organisation_key = membership.organisation_key and shut.suspended_time is not null)
      and (membership.entered_after is null or session.created_at >= membership.entered_after)
    left join organisation as own on own.organisation_key = membership.organisation_key
    left join organisation as overseen on membership.role = 'regulator' and oversees(own, overseen)
      and case when ${named}::text is null then overseen.organisation_key = session.organisation_key
        else overseen.slug = ${named} end
    where session.token = ${digest} and session.expires_at > ${now} and session.last_used_time > ${idleSince}
    order by own.slug`.execute(db)
  return rows.map(sessionOf)
}

/** A passkey asks for a finger, a face or a PIN besides; a provider may say that it asked for a second factor. */
function countsAsTwo(enteredWith: EnteredWith, providerFactor: boolean): boolean {
  if (enteredWith === 'identity_provider') return providerFactor
  return enteredWith === 'second_factor' || enteredWith === 'passkey'
}

interface SessionRow {
  sessionId: string
  personId: string
  personName: string
  email: string
  enteredWith: EnteredWith
  lastUsedTime: Date
  chosenKey: number | null
  organisationKey: number | null
  slug: string
  name: string
  names: LocalNames
  kind: OrganisationKind
  role: PersonRole
  providerFactor: boolean
  sinceTime: Date
  isAtOnce: boolean
  demandedOf: SecondFactorOf
  overseenKey: number | null
  overseenSlug: string
  overseenName: string
  overseenNames: LocalNames
}

function sessionOf(row: SessionRow): StoredSession & { overseen: Overseen | null } {
  const { sessionId, personId, personName, email, enteredWith, lastUsedTime, chosenKey } = row
  const { organisationKey, slug, name, names, kind, role, sinceTime } = row
  const secondFactor = { of: row.demandedOf, isAtOnce: row.isAtOnce }
  const hasSecondFactor = countsAsTwo(enteredWith, row.providerFactor)
  const { overseenKey, overseenSlug, overseenName, overseenNames } = row
  return {
    sessionId,
    personId,
    name: personName,
    email,
    enteredWith,
    lastUsedTime,
    chosenKey,
    hasSecondFactor,
    membership:
      organisationKey === null
        ? null
        : { organisationKey, slug, name, names, kind, role, secondFactor, sinceTime },
    overseen:
      overseenKey === null
        ? null
        : {
            organisationKey: overseenKey,
            slug: overseenSlug,
            name: overseenName,
            names: overseenNames,
          },
  }
}

/** Notes that the session is in use, so that it does not end for idleness. */
export async function touchSession(db: Database, sessionId: string, now: Date): Promise<void> {
  await db
    .updateTable('auth.session')
    .set({ last_used_time: now })
    .where('id', '=', sessionId)
    .execute()
}
