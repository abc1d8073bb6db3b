import { createRoute, OpenAPIHono, type z } from '@hono/zod-openapi'
import type { FactValue } from '../../domain/field.ts'
import { refusal } from '../../domain/refusal.ts'
import { openStages } from '../../workflows/advance.ts'
import { openNow } from '../../workflows/open-now.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import type { Principal } from '../access/principal.ts'
import type { Env } from '../env.ts'
import { RefusedError } from '../problem.ts'
import { refusals } from '../schemas.ts'
import type { Database } from '../store/database.ts'
import { readFacilities, type StoredFacility } from '../store/facilities.ts'
import { readWaiting, type WaitingBatch } from '../store/work-list.ts'
import type { Workspace } from '../workspace.ts'
import { type OwnStage, ownStages } from './own-stages.ts'
import { placeCursor } from './work-cursor.ts'
import { workListQuerySchema, workListSchema } from './work-list-schemas.ts'

const route = createRoute({
  method: 'get',
  path: '/work-list',
  tags: ['Record'],
  summary: 'List what waits for whoever asks',
  description:
    'Batches at one facility for which a stage is open now that the caller may record: within the bounds of the station, ' +
    'with the certificates of the person. Nothing else is shown.',
  security: [{ key: [] }],
  request: { query: workListQuerySchema },
  responses: {
    200: {
      description: 'By stage, longest wait first',
      content: { 'application/json': { schema: workListSchema } },
    },
    ...refusals,
  },
})

/** `GET /work-list`. */
export function createWorkList({ store, streams }: Workspace, now: () => Date) {
  return new OpenAPIHono<Env>().openapi(route, async (context) => {
    const { organisationKey } = context.get('organisation')
    const principal = context.get('principal')
    const { limit, cursor: after, ...asked } = context.req.valid('query')
    const db = store.own(organisationKey)
    const time = now()
    const facility = await facilityOf(db, organisationKey, { principal, asked: asked.facility })
    const terms = { db, organisationKey, facility: facility.code, stage: asked.stage, now: time }
    const stages = await ownStages(streams, principal, terms)
    const states = statesBefore(stages)
    const { facilityKey } = facility
    const rows =
      states.length === 0
        ? []
        : await readWaiting(db, organisationKey, { facilityKey, states, after, limit: limit + 1 })
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    const next = rows.length > limit && last !== undefined ? placeCursor(last) : null
    const listed = byStage(stages, page, time.toISOString())
    return context.json({ facility: facility.code, stages: listed, next }, 200)
  })
}

/** The station's own facility, the one asked for, or the only one there is. */
async function facilityOf(
  db: Database,
  organisationKey: number,
  { principal, asked }: { principal: Principal; asked: string | undefined },
): Promise<StoredFacility> {
  const bound = principal.kind === 'station' ? principal.facility : undefined
  const facilities = await readFacilities(db, organisationKey)
  if (bound !== undefined && asked !== undefined && asked !== bound) {
    const message = `Cannot list work at "${asked}": this station stands at "${bound}"`
    throw new RefusedError(refusal('outside_bounds', '/query/facility', message))
  }
  const code = asked ?? bound ?? (facilities.length === 1 ? facilities[0]?.code : undefined)
  const found = facilities.find((one) => one.code === code)
  if (found !== undefined) return found
  const there = facilities.map((one) => one.code).join(', ') || 'none yet'
  const what = code === undefined ? 'which facility is meant' : `facility "${code}"`
  const message = `Cannot tell ${what}: expected one of ${there}`
  throw new RefusedError(refusal('unknown_facility', '/query/facility', message))
}

/** States of each stream from which one of the stages may follow, conditions aside. */
function statesBefore(stages: readonly OwnStage[]) {
  const byStream = Map.groupBy(stages, ({ stream }) => stream)
  return [...byStream].flatMap(([stream, own]) => {
    const names = new Set(own.map(({ stage }) => stage.name))
    return Object.keys(stream.states)
      .filter((state) => openStages(stream, state).some((name) => names.has(name)))
      .map((state) => ({ stream: stream.name, state }))
  })
}

function byStage(
  stages: readonly OwnStage[],
  batches: readonly WaitingBatch[],
  time: string,
): z.output<typeof workListSchema>['stages'] {
  const streams = new Map(stages.map(({ stream }) => [stream.name, stream]))
  const open = new Map(
    batches.map((batch) => [batch, openFor(streams.get(batch.stream), batch, time)]),
  )
  return stages.flatMap(({ stream, stage }) => {
    const waiting = batches.filter(
      (batch) => batch.stream === stream.name && open.get(batch)?.includes(stage.name),
    )
    if (waiting.length === 0) return []
    const required = stage.fields.filter(({ name, optional }) => {
      return optional !== true && !stage.signatures?.includes(name)
    })
    return [
      {
        ...{ stream: stream.name, stage: stage.name, label: stage.label },
        competence: stage.competence ?? null,
        persons: stage.signatures?.length ?? 1,
        needs: required.map(({ name, label, unit }) => ({
          ...{ name, label },
          ...(unit === undefined ? {} : { unit }),
        })),
        batches: waiting.map(waitingView),
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

function waitingView({ code, kind, material, state, massGrams, since }: WaitingBatch) {
  return { code, kind, material, state, massGrams, since: since.toISOString() }
}
