import type { z } from '@hono/zod-openapi'
import type { Transaction } from 'kysely'
import { fewFaults } from '../../domain/few-faults.ts'
import { askMove } from '../../domain/moves/ask-move.ts'
import { type Fault, faultOf } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { type By, idOf, type Principal } from '../http/principal.ts'
import { reachOf } from '../http/station-bounds.ts'
import { requestDigest } from '../once.ts'
import { holdRecalls } from '../store/custody/open-recalls.ts'
import type { Tables } from '../store/database.ts'
import { addMoves, lockMoves, type NewMove } from '../store/moves/moves.ts'
import type { askedMoveSchema } from './move-schemas.ts'
import { type KeyedFloor, readFloor } from './read-floor.ts'

type Asked = z.output<typeof askedMoveSchema>

/** Whoever asks or carries, of which organisation, and when. */
export interface Moving extends By {
  readonly streams: ReadonlyMap<string, LoadedStream>
}

export interface Taken {
  readonly accepted: number
  readonly duplicates: number
}

/** Keeps moves as they are asked for, all or none of them: those that came before with the same content are passed over. */
export async function askMoves(
  tx: Transaction<Tables>,
  moving: Moving,
  moves: readonly Asked[],
): Promise<Taken> {
  const { organisationKey, streams, principal, now } = moving
  const { at: bound } = reachOf(principal)
  await lockMoves(tx, organisationKey)
  await holdRecalls(tx)
  const floor = await readFloor(tx, {
    organisationKey,
    streams,
    batches: moves.flatMap(({ loads }) => loads),
    moves: moves.map(({ id }) => id),
    only: reachOf(principal).streams,
  })
  const faults: Fault[] = []
  const fresh: NewMove[] = []
  moves.forEach((asked, at) => {
    const digest = requestDigest(asked)
    const known = floor.digests.get(asked.id)
    const pointer = `/moves/${at}`
    if (known !== undefined) {
      if (!known.equals(digest)) faults.push(reused(`${pointer}/id`, asked.id))
    } else if (floor.moves.has(asked.id)) {
      faults.push(faultOf(`${pointer}/id`, 'move_id_twice', { id: asked.id }))
    } else {
      const time = asked.time ?? now.toISOString()
      const asking = { askedName: principal.name, bound, now, pointer }
      faults.push(...askMove(floor, { ...asked, time }, asking))
      fresh.push(newMove(floor, asked, { principal, time, digest }))
    }
  })
  refuseAll(faults)
  await addMoves(tx, organisationKey, { moves: fresh, now })
  return { accepted: fresh.length, duplicates: moves.length - fresh.length }
}

/** An id that came before with other content. */
export function reused(pointer: string, id: string): Fault {
  return faultOf(pointer, 'move_id_reused', { id })
}

/** Throws everything that is wrong as one refusal. */
export function refuseAll(faults: readonly Fault[]): void {
  if (faults.length === 0) return
  const isReused = faults.every(({ says }) => says === 'move_id_reused')
  throw new RefusedError({ code: isReused ? 'id_reused' : 'invalid', faults: fewFaults(faults) })
}

function newMove(
  { placeKeys, batchKeys }: KeyedFloor,
  { id, from, to, manner, loads }: Asked,
  { principal, time, digest }: { principal: Principal; time: string; digest: Buffer },
): NewMove {
  return {
    id,
    // A place or a batch that is not there was refused.
    fromKey: placeKeys.get(from) ?? 0,
    toKey: placeKeys.get(to) ?? 0,
    manner,
    orderKey: null,
    batchKeys: loads.flatMap((code) => batchKeys.get(code) ?? []),
    askedBy: idOf(principal),
    askedName: principal.name,
    askedTime: time,
    digest,
  }
}
