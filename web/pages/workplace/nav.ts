import { mayRole, type Right, type Role } from '../../../domain/role.ts'
import { administrationPhrases } from './administration/phrases.ts'
import { platformPhrases } from './administration/platform-phrases.ts'
import { statusPhrases } from './administration/status-phrases.ts'
import { shellPhrases } from './phrases.ts'
import type { Way } from './shell.ts'

interface PlacedWay extends Way {
  readonly right: Right
  /** Whose way it is alone. */
  readonly only?: Role
  /** For regulators: whether it is there at their own desk, where no organisation is looked at, or nowhere. */
  readonly forRegulator?: 'at their desk' | 'never'
}

const ways: readonly PlacedWay[] = [
  {
    href: '/work/desk',
    holds: [
      '/work/postings',
      '/work/events',
      '/work/registers',
      '/work/export',
      '/work/flow',
      '/work/measures',
      '/work/found',
      '/work/anomalies',
      '/work/samples',
      '/work/closings',
    ],
    label: shellPhrases.desk,
    right: 'read',
    only: 'regulator',
    forRegulator: 'at their desk',
  },
  {
    href: '/work/regulator',
    label: shellPhrases.regulator,
    right: 'read',
    only: 'regulator',
    forRegulator: 'at their desk',
  },
  { href: '/work', label: shellPhrases.work, right: 'read', forRegulator: 'never' },
  { href: '/scanner', label: shellPhrases.scanner, right: 'record' },
  {
    href: '/work/hand-overs',
    holds: ['/work/permits'],
    label: shellPhrases.handOvers,
    right: 'read',
  },
  {
    href: '/work/stock',
    holds: [
      '/work/batches',
      '/work/flow',
      '/work/measures',
      '/work/desk',
      '/work/postings',
      '/work/events',
      '/work/registers',
      '/work/export',
      '/work/found',
      '/work/anomalies',
      '/work/samples',
      '/work/closings',
      '/work/recycling',
      '/work/labels',
      '/work/imports',
      '/work/proposals',
      '/work/credits',
      '/work/claims',
      '/work/certificates',
      '/work/treatments',
      '/work/reconciliation',
      '/work/spectra',
    ],
    label: shellPhrases.stock,
    right: 'read',
  },
  { href: '/work/recalls', label: shellPhrases.recalls, right: 'read' },
  {
    href: '/work/organisation',
    holds: [
      '/work/facilities',
      '/work/licences',
      '/work/new-facility',
      '/work/estates',
      '/work/lines',
      '/work/new-line',
      '/work/line-comparison',
      '/work/optical-checks',
      '/work/new-optical-version',
      '/work/optical-pieces',
      '/work/funding',
      '/work/new-project',
      '/work/courses',
      '/work/new-course',
      '/work/moves',
      '/work/new-move',
      '/work/places',
      '/work/new-place',
      '/work/container-orders',
      '/work/new-container-order',
      '/work/move-figures',
      '/work/approvals',
      '/work/models',
      '/work/passports',
      '/work/issuer-keys',
      '/work/grants',
      '/work/granted',
    ],
    label: shellPhrases.organisation,
    right: 'read',
  },
  {
    href: '/work/administration',
    holds: [
      '/account/members',
      '/work/competences',
      '/work/stations',
      '/work/webhooks',
      '/work/deliveries',
      '/work/audit',
      '/work/looks',
      '/work/questions',
      '/work/erasures',
      '/work/files',
    ],
    label: administrationPhrases.title,
    right: 'supervise',
  },
  { href: '/work/organisations', label: platformPhrases.title, right: 'oversee' },
  { href: '/account/accounts', label: platformPhrases.accounts, right: 'oversee' },
  { href: '/work/status', label: statusPhrases.title, right: 'oversee' },
  {
    href: '/account',
    holds: ['/work/mail-wishes'],
    label: shellPhrases.account,
    right: 'account',
    forRegulator: 'at their desk',
  },
]

/**
 * The pages that somebody of this role may open, in the order shown; without an organisation only the account. A regulator who looks
 * at one organisation (`isInside`) sees its pages too.
 */
export function workplaceNav(
  role: Role | undefined,
  { isInside = false }: { readonly isInside?: boolean } = {},
): readonly Way[] {
  return ways.filter(({ right, only = role, forRegulator }) => {
    const isAllowed = right === 'account' || (role !== undefined && mayRole(role, right))
    if (!isAllowed || only !== role) return false
    return (
      role !== 'regulator' ||
      forRegulator === 'at their desk' ||
      (isInside && forRegulator !== 'never')
    )
  })
}
