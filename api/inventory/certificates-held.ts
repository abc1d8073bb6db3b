import { competenceFor, competencesIn, kindsServing } from '../../domain/competence.ts'
import type { Facts } from '../../domain/field.ts'
import { nameWords, toldOrganisation } from '../../domain/local-names.ts'
import type { Fault } from '../../domain/refusal.ts'
import { certificateFault } from '../../workflows/faults-of-whoever.ts'
import type { Stage } from '../../workflows/stream.ts'
import type { PersonPrincipal } from '../http/principal.ts'
import { pseudonymOf } from '../people/access/pseudonym.ts'
import type { Database } from '../store/database.ts'
import { holdCompetences } from '../store/organisations/competences.ts'

/** What keeps a person from a stage with such goods at a facility: a certificate that is not held. */
export type LacksCertificate = (
  stage: Stage,
  goods: { readonly facility: string; readonly facts: Facts },
) => Fault | undefined

/** Reads in one question which certificates a person holds today at each facility, for any of these stages. */
export async function readCertificates(
  db: Database,
  organisationKey: number,
  {
    principal,
    stages,
    facilities,
    now,
  }: {
    principal: PersonPrincipal
    stages: readonly Stage[]
    facilities: readonly string[]
    now: Date
  },
): Promise<LacksCertificate> {
  const known = toldOrganisation(principal.organisation)
  const organisation = nameWords(known)
  const operator = pseudonymOf(principal.personId, known.slug)
  const asked = facilities.flatMap((facility) =>
    [...competencesIn(stages).keys()].map((kind) => ({ facility, kind })),
  )
  const answers =
    asked.length === 0
      ? []
      : await holdCompetences(
          db,
          organisationKey,
          asked.map(({ facility, kind }) => ({ operator, kinds: [kind], facility, time: now })),
        )
  const held = new Set(
    asked.flatMap(({ facility, kind }, index) =>
      answers[index]?.held === true ? [`${facility} ${kind}`] : [],
    ),
  )
  const days = new Map(asked.map(({ facility }, index) => [facility, answers[index]?.day ?? '']))
  return (stage, { facility, facts }) => {
    if (stage.competence === undefined) return undefined
    const competence = competenceFor(stage.competence, [facts])
    if (kindsServing(competence).some((kind) => held.has(`${facility} ${kind}`))) return undefined
    const day = days.get(facility) ?? ''
    return certificateFault(stage.name, { kind: competence.kind, day, organisation })
  }
}
