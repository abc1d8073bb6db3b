import type { BatchState, Scan } from '../domain/event.ts'
import { type Fault, faultOf } from '../domain/refusal.ts'
import { isFinal } from './advance.ts'
import { isUnit } from './is-unit.ts'
import type { Known } from './known.ts'
import { codeMark } from './marks.ts'
import type { Stage } from './stream.ts'
import type { LoadedStream } from './streams.ts'

export function faultsInFacility(scan: Scan, known: Known): Fault[] {
  const { facility } = scan
  if (!known.hasFacility(facility)) {
    return [faultOf('/facility', 'facility_unknown', { facility })]
  }
  return known.isClosed?.(facility) === true
    ? [faultOf('/facility', 'facility_closed', { facility })]
    : []
}

export function faultsInBatches(
  stream: LoadedStream,
  scan: Scan,
  { states, known }: { states: readonly (BatchState | undefined)[]; known: Pick<Known, 'alike'> },
): Fault[] {
  return scan.batches.flatMap(({ batch }, index): Fault[] => {
    const pointer = `/batches/${index}/batch`
    const state = states[index]
    if (state === undefined) return [unknownBatch(pointer, batch, known)]
    if (state.stream === stream.name) return []
    const values = { batch, stage: scan.stage, stream: state.stream }
    return [faultOf(pointer, 'batch_of_other_stream', values)]
  })
}

/** A code that no batch has; where it looks like that of others, they are named. */
function unknownBatch(
  pointer: string,
  batch: string,
  { alike = () => [] }: Pick<Known, 'alike'>,
): Fault {
  const others = alike(codeMark(batch)).map(({ code }) => code)
  if (others.length === 0) return faultOf(pointer, 'batch_unknown', { batch })
  return faultOf(pointer, 'batch_spelled_otherwise', { batch, others })
}

export function faultsInDescent(scan: Scan): Fault[] {
  const consumed = new Set(scan.batches.map(({ batch }) => batch))
  return scan.outputs.flatMap(({ batch }, index): Fault[] => {
    if (!consumed.has(batch)) return []
    return [faultOf(`/outputs/${index}/batch`, 'batch_from_itself', { batch })]
  })
}

export function faultsInOutputs(scan: Scan, known: Known): Fault[] {
  return scan.outputs.flatMap(({ batch }, index): Fault[] => {
    if (known.batch(batch) === undefined) return []
    return [faultOf(`/outputs/${index}/batch`, 'batch_exists', { batch })]
  })
}

export function faultsInStock(
  stream: LoadedStream,
  stage: Stage,
  states: readonly BatchState[],
): Fault[] {
  if (stage.whenSpent === true) return []
  return states.flatMap((state, index): Fault[] => {
    if (state.massGrams !== 0 && !isFinal(stream, state.state)) return []
    const values = { batch: state.code, state: state.state }
    return [faultOf(`/batches/${index}/batch`, 'batch_used_up', values)]
  })
}

/** Batches of a kind that the stage is not for: a lot cannot be declared waste, a product cannot be tested as a cell. */
export function faultsInBatchKinds(stage: Stage, states: readonly BatchState[]): Fault[] {
  const kinds = stage.batches?.kinds ?? []
  if (kinds.length === 0) return []
  return states.flatMap(({ code, kind }, index): Fault[] => {
    if (kinds.includes(kind)) return []
    const values = { stage: stage.name, batch: code, kind, kinds }
    return [faultOf(`/batches/${index}/batch`, 'stage_not_for_kind', values)]
  })
}

/** Units of which a part would leave: one thing with one serial number goes whole. */
export function faultsInUnits(
  stream: LoadedStream,
  stage: Stage,
  { batches }: Scan,
  states: readonly BatchState[],
): Fault[] {
  if (stage.mass !== 'dispatched') return []
  return states.flatMap(({ code, kind, massGrams: whole = 0 }, index): Fault[] => {
    const grams = batches[index]?.massGrams ?? whole
    if (grams >= whole || !isUnit(stream, kind)) return []
    const values = { batch: code, grams, whole }
    return [faultOf(`/batches/${index}/massGrams`, 'unit_moves_whole', values)]
  })
}
