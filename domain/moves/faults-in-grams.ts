import { type Fault, faultOf } from '../refusal.ts'
import type { Lot } from './floor.ts'
import { type Move, type StepLoad, startLoads, type ToldLoad } from './move.ts'

/**
 * What loads weigh when a move starts: what their chain says, since a load is a whole batch; what a vehicle weighed itself says the same to the
 * gram or is refused with both figures. A batch that was never weighed goes as what its vehicle weighed, else without grams.
 */
export function loadsAtStart(
  lots: readonly Lot[],
  told: readonly ToldLoad[],
  pointer: string,
): { readonly loads: readonly StepLoad[]; readonly faults: readonly Fault[] } {
  const faults = told.flatMap(({ batch, grams }, at): readonly Fault[] => {
    const lot = lots.find(({ code }) => code === batch)
    if (lot === undefined) return [faultOf(`${pointer}/${at}/batch`, 'move_load_other', { batch })]
    if (grams === undefined || lot.grams === null || grams === lot.grams) return []
    const values = { batch, massGrams: grams, onRecordGrams: lot.grams }
    return [faultOf(`${pointer}/${at}/grams`, 'move_grams_at_start', values)]
  })
  const loads = lots.map(({ code: batch, grams }) => {
    const weighed = told.find((one) => one.batch === batch)?.grams
    return { batch, grams: grams ?? weighed ?? null }
  })
  return { loads, faults: [...faults, ...repeated(told, pointer)] }
}

/** Whether every load arrived, and weighs what it weighed at the start. */
export function faultsInArrived(
  move: Move,
  told: readonly ToldLoad[],
  pointer: string,
): readonly Fault[] {
  const started = startLoads(move)
  const missing = started.filter(({ batch }) => !told.some((one) => one.batch === batch))
  const wrong = told.flatMap(({ batch, grams }, at): readonly Fault[] => {
    const here = `${pointer}/${at}`
    const left = started.find((one) => one.batch === batch)
    if (left === undefined) return [faultOf(`${here}/batch`, 'move_load_other', { batch })]
    if (left.grams === (grams ?? null)) return []
    if (left.grams === null) return [faultOf(`${here}/grams`, 'move_grams_unweighed', { batch })]
    const said = grams === undefined ? 'move_grams_missing' : 'move_grams_differ'
    const values = { batch, startGrams: left.grams, endGrams: grams ?? 0 }
    return [faultOf(`${here}/grams`, said, values)]
  })
  return [
    ...missing.map(({ batch }) => faultOf(pointer, 'move_load_missing', { batch })),
    ...wrong,
    ...repeated(told, pointer),
  ]
}

function repeated(told: readonly ToldLoad[], pointer: string): readonly Fault[] {
  return told.flatMap(({ batch }, at) =>
    told.findIndex((one) => one.batch === batch) < at
      ? [faultOf(`${pointer}/${at}/batch`, 'move_load_twice', { batch })]
      : [],
  )
}
