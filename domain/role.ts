import { type Words, words } from './words.ts'

/**
 * What a person or station may be to an organisation. `regulator` reads every organisation of its authority's jurisdiction
 * and each look is shown to the organisation; `platform` runs the installation and sees no business data.
 */
export const roles = [
  'station',
  'operator',
  'supervisor',
  'administrator',
  'regulator',
  'platform',
] as const
export type Role = (typeof roles)[number]

/** Roles as a person reads them. */
export const roleLabels: Readonly<Record<Role, Words>> = {
  station: words('Station', '工作站', '工作站'),
  operator: words('Operator', '操作員', '操作员'),
  supervisor: words('Supervisor', '主管', '主管'),
  administrator: words('Administrator', '管理員', '管理员'),
  regulator: words('Regulator', '監管人員', '监管人员'),
  platform: words('Platform administrator', '平台管理員', '平台管理员'),
}

/**
 * What a route asks of whoever calls it. `read` and `record` are the floor's daily work, of which `read_own` is as much as
 * recording at one place needs: a handheld that is carried away opens that place and not the company; `supervise` is what binds the
 * organisation: claims, certificates, consents, releases; `administer` changes who may do what; `oversee` is the platform's.
 * `examine` answers what records raise, draws samples of them and closes periods: whoever supervises, and an authority.
 * `inspect` is an authority's own view of its jurisdiction, before it looks at any one organisation.
 * `account` is anybody's who signed in as a person: their own sessions, second factors and memberships.
 */
export const rights = [
  'read_own',
  'read',
  'record',
  'supervise',
  'administer',
  'examine',
  'oversee',
  'inspect',
  'account',
] as const
export type Right = (typeof rights)[number]

const rightsByRole: Readonly<Record<Role, readonly Right[]>> = {
  station: ['read_own', 'record'],
  operator: ['read_own', 'read', 'record', 'account'],
  supervisor: ['read_own', 'read', 'record', 'supervise', 'examine', 'account'],
  administrator: ['read_own', 'read', 'record', 'supervise', 'administer', 'examine', 'account'],
  regulator: ['read_own', 'read', 'examine', 'inspect', 'account'],
  platform: ['oversee', 'account'],
}

/** Rights that mean no one organisation, so that they are there before one is chosen. */
const rightsForNone: readonly Right[] = ['oversee', 'inspect', 'account']

/** Whether the right is about what one organisation holds, and so needs one to be chosen. */
export function needsOrganisation(right: Right): boolean {
  return !rightsForNone.includes(right)
}

/** Whether the role includes the right. */
export function mayRole(role: Role, right: Right): boolean {
  return rightsByRole[role].includes(right)
}
