import type { OrganisationKind } from '../../store/tables/organisation-tables.ts'
import type { PersonRole } from '../../store/tables/people-tables.ts'

/** Roles that people may have in an organisation of this kind; its administrators give them. */
export const assignableRoles: Readonly<Record<OrganisationKind, readonly PersonRole[]>> = {
  company: ['operator', 'supervisor', 'administrator'],
  authority: ['regulator', 'administrator'],
  platform: ['platform'],
}
