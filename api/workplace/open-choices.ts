import { competenceFor, kindsServing } from '../../domain/competence.ts'
import type { Facts } from '../../domain/field.ts'
import type { StageChoice } from '../../web/pages/workplace/batch/stage-choice.ts'
import { type NextStep, nextSteps } from '../../workflows/next-steps.ts'
import type { OpenRecall } from '../../workflows/recall.ts'
import type { Stage } from '../../workflows/stream.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import type { AskedByRecalls } from '../../workflows/under-recall.ts'
import { actionWords } from '../../workflows/words-of.ts'
import type { PersonPrincipal } from '../http/principal.ts'
import { mayPrincipal } from '../http/station-bounds.ts'
import { pseudonymOf } from '../people/access/pseudonym.ts'
import type { Database } from '../store/database.ts'
import { batchStateOf, type StoredBatch } from '../store/inventory/batches.ts'
import { holdCompetences } from '../store/organisations/competences.ts'

export interface Asking {
  readonly db: Database
  readonly organisationKey: number
  readonly principal: PersonPrincipal
  readonly facility: string
  readonly now: Date
  /** What the batch carries, where the choices are of one. */
  readonly facts?: Facts
  /** What open recalls on the batch ask of a stage. */
  readonly askedOf?: (stage: Stage) => AskedByRecalls
}

/** Stages that may follow for a batch, the recommended one first; those that are closed whoever asks with their reasons. */
export function stepsFor(
  streams: ReadonlyMap<string, LoadedStream>,
  batch: StoredBatch,
  asked: Pick<Steps, 'now' | 'recalls'>,
): readonly NextStep[] {
  const stream = streams.get(batch.stream)
  if (stream === undefined) return []
  const now = asked.now.toISOString()
  return nextSteps(stream, { batch: batchStateOf(batch), now, recalls: asked.recalls }).steps
}

interface Steps {
  readonly now: Date
  readonly recalls: readonly OpenRecall[]
}

/** The stages as choices of this person, with what each asks for; one question for all certificates. */
export async function choicesOf(
  stages: readonly Stage[],
  hrefOf: (stage: Stage) => string,
  { db, organisationKey, principal, facility, now, facts, askedOf }: Asking,
): Promise<readonly StageChoice[]> {
  const goods = facts === undefined ? [] : [facts]
  const asked = new Map(
    stages.flatMap((stage) =>
      stage.competence === undefined ? [] : [[stage, competenceFor(stage.competence, goods)]],
    ),
  )
  const gated = [...asked.keys()]
  const operator = pseudonymOf(principal.personId, principal.organisation?.slug ?? '')
  const held =
    gated.length === 0
      ? []
      : await holdCompetences(
          db,
          organisationKey,
          [...asked.values()].map((competence) => {
            return { operator, kinds: kindsServing(competence), facility, time: now }
          }),
        )
  return stages.map((stage) => {
    const competence = asked.get(stage)
    return {
      label: actionWords(stage),
      href: hrefOf(stage),
      ...(competence === undefined ? {} : { competence: competence.label }),
      isCompetent: competence === undefined || held[gated.indexOf(stage)]?.held === true,
      needsTwo: stage.signatures !== undefined,
      ...underRecall(askedOf?.(stage) ?? 'nothing', principal),
    }
  })
}

function underRecall(
  asked: AskedByRecalls,
  principal: PersonPrincipal,
): Pick<StageChoice, 'recalled'> {
  if (asked === 'nothing') return {}
  if (asked === 'stop') return { recalled: 'stop' }
  return { recalled: mayPrincipal(principal, 'supervise') ? 'reason' : 'supervisor' }
}
