import type { LoadedStream } from '../../workflows/streams.ts'
import { waitingStates } from '../../workflows/waiting-states.ts'
import type { PersonPrincipal } from '../http/principal.ts'
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
import { rowsOf, type WorkRow } from './work-row.ts'

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

function isAsked({ step, stream }: WorkRow, { stage, isMine }: WorkAsked): boolean {
  if (isMine && step === undefined) return false
  return stage === undefined || `${stream.name}.${step?.name}` === stage
}

function placeOf({ headKey, batchKey }: WaitingBatch): WaitingPlace {
  return { headKey, batchKey }
}
