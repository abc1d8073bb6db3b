import { type Refusal, refusal } from '../../domain/refusal.ts'
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
  const slugs = organisations.map((one) => one.slug).join(', ')
  throw new RefusedError(
    noneSuch('organisation', `Cannot find organisation "${slug}": there are ${slugs}`),
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
  const there = codes.length === 0 ? `none yet; add one first` : codes.join(', ')
  const wanted = code === undefined ? 'which facility' : `facility "${code}"`
  throw new RefusedError(
    noneSuch('facility', `Cannot tell ${wanted} of "${slug}" is meant: there are ${there}`),
  )
}

function noneSuch(option: string, message: string): Refusal {
  return refusal('not_found', `--${option}`, message)
}
