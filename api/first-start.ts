import { makeAccessKey } from './access.ts'
import { recordWalk } from './record-walk.ts'
import { addFacility, addOrganisation, listOrganisations } from './store/organisations.ts'
import type { Workspace } from './workspace.ts'

/**
 * Makes an empty workspace usable: one organisation with a facility and a key that is printed this once, and, unless
 * `empty`, each stream's example walk as a demonstration, marked as constructed.
 */
export async function prepareFirstStart(
  workspace: Workspace,
  { say, now, empty }: { say: (line: string) => void; now: Date; empty: boolean },
): Promise<void> {
  const { db } = workspace.store
  if ((await listOrganisations(db)).length > 0) return
  const organisation = await addOrganisation(db, { slug: 'first', name: 'First organisation', now })
  await addFacility(db, organisation.organisationKey, { code: 'MAIN', name: 'Main facility', now })
  const key = await makeAccessKey(db, organisation.organisationKey, { name: 'first start', now })
  if (!empty) {
    const actor = { organisationKey: organisation.organisationKey, organisation: organisation.slug }
    for (const stream of workspace.streams.values()) {
      await recordWalk(workspace.recorder, stream, { actor, facility: 'MAIN', start: now })
    }
  }
  say('')
  say('Access key of the first organisation, shown only this once:')
  say(`  ${key}`)
  say('Send it as "Authorization: Bearer <key>". Only its digest is stored.')
  say('')
}
