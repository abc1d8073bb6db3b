import type { BatchState, Scan } from '../domain/event.ts'
import { earliestEventTime, mostClockLeadMilliseconds } from '../domain/limits.ts'
import { type Fault, faultOf } from '../domain/refusal.ts'
import { isFinal } from './advance.ts'
import { isUnit } from './is-unit.ts'
import type { Known } from './known.ts'
import type { Stage } from './stream.ts'
import type { LoadedStream } from './streams.ts'

export function faultsInTime(scan: Scan, { recordTime }: Known): Fault[] {
  const { eventTime } = scan
  if (eventTime === undefined) return []
  const lead = Date.parse(eventTime) - Date.parse(recordTime)
  if (lead <= mostClockLeadMilliseconds && eventTime >= earliestEventTime) return []
  const message = `Cannot record a scan of ${eventTime}: expected between ${earliestEventTime} and now (${recordTime}); set the device's clock`
  return [{ pointer: '/eventTime', message }]
}

export function faultsInFacility(scan: Scan, known: Known): Fault[] {
  if (known.hasFacility(scan.facility)) return []
  const message = `Cannot find facility "${scan.facility}": expected the code of one of your facilities`
  return [{ pointer: '/facility', message }]
}

export function faultsInBatches(
  stream: LoadedStream,
  scan: Scan,
  states: readonly (BatchState | undefined)[],
): Fault[] {
  return scan.batches.flatMap(({ batch }, index): Fault[] => {
    const pointer = `/batches/${index}/batch`
    const state = states[index]
    if (state === undefined) {
      return [
        { pointer, message: `Cannot find batch "${batch}": expected the code of a batch you hold` },
      ]
    }
    if (state.stream === stream.name) return []
    const message = `Cannot record "${scan.stage}" for batch "${batch}": it belongs to stream "${state.stream}"`
    return [{ pointer, message }]
  })
}

export function faultsInDescent(scan: Scan): Fault[] {
  const consumed = new Set(scan.batches.map(({ batch }) => batch))
  return scan.outputs.flatMap(({ batch }, index): Fault[] => {
    if (!consumed.has(batch)) return []
    const message = `Cannot make batch "${batch}" out of itself: expected a new code`
    return [{ pointer: `/outputs/${index}/batch`, message }]
  })
}

export function faultsInOutputs(scan: Scan, known: Known): Fault[] {
  return scan.outputs.flatMap(({ batch }, index): Fault[] => {
    if (known.batch(batch) === undefined) return []
    const message = `Cannot make batch "${batch}": there is one with this code already; expected a new code`
    return [{ pointer: `/outputs/${index}/batch`, message }]
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
    const message = `Cannot record "${stage.name}" for batch "${state.code}" in state "${state.state}": nothing is left of it`
    return [{ pointer: `/batches/${index}/batch`, message }]
  })
}

/** Batches of a kind that the stage is not for: a lot cannot be declared waste, a product cannot be tested as a cell. */
export function faultsInBatchKinds(stage: Stage, states: readonly BatchState[]): Fault[] {
  const kinds = stage.batches?.kinds ?? []
  if (kinds.length === 0) return []
  return states.flatMap(({ code, kind }, index): Fault[] => {
    if (kinds.includes(kind)) return []
    const message = `Cannot record "${stage.name}" for batch "${code}": it is a ${kind}; expected ${kinds.join(', ')}`
    return [{ pointer: `/batches/${index}/batch`, message }]
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
