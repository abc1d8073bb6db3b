import type { OrganisationKind } from './access-tables.ts'
import type { Database } from './database.ts'

/** What an organisation is, and what it asks of its members. */
export interface OrganisationSettings {
  readonly kind: OrganisationKind
  readonly secondFactorRequired: boolean
}

/** The settings of an organisation that exists. */
export async function findOrganisationSettings(
  db: Database,
  organisationKey: number,
): Promise<OrganisationSettings> {
  return db
    .selectFrom('organisation')
    .select(['kind', 'second_factor_required as secondFactorRequired'])
    .where('organisation_key', '=', organisationKey)
    .executeTakeFirstOrThrow()
}

/** Sets whether those who bind others must show a second factor. MUST be done as the system. */
export async function requireSecondFactor(
  system: Database,
  organisationKey: number,
  required: boolean,
): Promise<void> {
  await system
    .updateTable('organisation')
    .set({ second_factor_required: required })
    .where('organisation_key', '=', organisationKey)
    .execute()
}
