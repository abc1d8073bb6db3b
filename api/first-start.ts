import { makeAccessKey } from './access/access-keys.ts'
import { usualAdministrator } from './config-people.ts'
import { recordCity } from './record-city.ts'
import { addFacility, addOrganisation, listOrganisations } from './store/organisations.ts'
import type { Workspace } from './workspace.ts'

export interface FirstStartOptions {
  readonly say: (line: string) => void
  readonly now: Date
  readonly empty: boolean
  /** Where people will reach this installation; only the path of a link is told when absent. */
  readonly origin?: string | undefined
  readonly administratorEmail?: string
}

/**
 * Makes an empty workspace usable: one organisation with a facility, a key and an administrator, an administrator of the
 * platform, and, unless `empty`, the demonstration city beside it, whose organisations, batches and people are constructed
 * and say so. How to enter is printed this once.
 */
export async function prepareFirstStart(
  workspace: Workspace,
  options: FirstStartOptions,
): Promise<void> {
  const { say, now, empty, administratorEmail = usualAdministrator } = options
  const db = workspace.store.system
  if ((await listOrganisations(db)).length > 0) return
  // Read only now: accounts need a large library, which no later command should wait for.
  const { addCityPeople, addFirstPeople } = await import('./first-people.ts')
  const organisation = await addOrganisation(db, { slug: 'first', name: 'First organisation', now })
  await addFacility(db, organisation.organisationKey, { code: 'MAIN', name: 'Main facility', now })
  const key = await makeAccessKey(db, organisation.organisationKey, { name: 'first start', now })
  say('')
  say('Access keys, shown only this once; only their digests are stored:')
  say(`  ${key}  First organisation (empty, yours)`)
  if (!empty) {
    const { actors, scans } = await recordCity(workspace, now)
    for (const { organisationKey, name } of actors) {
      say(`  ${await makeAccessKey(db, organisationKey, { name: 'demonstration', now })}  ${name}`)
    }
    say(`The demonstration city holds ${scans} constructed scans.`)
    const [company] = actors
    if (company !== undefined) {
      await addCityPeople(workspace, { ...company, slug: company.organisation }, options)
    }
  }
  await addFirstPeople(workspace, organisation, { ...options, administratorEmail })
  say('People sign in at /sign-in; a key is sent as "Authorization: Bearer <key>".')
  say('')
}
