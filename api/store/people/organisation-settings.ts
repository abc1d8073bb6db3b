import type { Database } from '../database.ts'
import type { OrganisationKind } from '../tables/organisation-tables.ts'
import { demandedOf, type SecondFactorDemand } from './second-factor-demand.ts'

/** What an organisation is, and what it asks of its members. */
export interface OrganisationSettings {
  readonly kind: OrganisationKind
  readonly secondFactor: SecondFactorDemand
  /** Part of the demonstration. */
  readonly constructed: boolean
}

/** The settings of an organisation that exists. */
export async function findOrganisationSettings(
  db: Database,
  organisationKey: number,
): Promise<OrganisationSettings> {
  const { kind, isAtOnce, of, constructed } = await db
    .selectFrom('organisation')
    .select(['kind', 'second_factor_required as isAtOnce', 'constructed'])
    .select(demandedOf('organisation').as('of'))
    .where('organisation_key', '=', organisationKey)
    .executeTakeFirstOrThrow()
  return { kind, secondFactor: { of, isAtOnce }, constructed }
}
