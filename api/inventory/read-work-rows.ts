import { textIn } from '../../domain/fact-values.ts'
import type { Facts } from '../../domain/field.ts'
import type { Fault } from '../../domain/refusal.ts'
import type { Words } from '../../domain/words.ts'
import type { DangerView } from '../../workflows/kept-danger.ts'
import { nextSteps } from '../../workflows/next-steps.ts'
import { recallMark } from '../../workflows/recall-text.ts'
import type { Stage } from '../../workflows/stream.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { recallsInForce } from '../../workflows/under-recall.ts'
import { waitingStates } from '../../workflows/waiting-states.ts'
import { choiceWords } from '../../workflows/words-of.ts'
import type { PersonPrincipal } from '../http/principal.ts'
import { openRecallsBy, type StoredOpenRecall } from '../store/custody/open-recalls.ts'
import type { Database } from '../store/database.ts'
import {
  countWaiting,
  readStanding,
  readWaiting,
  type WaitingAsked,
  type WaitingBatch,
  type WaitingPlace,
} from '../store/inventory/work-list.ts'
import type { StoredFacility } from '../store/organisations/facilities.ts'
import { type LacksCertificate, readCertificates } from './certificates-held.ts'
import { dangerView } from './danger.ts'
import { goodsOf } from './waiting-view.ts'

/** A batch that waits, under the one step that is recommended next. */
export interface WorkRow {
  readonly batch: WaitingBatch
  readonly stream: LoadedStream
  /** The step to record next; absent where none that leads on is open. */
  readonly step?: Stage
  /** Why its usual next step is closed, where none is open. */
  readonly faults: readonly Fault[]
  /** How many other steps are open. */
  readonly others: number
  readonly danger: DangerView | null
  /** Whether a recall holds it up. */
  readonly isHeld: boolean
  /** What open recalls say of it. */
  readonly recalled?: Words
  /** Its grade or class, in words. */
  readonly classed?: Words
}

export interface WorkAsked {
  readonly organisationKey: number
  readonly principal: PersonPrincipal
  readonly facilities: readonly StoredFacility[]
  /** Name of the one stream to list. */
  readonly stream?: string | undefined
  /** The one recommended step to list, as `stream.stage`. */
  readonly stage?: string | undefined
  /** Only what the person may record by certificate and role. */
  readonly isMine: boolean
  readonly after?: WaitingPlace | undefined
  readonly limit: number
  readonly now: Date
}

export interface WorkRows {
  readonly rows: readonly WorkRow[]
  /** Where the next page begins; null on the last. */
  readonly rest: WaitingPlace | null
}

/** Pieces that are read for one page of a list that is filtered, so that a rare step does not read all that waits. */
const mostPieces = 5

/** What waits, a row a batch, those that wait longest first; what a recall holds up stands elsewhere and is left out. */
export async function readWorkRows(
  streams: ReadonlyMap<string, LoadedStream>,
  db: Database,
  asked: WorkAsked,
): Promise<WorkRows> {
  const { limit } = asked
  const lacks = await lacksOf(streams, db, asked)
  const rows: WorkRow[] = []
  let after = asked.after
  for (let piece = 0; piece < mostPieces; piece += 1) {
    const found = await readWaiting(db, { ...placesOf(streams, asked), after, limit })
    const known = await rowsOf(db, found, { streams, lacks, now: asked.now })
    const some = known.filter((row) => !row.isHeld && isAsked(row, asked))
    const taken = some.slice(0, limit - rows.length)
    rows.push(...taken)
    const last = some.length > taken.length ? taken.at(-1)?.batch : found.at(-1)
    if (last !== undefined) after = placeOf(last)
    if (some.length > taken.length) return { rows, rest: after ?? null }
    if (found.length < limit) return { rows, rest: null }
    if (rows.length === limit) return { rows, rest: after ?? null }
  }
  return { rows, rest: after ?? null }
}

/** Rows of certain batches, whatever waits and whether or not a recall holds them up, in their order. */
export async function readRowsOf(
  streams: ReadonlyMap<string, LoadedStream>,
  db: Database,
  {
    batchKeys,
    ...asked
  }: Pick<WorkAsked, 'organisationKey' | 'principal' | 'facilities' | 'now'> & {
    batchKeys: readonly number[]
  },
): Promise<readonly WorkRow[]> {
  const found = await readStanding(db, batchKeys)
  return rowsOf(db, found, { streams, lacks: await lacksOf(streams, db, asked), now: asked.now })
}

