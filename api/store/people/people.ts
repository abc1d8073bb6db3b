import { accountOf } from '../../../domain/email-address.ts'
import type { LocalNames } from '../../../domain/local-names.ts'
import type { Database } from '../database.ts'
import type { PersonRole } from '../tables/people-tables.ts'
import { demandedOf, type SecondFactorDemand } from './second-factor-demand.ts'

/** An account as its owner and the administrators of its organisations see it. */
export interface Person {
  readonly personId: string
  readonly name: string
  readonly email: string
}

/** An account to be added. */
export interface NewPerson {
  readonly email: string
  readonly name: string
  /** Whether the address is known to be theirs; an identity provider that vouches for it leads to no other account. */
  readonly isProven: boolean
  /** Absent where the account is entered another way. */
  readonly passwordHash?: string
}

/** Adds an account; undefined when the e-mail has one. */
export async function addPerson(
  auth: Database,
  { email, name, isProven, passwordHash }: NewPerson,
): Promise<string | undefined> {
  return auth.transaction().execute(async (tx) => {
    const added = await tx
      .insertInto('auth.person')
      .values({ email: accountOf(email), name, email_verified: isProven })
      .onConflict((conflict) => conflict.column('email').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (added === undefined || passwordHash === undefined) return added?.id
    const account = { provider_id: 'credential', account_id: added.id, password: passwordHash }
    await tx
      .insertInto('auth.account')
      .values({ ...account, person_id: added.id, updated_at: new Date() })
      .execute()
    return added.id
  })
}

/** The account of this e-mail address, if there is one that may be entered. */
export async function findPerson(db: Database, email: string): Promise<Person | undefined> {
  return db
    .selectFrom('auth.person')
    .select(['id as personId', 'name', 'email'])
    .where('email', '=', accountOf(email))
    .where('disabled_time', 'is', null)
    .executeTakeFirst()
}

/** The account of this id, if there is one. */
export async function findPersonById(db: Database, personId: string): Promise<Person | undefined> {
  return db
    .selectFrom('auth.person')
    .select(['id as personId', 'name', 'email'])
    .where('id', '=', personId)
    .executeTakeFirst()
}

/** What an account is entered with, beside its e-mail address. */
export interface OwnAccount {
  /** Hash of the password; null for somebody who has none. */
  readonly passwordHash: string | null
  readonly hasFactor: boolean
}

/** How the person of this id may sign in; undefined when there is none. */
export async function findOwnAccount(
  auth: Database,
  personId: string,
): Promise<OwnAccount | undefined> {
  const row = await auth
    .selectFrom('auth.person')
    .leftJoin('auth.account', (join) =>
      join
        .onRef('auth.account.person_id', '=', 'auth.person.id')
        .on('auth.account.provider_id', '=', 'credential'),
    )
    .select(['password', 'two_factor_enabled'])
    .where('auth.person.id', '=', personId)
    .executeTakeFirst()
  if (row === undefined) return undefined
  return { passwordHash: row.password, hasFactor: row.two_factor_enabled === true }
}

/** Organisations that a person may act for, as the head of a choice shows them. */
export interface OwnMembership {
  readonly organisationKey: number
  readonly slug: string
  readonly name: string
  readonly names: LocalNames
  readonly role: PersonRole
  readonly secondFactor: SecondFactorDemand
  readonly sinceTime: Date
}

/** The person's live memberships by organisation. */
export async function listOwnMemberships(
  system: Database,
  personId: string,
): Promise<readonly OwnMembership[]> {
  const rows = await system
    .selectFrom('membership')
    .innerJoin('organisation', 'organisation.organisation_key', 'membership.organisation_key')
    .select([
      'organisation.organisation_key as organisationKey',
      'slug',
      'name',
      'names',
      'role',
      'second_factor_required as isAtOnce',
      'membership.created_time as sinceTime',
    ])
    .select(demandedOf('organisation').as('of'))
    .where('person_id', '=', personId)
    .where('ended_time', 'is', null)
    .where('membership.disabled_time', 'is', null)
    .orderBy('name')
    .execute()
  return rows.map(({ of, isAtOnce, ...rest }) => ({ ...rest, secondFactor: { of, isAtOnce } }))
}

/** Keeps recovery codes, as digests, in place of those that there were. */
export async function keepRecoveryCodes(
  auth: Database,
  personId: string,
  codes: string,
): Promise<void> {
  await auth
    .updateTable('auth.two_factor')
    .set({ backup_codes: codes })
    .where('person_id', '=', personId)
    .execute()
}
