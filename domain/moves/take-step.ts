import { type Fault, faultOf } from '../refusal.ts'
import { faultsInPlace } from './ask-move.ts'
import { faultsInArrived, loadsAtStart } from './faults-in-grams.ts'
import { faultsInLoads, faultsInRoom } from './faults-in-loads.ts'
import { faultsInTime } from './faults-in-time.ts'
import { type Floor, lotsOf, writeMove } from './floor.ts'
import {
  type Move,
  type Mover,
  moverOf,
  type StepLoad,
  type StepName,
  stateOf,
  type ToldLoad,
} from './move.ts'
import type { FloorPlace } from './place.ts'

/** A step of a move as somebody tells it. */
export interface ToldStep {
  readonly id: string
  readonly move: string
  readonly step: StepName
  /** UTC ISO 8601. */
  readonly time: string
  /** A station says what it is when it starts a move, or cancels one that nobody started; its other steps leave it out. */
  readonly by: Omit<Mover, 'kind'> & { readonly kind?: Mover['kind'] | undefined }
  readonly metres?: number | undefined
  readonly stops?: number | undefined
  readonly reason?: string | undefined
  /** At a start what was weighed, at an end what arrived. */
  readonly loads: readonly ToldLoad[]
}

interface Telling {
  /** Code of the one facility that a station is bound to. */
  readonly bound?: string | undefined
  readonly now: Date
  readonly pointer: string
}

/** Takes a move one step further, or gives everything that is wrong with the step and leaves the floor as it is. */
export function takeStep(floor: Floor, told: ToldStep, telling: Telling): readonly Fault[] {
  const { pointer, bound } = telling
  const move = floor.moves.get(told.move)
  if (move === undefined || (bound !== undefined && bound !== move.facility)) {
    return [faultOf(`${pointer}/move`, 'move_not_there', { move: told.move })]
  }
  const closed = faultsInOrder(move, told, pointer)
  if (closed.length > 0) return closed
  const kind = told.by.kind ?? moverOf(move)?.kind
  if (kind === undefined) return [faultOf(`${pointer}/as`, 'move_kind_of_machine')]
  const by = { ...told.by, kind }
  const after = move.steps.at(-1)?.time ?? move.askedTime
  const faults = [
    ...faultsInTime(told.time, { now: telling.now, after, pointer: `${pointer}/time` }),
    ...faultsOfStep(floor, move, { told, by, telling }),
  ]
  if (faults.length > 0) return faults
  writeMove(floor, { ...move, steps: [...move.steps, stepOf(floor, move, { told, by })] })
  return []
}

const overFaults = { ended: 'move_ended', cancelled: 'move_cancelled' } as const

/** Whether a step may follow at all, and is this mover's to tell. */
function faultsInOrder(move: Move, { step, by }: ToldStep, pointer: string): readonly Fault[] {
  const state = stateOf(move)
  const here = `${pointer}/step`
  if (state === 'ended' || state === 'cancelled') return [faultOf(here, overFaults[state])]
  if (step === 'started' && state === 'started') return [faultOf(here, 'move_started')]
  if ((step === 'ended' || step === 'taken_over') && state === 'asked') {
    return [faultOf(here, 'move_not_started')]
  }
  const mover = moverOf(move)
  if (step === 'taken_over') return faultsInTakingOver(by, mover, here)
  const isOther = mover !== undefined && (mover.kind !== 'person' || by.kind !== 'person')
  if (isOther && mover.id !== by.id) {
    const says = by.kind === 'person' ? 'move_take_over_first' : 'move_of_other'
    return [faultOf(here, says, { mover: mover.name })]
  }
  return []
}

/** A person relieves a machine: hands take over what a machine began, and no machine what hands hold. */
function faultsInTakingOver(
  by: ToldStep['by'],
  mover: Mover | undefined,
  pointer: string,
): readonly Fault[] {
  if (by.kind !== 'person') return [faultOf(pointer, 'move_taken_by_people')]
  return mover?.kind === 'person' ? [faultOf(pointer, 'move_in_hands', { mover: mover.name })] : []
}

function faultsOfStep(
  floor: Floor,
  move: Move,
  { told, by, telling: { pointer, bound } }: { told: ToldStep; by: Mover; telling: Telling },
): readonly Fault[] {
  if (told.step === 'ended') return faultsInArrived(move, told.loads, `${pointer}/loads`)
  const from = floor.places.get(move.from)
  const to = floor.places.get(move.to)
  if (told.step !== 'started' || from === undefined || to === undefined) return []
  const lots = lotsOf(floor, move)
  const since = lots
    .flatMap((lot) => lot.since ?? [])
    .toSorted()
    .at(-1)
  const { faults } = loadsAtStart(lots, told.loads, `${pointer}/loads`)
  return [
    ...[move.from, move.to].flatMap((code) =>
      faultsInPlace(floor, code, { pointer: `${pointer}/move`, bound }),
    ),
    ...faultsInServing([from, to], by, `${pointer}/step`),
    ...faultsInLoads(
      floor,
      { from, to, move: move.id },
      { loads: move.loads, pointer: `${pointer}/loads` },
    ),
    ...(since !== undefined && told.time < since
      ? [faultOf(`${pointer}/time`, 'move_before', { time: told.time, before: since })]
      : []),
    ...faultsInRoom(floor, to, { lots, pointer: `${pointer}/move` }),
    ...faults,
  ]
}

/** No hands in a robot's cell, and no robot where people alone work. */
function faultsInServing(
  ways: readonly FloorPlace[],
  { kind }: Mover,
  pointer: string,
): readonly Fault[] {
  const barred = kind === 'person' ? 'machines' : 'hands'
  return ways
    .filter(({ servedBy }) => servedBy === barred)
    .map(({ code }) => faultOf(pointer, servingFaults[barred], { place: code }))
}

const servingFaults = { machines: 'place_for_machines', hands: 'place_for_hands' } as const

function stepOf(
  floor: Floor,
  move: Move,
  { told, by }: { told: ToldStep; by: Mover },
): Move['steps'][number] {
  const { id, step, time, metres = null, stops = null, reason = null } = told
  return { id, step, time, by, metres, stops, reason, loads: loadsOf(floor, move, told) }
}

function loadsOf(floor: Floor, move: Move, { step, loads }: ToldStep): readonly StepLoad[] {
  if (step === 'started') return loadsAtStart(lotsOf(floor, move), loads, '').loads
  if (step === 'ended') return loads.map(({ batch, grams = null }) => ({ batch, grams }))
  return []
}
