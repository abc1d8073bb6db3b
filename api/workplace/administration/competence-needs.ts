import { type Competence, kindsServing } from '../../../domain/competence.ts'
import { underLabel } from '../../../domain/words.ts'
import type { CompetenceNeed } from '../../../web/pages/workplace/organisation/competences-page.ts'
import { actionWords } from '../../../workflows/words-of.ts'
import type { Installation } from '../../installation.ts'
import { competenceLabels } from '../../organisations/shown-dated.ts'
import type { StoredCompetence } from '../../store/organisations/competences.ts'

/** For each kind of certificate the steps that it opens, and who holds it on this day. */
export function competenceNeeds(
  streams: Installation['streams'],
  certificates: readonly StoredCompetence[],
  { today, nameOf }: { today: string; nameOf: (one: StoredCompetence) => string },
): readonly CompetenceNeed[] {
  const asking = [...streams.values()].flatMap(({ label, allStages }) =>
    Object.values(allStages).flatMap((stage) =>
      stage.competence === undefined
        ? []
        : [{ competence: stage.competence, step: underLabel(label, actionWords(stage)) }],
    ),
  )
  return [...competenceLabels(streams)].map(([kind, label]) => ({
    label,
    steps: asking.filter(({ competence }) => opens(competence, kind)).map(({ step }) => step),
    holders: [
      ...new Set(
        certificates.filter((one) => one.kind === kind && isHeldOn(one, today)).map(nameOf),
      ),
    ],
  }))
}

/** Whether a certificate of this kind serves for it, or for its graver case. */
function opens(competence: Competence, kind: string): boolean {
  return kindsServing(competence).includes(kind) || competence.graver?.competence.kind === kind
}

function isHeldOn(
  { endedTime, member, validFrom, validUntil }: StoredCompetence,
  day: string,
): boolean {
  return endedTime === null && member && validFrom <= day && day <= validUntil
}
