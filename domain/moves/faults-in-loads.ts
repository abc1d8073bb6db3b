import { type Fault, faultOf } from '../refusal.ts'
import { sumOf } from '../sum.ts'
import { type Floor, fillingOf, type Lot } from './floor.ts'
import type { FloorPlace } from './place.ts'

/** A way between two places, and the move that is asked of it or starts. */
export interface Way {
  readonly from: FloorPlace
  readonly to: FloorPlace
  /** Id of the move. */
  readonly move: string
}

/** Why batches may not go this way; each fault stands at the load's place in the list at `pointer`. */
export function faultsInLoads(
  floor: Floor,
  { from, to, move }: Way,
  { loads, pointer }: { loads: readonly string[]; pointer: string },
): readonly Fault[] {
  return loads.flatMap((batch, at): readonly Fault[] => {
    const here = `${pointer}/${at}`
    const lot = floor.lots.get(batch)
    if (lot === undefined) return [faultOf(here, 'move_load_unknown', { batch })]
    const faults: Fault[] = []
    if (loads.indexOf(batch) < at) faults.push(faultOf(here, 'move_load_twice', { batch }))
    if (lot.isGone) faults.push(faultOf(here, 'move_load_gone', { batch }))
    if (lot.facility !== from.facility) {
      const values = { batch, facility: lot.facility, other: from.facility }
      faults.push(faultOf(here, 'move_load_elsewhere', values))
    }
    if (lot.move !== undefined && lot.move !== move) {
      faults.push(faultOf(here, 'move_load_taken', { batch, move: lot.move }))
    } else if (lot.place !== undefined && lot.place !== from.code) {
      const values = { batch, place: lot.place, other: from.code }
      faults.push(faultOf(here, 'move_load_at', values))
    }
    return [...faults, ...faultsInHeld(lot, to, here)]
  })
}

function faultsInHeld(lot: Lot, to: FloorPlace, pointer: string): readonly Fault[] {
  if (lot.held === undefined || to.kind === 'quarantine') return []
  return [faultOf(pointer, heldFaults[lot.held], { batch: lot.code, place: to.code })]
}

const heldFaults = { quarantined: 'move_quarantined', recalled: 'move_recalled' } as const

/** Why a place does not take these loads beside what it holds and what is on its way to it. */
export function faultsInRoom(
  floor: Floor,
  to: FloorPlace,
  { lots, pointer }: { lots: readonly Lot[]; pointer: string },
): readonly Fault[] {
  const held = fillingOf(floor, to.code)
  const containers = held.containers + lots.length
  const grams = held.grams + sumOf(lots, (lot) => lot.grams ?? 0)
  const faults: Fault[] = []
  if (to.capacityContainers !== null && containers > to.capacityContainers) {
    const values = { place: to.code, count: containers, most: to.capacityContainers }
    faults.push(faultOf(pointer, 'place_full', values))
  }
  if (to.capacityGrams !== null && grams > to.capacityGrams) {
    const values = { place: to.code, massGrams: grams, mostGrams: to.capacityGrams }
    faults.push(faultOf(pointer, 'place_too_heavy', values))
  }
  return faults
}
