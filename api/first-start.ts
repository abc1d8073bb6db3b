import { makeAccessKey } from './access/access-keys.ts'
import { recordCity } from './record-city.ts'
import { addFacility, addOrganisation, listOrganisations } from './store/organisations.ts'
import type { Workspace } from './workspace.ts'

/**
 * Makes an empty workspace usable: one organisation with a facility and a key that is printed this once, and, unless
 * `empty`, the demonstration city beside it, whose organisations and batches are constructed and say so.
 */
export async function prepareFirstStart(
  workspace: Workspace,
  { say, now, empty }: { say: (line: string) => void; now: Date; empty: boolean },
): Promise<void> {
  const db = workspace.store.system
  if ((await listOrganisations(db)).length > 0) return
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
  }
  say('Send a key as "Authorization: Bearer <key>".')
  say('')
}
