import { refuse } from '../../../domain/refusal.ts'
import { mayRole } from '../../../domain/role.ts'
import { RefusedError } from '../../http/problem.ts'
import type { Installation } from '../../installation.ts'
import { pseudonymOf } from '../../people/access/pseudonym.ts'
import type { StepRow } from '../../store/custody/hand-overs.ts'
import { nameOrganisations } from '../../store/organisations/organisations.ts'
import { readStandings } from '../../store/people/member-standing.ts'

/**
 * Throws when the person who proposed a correction may no longer bind their side: a consent would book what nobody there
 * stands for. The side proposes it again, by somebody who may. A station is no person, and its key ends with it.
 */
export async function assertProposerStands(
  { store }: Pick<Installation, 'store'>,
  steps: readonly StepRow[],
  correction: string,
): Promise<void> {
  const proposal = steps.find(({ kind, id }) => kind === 'correct_propose' && id === correction)
  if (proposal === undefined || proposal.signer_kind !== 'person') return
  const { organisation_key: key, signer } = proposal
  const { slug = '' } = (await nameOrganisations(store.system, [key])).get(key) ?? {}
  const standings = await readStandings(store.system, key)
  const stands = [...standings].some(
    ([personId, role]) => mayRole(role, 'supervise') && pseudonymOf(personId, slug) === signer,
  )
  if (stands) return
  throw new RefusedError(refuse('second_person_needed', '/correction', ['proposer_not_standing']))
}
