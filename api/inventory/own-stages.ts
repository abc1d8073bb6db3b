import type { Stage } from '../../workflows/stream.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import type { Principal } from '../http/principal.ts'
import { pseudonymOf } from '../people/access/pseudonym.ts'
import type { Database } from '../store/database.ts'
import { holdCompetences } from '../store/organisations/competences.ts'

/** A stage with the stream that it belongs to. */
export interface OwnStage {
  readonly stream: LoadedStream
  readonly stage: Stage
}

/**
 * Stages that whoever asks may record: those that the station is bound to and for which the person is certified at this
 * facility today. What happens only when something is found, such as a quarantine, waits for nobody: it is listed where it
 * is asked for by name.
 */
export async function ownStages(
  streams: ReadonlyMap<string, LoadedStream>,
  principal: Principal,
  asked: {
    readonly db: Database
    readonly organisationKey: number
    readonly facility: string
    readonly stage: string | undefined
    readonly now: Date
  },
): Promise<readonly OwnStage[]> {
  const bound = principal.kind === 'station' ? principal.stages : undefined
  const named = asked.stage === undefined ? bound : [asked.stage]
  const stages = [...streams.values()].flatMap((stream) =>
    Object.values(stream.stages).map((stage) => ({ stream, stage })),
  )
  const open = stages.filter(({ stream, stage }) => {
    const name = `${stream.name}.${stage.name}`
    if (bound !== undefined && !bound.includes(name)) return false
    return named === undefined ? stage.unplanned !== true : named.includes(name)
  })
  if (principal.kind === 'station') return open
  const kinds = [...new Set(open.flatMap(({ stage }) => stage.competence?.kind ?? []))]
  const operator = pseudonymOf(principal.personId, principal.organisation?.slug ?? '')
  const { db, organisationKey, facility, now: time } = asked
  const certified = await holdCompetences(
    db,
    organisationKey,
    kinds.map((kind) => ({ operator, kind, facility, time })),
  )
  const held = new Set(kinds.filter((_, index) => certified[index] === true))
  return open.filter(
    ({ stage }) => stage.competence === undefined || held.has(stage.competence.kind),
  )
}
