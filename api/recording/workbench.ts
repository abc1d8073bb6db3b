import { batchAfter } from '../../domain/batch-after.ts'
import type { BatchTimes } from '../../domain/batch-times.ts'
import type { BatchState, Event } from '../../domain/event.ts'
import type { Outside } from '../../domain/grams-outside.ts'
import { edgesOf } from '../../domain/lineage.ts'
import type { Subject } from '../../domain/proof/envelope.ts'
import { type Link, replayChain } from '../../domain/replay-chain.ts'
import type { Known, Place } from '../../workflows/known.ts'
import type { OpenRecall } from '../../workflows/recall.ts'
import { sha256Hex } from '../digest.ts'
import { timesOfRow } from '../store/recording/batch-times.ts'
import type { Gathered, LockedBatch } from '../store/recording/gather.ts'
import type { Actor } from './entry.ts'
import { keepTimes } from './keep-times.ts'
import { type Bearers, bearersOf, noteBearer } from './marks.ts'

/** A batch as the gathering has it now. */
export interface Piece {
  readonly batchKey: number
  readonly organisationKey: number
  readonly isNew: boolean
  state: BatchState
  changed: boolean
}

/**
 * Everything a gathering holds under lock. Scans are decided one after the other on it, so that a scan sees what its
 * neighbours before it did, although nothing is written until all are decided.
 */
export interface Workbench {
  readonly byCode: Map<string, Piece>
  readonly byId: Map<string, Piece>
  readonly facilities: Map<string, number>
  /** Those of them that were closed. */
  readonly closed: Set<string>
  /** Where each of those facilities is. */
  readonly places: Map<string, Place>
  /** Of batches by id: when they began, and when the last thing happened that others follow. */
  readonly times: Map<string, BatchTimes>
  readonly batchKeys: number[]
  readonly parents: ReadonlyMap<string, readonly string[]>
  /** Of batches that are taken back: what left and is not back yet. */
  readonly outside: ReadonlyMap<string, Outside>
  /** Ids of batches by what they are known by. */
  readonly bearers: Bearers
  /** Digests of passports that others have issued. */
  readonly issuedElsewhere: ReadonlySet<string>
  /** Open on batches by id, where something is to leave. */
  readonly recalls: Map<string, readonly OpenRecall[]>
}

/** Lays out what was locked. */
export function layOut(
  gathered: Gathered,
  { parents, outside }: Pick<Workbench, 'parents' | 'outside'>,
): Workbench {
  const bench: Workbench = {
    byCode: new Map(),
    byId: new Map(),
    facilities: new Map(),
    places: new Map(),
    times: new Map(gathered.times.map((row) => [row.batch, timesOfRow(row)])),
    batchKeys: [...gathered.batchKeys],
    parents,
    outside,
    closed: new Set(),
    bearers: new Map(),
    issuedElsewhere: new Set(gathered.issuedElsewhere),
    recalls: new Map(),
  }
  for (const { organisationKey, code, facilityKey, isClosed, ...place } of gathered.facilities) {
    const { jurisdiction, timeZone } = place
    const key = keyOf(organisationKey, code)
    if (isClosed) bench.closed.add(key)
    bench.places.set(key, { jurisdiction, timeZone })
    bench.facilities.set(key, facilityKey)
  }
  const recalls = Map.groupBy(gathered.recalls, ({ batchKey }) => batchKey)
  for (const batch of gathered.batches) {
    add(bench, pieceOf(batch))
    bench.recalls.set(batch.batch, recalls.get(batch.batchKey) ?? [])
  }
  return bench
}

