import { findAnomalies } from '../../api/oversight/anomalies/find-anomalies.ts'
import { addAnyOrganisation } from '../../api/store/organisations/register.ts'
import { openClay } from './clay.ts'
import type { TestInstallation } from './installation.ts'
import { makeHistory } from './made-history.ts'
import { signUpPerson } from './people.ts'

const until = new Date(Date.now() - 2 * 86_400_000)

/** The day so many days after the last one of which there is a record. */
export function slippedDay(days: number): string {
  return new Date(until.getTime() + days * 86_400_000).toISOString().slice(0, 10)
}

/** An organisation with a slip in its records, its people, and an authority that oversees it. */
export async function openSlipped(given?: TestInstallation) {
  const installation = given ?? (await openClay())
  const { store, streams, actor } = installation
  const { organisationKey } = actor
  const history = makeHistory(installation, { days: 10, until })
  const lumps: string[] = []
  for (let one = 0; one < 12; one += 1) {
    lumps.push(await history.dig(Math.round(28_500 * history.about(0.02))))
    history.wait(600)
  }
  const slipped = await history.dig(285_000)
  const now = new Date()
  const from = new Date(until.getTime() - 30 * 86_400_000)
  await findAnomalies(store, streams, { organisationKey, from, to: now, now })
  const authority = await addAnyOrganisation(store.system, {
    slug: 'epd',
    name: 'Environment Office',
    kind: 'authority',
    jurisdiction: 'HK',
    now,
  })
  const person = (role: 'operator' | 'supervisor', name: string) =>
    signUpPerson(installation, { role, name, organisation: organisationKey })
  const inspector = await signUpPerson(installation, {
    role: 'regulator',
    name: 'Inspector Au',
    organisation: authority?.organisationKey ?? 0,
  })
  const supervisor = await person('supervisor', 'Lee Siu-ming')
  const operator = await person('operator', 'Chan Ka-wai')
  return { installation, slipped, inspector, supervisor, operator }
}
