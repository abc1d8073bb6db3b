import type { z } from '@hono/zod-openapi'
import { competenceFor, competencesIn, kindsServing } from '../../domain/competence.ts'
import type { Facts, FactValue } from '../../domain/field.ts'
import { openStages } from '../../workflows/advance.ts'
import { openNow } from '../../workflows/open-now.ts'
import type { Stage } from '../../workflows/stream.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { askedByRecalls } from '../../workflows/under-recall.ts'
import { actionWords } from '../../workflows/words-of.ts'
import type { Principal } from '../http/principal.ts'
import { pseudonymOf } from '../people/access/pseudonym.ts'
import { openRecallsBy } from '../store/custody/open-recalls.ts'
import type { Database } from '../store/database.ts'
import {
  readRecalledThere,
  readWaiting,
  type WaitingBatch,
  type WaitingPlace,
} from '../store/inventory/work-list.ts'
import { holdCompetences } from '../store/organisations/competences.ts'
import type { StoredFacility } from '../store/organisations/facilities.ts'
import { goodsOf, type RecallsOn, recalledView, waitingView } from './waiting-view.ts'
import type { workListSchema } from './work-list-schemas.ts'

export interface WorkList extends Pick<z.output<typeof workListSchema>, 'stages' | 'recalled'> {
  /** Where the next page begins; null on the last. */
  readonly rest: WaitingPlace | null
}

export interface WorkListTerms {
  readonly principal: Principal
  readonly organisationKey: number
  readonly facility: StoredFacility
  /** As `stream.stage`; all that the principal may record when absent. */
  readonly stage?: string | undefined
  readonly after?: WaitingPlace | undefined
  readonly limit: number
  readonly now: Date
}

/** What waits at a facility for whoever asks, by stage, longest wait first; for the API and the pages alike. */
export async function readWorkList(
  streams: ReadonlyMap<string, LoadedStream>,
  db: Database,
  { principal, organisationKey, facility, stage, after, limit, now }: WorkListTerms,
): Promise<WorkList> {
  const terms = { db, organisationKey, facility: facility.code, stage, now }
  const stages = await ownStages(streams, principal, terms)
  const states = statesBefore(stages)
  const { facilityKey } = facility
  const rows =
    states.length === 0
      ? []
      : await readWaiting(db, { facilityKeys: [facilityKey], states, after, limit: limit + 1 })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const held = await readRecalledThere(db, organisationKey, facilityKey)
  const recallsOn = await openRecallsBy(db, [...page, ...held])
  const rest = rows.length > limit && last !== undefined ? last : null
  return {
    recalled: held.flatMap((batch) =>
      recalledView(streams.get(batch.stream), batch, recallsOn(batch)),
    ),
    stages: byStage(firstBefore(stages), page, { time: now.toISOString(), recallsOn }),
    rest,
  }
}

/** States of each stream from which one of the stages may follow, conditions aside. */
function statesBefore(stages: readonly OwnStage[]) {
  const byStream = Map.groupBy(stages, ({ stream }) => stream)
  return [...byStream].flatMap(([stream, own]) => {
    const names = new Set(own.map(({ stage }) => stage.name))
    return Object.keys(stream.states)
      .filter((state) => openStages(stream, state).some((name) => names.has(name)))
      .flatMap((state) => [false, true].map((spent) => ({ stream: stream.name, state, spent })))
  })
}

function byStage(
  stages: readonly OwnStage[],
  batches: readonly WaitingBatch[],
  { time, recallsOn }: { time: string; recallsOn: RecallsOn },
): WorkList['stages'] {
  const streams = new Map(stages.map(({ stream }) => [stream.name, stream]))
  const open = new Map(
    batches.map((batch) => [batch, openFor(streams.get(batch.stream), batch, time)]),
  )
  return stages.flatMap((own) => {
    const { stream, stage } = own
    const waiting = batches.filter(
      (batch) =>
        batch.stream === stream.name &&
        open.get(batch)?.includes(stage.name) &&
        mayWorkOn(own, [batch.context as Facts]) &&
        askedByRecalls(stream, stage, { goods: goodsOf(batch), recalls: recallsOn(batch) }) ===
          'nothing',
    )
    if (waiting.length === 0) return []
    const required = stage.fields.filter(({ name, optional }) => {
      return optional !== true && !stage.signatures?.includes(name)
    })
    return [
      {
        stream: stream.name,
        stage: stage.name,
        label: stage.label,
        action: actionWords(stage),
        competence: stage.competence ?? null,
        persons: stage.signatures?.length ?? 1,
        needs: required.map(({ name, label, unit }) => ({
          name,
          label,
          ...(unit === undefined ? {} : { unit }),
        })),
        batches: waiting.map((batch) => waitingView(stream, batch, recallsOn(batch))),
      },
    ]
  })
}

function openFor(stream: LoadedStream | undefined, batch: WaitingBatch, time: string) {
  if (stream === undefined) return []
  const { state, kind, massGrams } = batch
  // Facts were parsed before they were stored.
  const facts = batch.context as Readonly<Record<string, FactValue>>
  const context = { facts, kind, ...(massGrams === null ? {} : { massGrams }) }
  const ofKind = (name: string) => {
    const kinds = stream.stages[name]?.batches?.kinds
    // An empty list of kinds means any.
    return kinds !== undefined && (kinds.length === 0 || kinds.includes(kind))
  }
  return openNow(stream, { state, context }, time).filter(ofKind)
}

/** A stage with the stream that it belongs to. */
export interface OwnStage {
  readonly stream: LoadedStream
  readonly stage: Stage
  /** Kinds of the certificates that the person holds; absent for a station, which is no person. */
  readonly held?: ReadonlySet<string>
}

/** What stands before all else in a work list, then the others in the order of their tables. */
function firstBefore(stages: readonly OwnStage[]): readonly OwnStage[] {
  return stages.toSorted((one, other) => {
    return Number(other.stage.first ?? false) - Number(one.stage.first ?? false)
  })
}

/** Whether the person is certified for the stage with such goods; what is damaged may ask for more. */
function mayWorkOn({ stage: { competence }, held }: OwnStage, goods: readonly Facts[]): boolean {
  if (competence === undefined || held === undefined) return true
  return kindsServing(competenceFor(competence, goods)).some((kind) => held.has(kind))
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
  const kinds = [...competencesIn(open.map(({ stage }) => stage)).keys()]
  const operator = pseudonymOf(principal.personId, principal.organisation?.slug ?? '')
  const { db, organisationKey, facility, now: time } = asked
  const certified = await holdCompetences(
    db,
    organisationKey,
    kinds.map((kind) => ({ operator, kinds: [kind], facility, time })),
  )
  const held = new Set(kinds.filter((_, index) => certified[index]?.held === true))
  return open.map((own) => ({ ...own, held })).filter((own) => mayWorkOn(own, []))
}
