import { competenceFor, kindsServing } from '../../domain/competence.ts'
import type { Facts } from '../../domain/field.ts'
import { handedOverState, reversedState } from '../../domain/replay-chain.ts'
import type { StageChoice } from '../../web/pages/workplace/batch/stage-choice.ts'
import { isFinal } from '../../workflows/advance.ts'
import { openNow } from '../../workflows/open-now.ts'
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

/** Stages that are open for a batch now, as far as they are for its kind, and a weighing while there is something to weigh. */
export function openFor(
  streams: ReadonlyMap<string, LoadedStream>,
  batch: StoredBatch,
  now: Date,
): readonly Stage[] {
  const stream = streams.get(batch.stream)
  if (stream === undefined) return []
  const { kind, state, massGrams } = batch
  const { context: facts } = batchStateOf(batch)
  const context = { facts, kind, ...(massGrams === null ? {} : { massGrams }) }
  const names = openNow(stream, { state, context }, now.toISOString())
  const open = names.flatMap((name) => stream.allStages[name] ?? [])
  const isThere =
    massGrams !== 0 && !isFinal(stream, state) && ![reversedState, handedOverState].includes(state)
  const { weighed } = stream.allStages
  return [...open, ...(isThere && weighed !== undefined ? [weighed] : [])].filter(
    ({ batches, by }) => {
      const kinds = batches?.kinds ?? []
      return by !== 'hand_over' && (kinds.length === 0 || kinds.includes(kind))
    },
  )
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