/** How many batches stand where a step may follow, up to `most`. */
export function countWork(
  streams: ReadonlyMap<string, LoadedStream>,
  db: Database,
  { most, ...asked }: Pick<WorkAsked, 'facilities' | 'stream' | 'stage'> & { most: number },
): Promise<number> {
  return countWaiting(db, { ...placesOf(streams, asked), most })
}

function placesOf(
  streams: ReadonlyMap<string, LoadedStream>,
  { facilities, stream, stage }: Pick<WorkAsked, 'facilities' | 'stream' | 'stage'>,
): WaitingAsked {
  const states = [...streams.values()]
    .filter(({ name }) => stream === undefined || name === stream)
    .flatMap((one) =>
      waitingStates(one)
        .filter(({ stages }) => {
          return stage === undefined || stages.some((name) => `${one.name}.${name}` === stage)
        })
        .map(({ state, spent }) => ({ stream: one.name, state, spent })),
    )
  return { facilityKeys: facilities.map(({ facilityKey }) => facilityKey), states }
}

async function lacksOf(
  streams: ReadonlyMap<string, LoadedStream>,
  db: Database,
  {
    organisationKey,
    principal,
    facilities,
    now,
  }: Pick<WorkAsked, 'organisationKey' | 'principal' | 'facilities' | 'now'>,
): Promise<LacksCertificate> {
  const stages = [...streams.values()].flatMap(({ allStages }) => Object.values(allStages))
  const codes = facilities.map(({ code }) => code)
  return readCertificates(db, organisationKey, { principal, stages, facilities: codes, now })
}

interface Rules {
  readonly streams: ReadonlyMap<string, LoadedStream>
  readonly lacks: LacksCertificate
  readonly now: Date
}

async function rowsOf(
  db: Database,
  batches: readonly WaitingBatch[],
  rules: Rules,
): Promise<readonly WorkRow[]> {
  const recallsOn = await openRecallsBy(db, batches)
  return batches.flatMap((batch) => {
    const stream = rules.streams.get(batch.stream)
    return stream === undefined
      ? []
      : [rowOf(batch, stream, { recalls: recallsOn(batch), ...rules })]
  })
}

function rowOf(
  batch: WaitingBatch,
  stream: LoadedStream,
  { recalls, lacks, now }: Rules & { readonly recalls: readonly StoredOpenRecall[] },
): WorkRow {
  const goods = goodsOf(batch)
  const { facility, massGrams } = batch
  // Facts were parsed before they were stored.
  const facts = batch.context as Facts
  const alone = { ...goods, context: facts, ...(massGrams === null ? {} : { massGrams }) }
  const { recommended, steps } = nextSteps(stream, {
    batch: alone,
    now: now.toISOString(),
    recalls,
    faultFor: (stage) => lacks(stage, { facility, facts }),
  })
  const wished = stream.recommends?.(alone) ?? []
  const usual = steps.find(({ stage }) => stage.name === wished[0])
  const open = steps.filter(({ faults }) => faults.length === 0)
  const step = open.find(({ stage }) => stage.name === recommended)?.stage
  const danger = dangerView(stream, goods)
  const classed = classOf(stream, facts, danger)
  const recalled = recallMark(recalls)
  return {
    batch,
    stream,
    danger,
    isHeld: recallsInForce(recalls, goods, stream.custody).length > 0,
    faults: step === undefined ? (usual?.faults ?? []) : [],
    others: open.length - (step === undefined ? 0 : 1),
    ...(step === undefined ? {} : { step }),
    ...(classed === undefined ? {} : { classed }),
    ...(recalled === undefined ? {} : { recalled }),
  }
}

/** The first of its classes that it has; a danger that says the same stands for it. */
function classOf(stream: LoadedStream, facts: Facts, danger: DangerView | null): Words | undefined {
  const name = stream.classes?.find((one) => textIn(facts, one) !== undefined)
  const value = name === undefined ? undefined : textIn(facts, name)
  if (value === undefined || value === danger?.name) return undefined
  return choiceWords(stream, value, name)
}

function isAsked({ step, stream }: WorkRow, { stage, isMine }: WorkAsked): boolean {
  if (isMine && step === undefined) return false
  return stage === undefined || `${stream.name}.${step?.name}` === stage
}

function placeOf({ headKey, batchKey }: WaitingBatch): WaitingPlace {
  return { headKey, batchKey }
}
