import { mayRole } from '../../domain/role.ts'
import { workPhrases } from '../../web/pages/workplace/work/phrases.ts'
import type { FirstStep, WorkView } from '../../web/pages/workplace/work/view.ts'
import type { Installation } from '../installation.ts'
import { listBatches } from '../store/inventory/batches.ts'
import { listCompetences } from '../store/organisations/competences.ts'
import { listMemberships } from '../store/people/memberships.ts'
import type { PageAsker } from './page-asker.ts'

/** What an organisation begins with, each with where this person does it; nothing once there is a batch. */
export async function readFirstSteps(
  { store }: Installation,
  { db, organisationKey, principal }: PageAsker,
  { facilities, bringIn }: Pick<WorkView, 'facilities' | 'bringIn'>,
): Promise<readonly FirstStep[] | undefined> {
  const [batches, members, competences] = await Promise.all([
    listBatches(db, organisationKey, { limit: 1 }),
    listMemberships(store.system, organisationKey),
    listCompetences(db, organisationKey),
  ])
  if (batches.length > 0) return undefined
  const mayAdminister = mayRole(principal.role, 'administer')
  const forAdministrator = (href: string) => (mayAdminister ? href : undefined)
  const firstStage = bringIn.flatMap(({ stages }) => stages)[0]
  return [
    {
      label: workPhrases.firstFacility,
      isDone: facilities.length > 0,
      href: forAdministrator(facilities.length > 0 ? '/work/organisation' : '/work/new-facility'),
    },
    {
      label: workPhrases.firstPeople,
      isDone: members.length > 1,
      href: forAdministrator('/account/members'),
    },
    {
      label: workPhrases.firstCertificates,
      isDone: competences.some(({ endedTime }) => endedTime === null),
      href: forAdministrator('/work/competences'),
    },
    { label: workPhrases.firstBatch, isDone: false, href: firstStage?.href },
  ]
}
