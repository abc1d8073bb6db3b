import type { FaultValue } from '../../domain/phrases.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../http/problem.ts'
import {
  listFacilities,
  listOrganisations,
  type Organisation,
} from '../store/organisations/organisations.ts'
import { prepareFirstStart } from './city/first-start.ts'
import type { Call } from './command.ts'

/**
 * The organisation that a command acts for: the one named, or the first. An empty installation gets its first
 * organisation, whose key is shown once beside the answer. Throws when the name fits none.
 */
export async function organisationFor({
  installation,
  options,
  terminal,
  now,
}: Call): Promise<Organisation> {
  await prepareFirstStart(installation, {
    say: terminal.err,
    now,
    empty: true,
    tellsAgain: false,
  })
  const organisations = await listOrganisations(installation.store.system)
  const slug = options.organisation
  const found = organisations.find((one) => slug === undefined || one.slug === slug)
  if (found !== undefined) return found
  const there = organisations.map((one) => one.slug)
  const values = { organisation: slug ?? '', there }
  throw new RefusedError(
    refuse('not_found', '--organisation', ['command_organisation_unknown', values]),
  )
}

/** The facility's code: the one named, else MAIN, else the only one. Throws when that leaves a choice. */
export async function facilityFor(
  { installation, options }: Call,
  { organisationKey, slug }: Organisation,
): Promise<string> {
  const codes = (await listFacilities(installation.store.system, organisationKey)).map(
    ({ code }) => code,
  )
  const code = options.facility ?? (codes.includes('MAIN') ? 'MAIN' : undefined)
  if (code !== undefined && codes.includes(code)) return code
  const [only] = codes
  if (code === undefined && codes.length === 1 && only !== undefined) return only
  const there: FaultValue = codes.length === 0 ? { says: 'none_yet' } : codes
  const values = { organisation: slug, there }
  throw new RefusedError(
    refuse(
      'not_found',
      '--facility',
      code === undefined
        ? ['command_facility_unclear', values]
        : ['command_facility_unknown', { ...values, facility: code }],
    ),
  )
}