/** What the rules may know, seen from one organisation. */
export function knownTo(
  bench: Workbench,
  { organisationKey, organisation }: Actor,
  { recordTime, newBatchId }: Pick<Known, 'recordTime' | 'newBatchId'>,
): Known {
  return {
    organisation,
    recordTime,
    newBatchId,
    hasFacility: (code) => bench.facilities.has(keyOf(organisationKey, code)),
    isClosed: (code) => bench.closed.has(keyOf(organisationKey, code)),
    batch: (code) => bench.byCode.get(keyOf(organisationKey, code))?.state,
    place: (code) => bench.places.get(keyOf(organisationKey, code)),
    times: (batch) => bench.times.get(batch),
    outside: (batch) => bench.outside.get(batch),
    recalls: (batch) => bench.recalls.get(batch) ?? [],
    alike: (mark) =>
      [...bearersOf(bench.bearers, organisationKey, mark)].flatMap(
        (id) => bench.byId.get(id)?.state ?? [],
      ),
    isIssuedElsewhere: ({ text }) => bench.issuedElsewhere.has(sha256Hex(text)),
    parents: (batch) =>
      (bench.parents.get(batch) ?? []).flatMap((id) => bench.byId.get(id)?.state ?? []),
  }
}

/** Each batch's next place in its own chain, in the order of the event's batches, then its outputs. */
export function subjectsOf(bench: Workbench, event: Event): readonly Subject[] {
  const existing = event.batches.map(({ batch }): Subject => {
    const { headSeq, headDigest } = pieceFor(bench, batch).state
    return { batch, seq: headSeq + 1, prev: headDigest }
  })
  return [...existing, ...event.outputs.map(({ batch }) => ({ batch, seq: 1 }))]
}

/** Brings the bench to after an event. */
export function apply(
  bench: Workbench,
  event: Event,
  { actor, subjects, digest, carried, chains }: Applied,
): void {
  // What is made of something recalled is recalled, also within this gathering.
  for (const { child, parent } of edgesOf(event)) {
    const passed = (bench.recalls.get(parent) ?? []).map((one) => ({ ...one, isItself: false }))
    bench.recalls.set(child, [...(bench.recalls.get(child) ?? []), ...passed])
  }
  for (const { batch, seq } of subjects) {
    const head = { headSeq: seq, headDigest: digest }
    keepTimes(bench.times, event, { batch, chains })
    const piece = bench.byId.get(batch)
    if (piece === undefined) {
      const state = batchAfter(undefined, event, { batch, carried, head })
      const batchKey = bench.batchKeys.shift()
      if (batchKey === undefined)
        throw new RangeError('Cannot make a batch: no key was drawn for it')
      add(bench, {
        batchKey,
        organisationKey: actor.organisationKey,
        isNew: true,
        changed: true,
        state,
      })
      continue
    }
    const before = piece.state
    piece.changed = true
    piece.state =
      event.reverses === undefined
        ? batchAfter(piece.state, event, { batch, carried, head })
        : replayChain(batch, [...(chains.get(batch) ?? []), { event, head }], carried).state
    noteBearer(bench.bearers, piece, before)
  }
}

interface Applied {
  readonly actor: Actor
  readonly subjects: readonly Subject[]
  readonly digest: string
  readonly carried: ReadonlySet<string>
  /** Chains of the batches of an event that is taken back; empty for all others. */
  readonly chains: ReadonlyMap<string, readonly Link[]>
}

/** The piece of a batch that must be on the bench. */
export function pieceFor(bench: Workbench, batch: string): Piece {
  const piece = bench.byId.get(batch)
  if (piece === undefined)
    throw new RangeError(`Cannot find batch "${batch}" among the locked ones`)
  return piece
}

/** Key of a facility on the bench. */
export function facilityKeyFor(bench: Workbench, { organisationKey }: Actor, code: string): number {
  const key = bench.facilities.get(keyOf(organisationKey, code))
  if (key === undefined) throw new RangeError(`Cannot find facility "${code}" on the bench`)
  return key
}

function add(bench: Workbench, piece: Piece): void {
  bench.byId.set(piece.state.batch, piece)
  bench.byCode.set(keyOf(piece.organisationKey, piece.state.code), piece)
  noteBearer(bench.bearers, piece)
}

function pieceOf({ batchKey, organisationKey, facilityKey: _, ...state }: LockedBatch): Piece {
  return { batchKey, organisationKey, isNew: false, changed: false, state }
}

function keyOf(organisationKey: number, code: string): string {
  return `${organisationKey} ${code}`
}
