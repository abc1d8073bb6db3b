import type { Floor, Lot } from '../../domain/moves/floor.ts'
import { handedOverState, reversedState } from '../../domain/replay-chain.ts'
import { alarmStates } from '../../workflows/alarm-states.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { recallsInForce } from '../../workflows/under-recall.ts'
import { openRecallsBy, type StoredOpenRecall } from '../store/custody/open-recalls.ts'
import type { Database } from '../store/database.ts'
import { batchStateOf, findBatches, type StoredBatch } from '../store/inventory/batches.ts'
import { readMoves } from '../store/moves/moves.ts'
import { readPlacesInside } from '../store/moves/places.ts'
import { readPositions, type StoredPosition } from '../store/moves/steps.ts'

/** The floor of an organisation as far as it is asked for, with the keys and digests of what stands on it. */
export interface KeyedFloor extends Floor {
  readonly placeKeys: ReadonlyMap<string, number>
  readonly batchKeys: ReadonlyMap<string, number>
  readonly moveKeys: ReadonlyMap<string, number>
  readonly digests: ReadonlyMap<string, Buffer>
}

interface Asked {
  readonly organisationKey: number
  readonly streams: ReadonlyMap<string, LoadedStream>
  /** Codes of batches, and ids of moves, whose loads are read as well. */
  readonly batches: readonly string[]
  readonly moves: readonly string[]
  /** Streams that a bound key reads; all of them when absent. */
  readonly only: readonly string[] | undefined
}

/**
 * Reads all places, these moves, and these batches with the loads of the moves; what is beyond the streams that are read is as good as not there,
 * but for the digest of a move, by which its id is known again. Moves MUST be locked where something is decided by it.
 */
export async function readFloor(
  db: Database,
  { organisationKey, streams, batches, moves: ids, only }: Asked,
): Promise<KeyedFloor> {
  const places = await readPlacesInside(db, organisationKey)
  const stored = ids.length === 0 ? [] : await readMoves(db, organisationKey, { ids })
  const codes = [...new Set([...batches, ...stored.flatMap(({ loads }) => loads)])]
  const known = codes.length === 0 ? [] : await findBatches(db, organisationKey, codes)
  const found = known.filter(({ stream }) => only?.includes(stream) ?? true)
  const read = new Set(found.map(({ code }) => code))
  const moves = stored.filter(({ loads }) => loads.every((code) => read.has(code)))
  const positions = await readPositions(
    db,
    found.map(({ batchKey }) => batchKey),
  )
  const recallsOf = await openRecallsBy(db, found)
  const lots = found.map((batch) => {
    const held = heldBecause(streams.get(batch.stream), batch, recallsOf(batch))
    return lotOf(batch, held, positions.get(batch.batchKey))
  })
  return {
    places: new Map(places.map((place) => [place.code, place])),
    lots: new Map(lots.map((lot) => [lot.code, lot])),
    moves: new Map(moves.map((move) => [move.id, move])),
    filled: new Map(
      places.map(({ code, standing, coming, heldGrams }) => [
        code,
        { containers: standing + coming, grams: heldGrams },
      ]),
    ),
    placeKeys: new Map(places.map(({ code, placeKey }) => [code, placeKey])),
    batchKeys: new Map(found.map(({ code, batchKey }) => [code, batchKey])),
    moveKeys: new Map(moves.map(({ id, moveKey }) => [id, moveKey])),
    digests: new Map(stored.map(({ id, digest }) => [id, digest])),
  }
}

/** Why a batch goes to a place for quarantine alone, if it does. */
export function heldBecause(
  stream: LoadedStream | undefined,
  batch: StoredBatch,
  recalls: readonly StoredOpenRecall[],
): Lot['held'] {
  if (stream === undefined) return undefined
  if (alarmStates(stream).includes(batch.state)) return 'quarantined'
  const inForce = recallsInForce(recalls, batchStateOf(batch), stream.custody)
  return inForce.length > 0 ? 'recalled' : undefined
}

function lotOf(
  { code, facility, massGrams, state }: StoredBatch,
  held: Lot['held'],
  position: StoredPosition | undefined,
): Lot {
  return {
    code,
    facility,
    grams: massGrams,
    isGone: massGrams === 0 || state === handedOverState || state === reversedState,
    held,
    place: position?.place ?? undefined,
    since: position?.since?.toISOString(),
    move: position?.move ?? undefined,
  }
}
