import { type Fault, faultOf } from '../refusal.ts'
import { faultsInLoads } from './faults-in-loads.ts'
import { faultsInTime } from './faults-in-time.ts'
import { type Floor, writeMove } from './floor.ts'
import type { Manner } from './move.ts'

/** A move as it is asked for. */
export interface AskedMove {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly manner: Manner
  readonly loads: readonly string[]
  /** UTC ISO 8601. */
  readonly time: string
  readonly order?: string | undefined
}

/** Who asks, when, and where what is wrong is told. */
export interface Asking {
  readonly askedName: string
  /** Code of the one facility that a station is bound to. */
  readonly bound?: string | undefined
  readonly now: Date
  readonly pointer: string
}

/** Takes in a move that is asked for, or gives everything that is wrong with it and leaves the floor as it is. */
export function askMove(floor: Floor, asked: AskedMove, asking: Asking): readonly Fault[] {
  const { pointer, bound, now, askedName } = asking
  const faults = [
    ...faultsInPlace(floor, asked.from, { pointer: `${pointer}/from`, bound }),
    ...faultsInPlace(floor, asked.to, { pointer: `${pointer}/to`, bound }),
    ...faultsInTime(asked.time, { now, pointer: `${pointer}/time` }),
  ]
  const from = floor.places.get(asked.from)
  const to = floor.places.get(asked.to)
  if (from === undefined || to === undefined) return faults
  if (from === to) faults.push(faultOf(`${pointer}/to`, 'move_to_same', { place: to.code }))
  if (from.facility !== to.facility) {
    const values = { facility: from.facility, other: to.facility }
    faults.push(faultOf(`${pointer}/to`, 'move_between_facilities', values))
  }
  const loads = { loads: asked.loads, pointer: `${pointer}/loads` }
  faults.push(...faultsInLoads(floor, { from, to, move: asked.id }, loads))
  if (faults.length > 0) return faults
  const { id, manner, time: askedTime, order = null } = asked
  const { facility } = from
  const way = { facility, from: from.code, to: to.code }
  writeMove(floor, {
    id,
    ...way,
    manner,
    loads: asked.loads,
    order,
    askedTime,
    askedName,
    steps: [],
  })
  return []
}

/** Why nothing may be brought to a place or taken from it. */
export function faultsInPlace(
  { places }: Pick<Floor, 'places'>,
  code: string,
  { pointer, bound }: { pointer: string; bound?: string | undefined },
): readonly Fault[] {
  const known = places.get(code)
  if (known === undefined) return [faultOf(pointer, 'place_not_there', { place: code })]
  if (known.isClosed) return [faultOf(pointer, 'place_closed', { place: code })]
  if (bound === undefined || bound === known.facility) return []
  return [faultOf(pointer, 'place_out_of_bounds', { place: code, facility: bound })]
}
