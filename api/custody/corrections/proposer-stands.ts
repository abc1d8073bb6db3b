import { mayRole } from '../../../domain/role.ts'
import type { Installation } from '../../installation.ts'
import { pseudonymOf } from '../../people/access/pseudonym.ts'
import type { StepRow } from '../../store/custody/hand-overs.ts'
import { nameOrganisations } from '../../store/organisations/organisations.ts'
import { readStandings } from '../../store/people/member-standing.ts'

/**
 * Whether the person who proposed a correction may still bind their side: otherwise a consent would book what nobody there
 * stands for. The side proposes it again, by somebody who may. A station is no person, and its key ends with it.
 */
export async function proposerStands(
  { store }: Pick<Installation, 'store'>,
  steps: readonly StepRow[],
  correction: string,
): Promise<boolean> {
  const proposal = steps.find(({ kind, id }) => kind === 'correct_propose' && id === correction)
  if (proposal === undefined || proposal.signer_kind !== 'person') return true
  const { organisation_key: key, signer } = proposal
  const { slug = '' } = (await nameOrganisations(store.system, [key])).get(key) ?? {}
  const standings = await readStandings(store.system, key)
  return [...standings].some(
    ([personId, role]) => mayRole(role, 'supervise') && pseudonymOf(personId, slug) === signer,
  )
}
