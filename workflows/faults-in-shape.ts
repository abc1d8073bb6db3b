import type { Scan } from '../domain/event.ts'
import { mostEdges } from '../domain/limits.ts'
import type { Saying } from '../domain/phrases.ts'
import { type Fault, faultOf } from '../domain/refusal.ts'
import { stageBy } from './common-stages.ts'
import type { Count } from './count.ts'
import type { Stage } from './stream.ts'
import type { LoadedStream } from './streams.ts'

/** What is wrong with the number and kinds of a scan's batches, outputs, losses and masses for its stage. */
export function faultsInShape(stream: LoadedStream, stage: Stage, scan: Scan): readonly Fault[] {
  return [
    ...faultsInCount('batches', stage.batches, scan.batches.length),
    ...faultsInCount('outputs', stage.outputs, scan.outputs.length),
    ...faultsInKinds(stream, stage, scan),
    ...faultsInMasses(stage, scan),
    ...faultsInLosses(stage, scan),
    ...faultsInEdges(stage, scan),
  ]
}

function faultsInCount(
  list: 'batches' | 'outputs',
  count: Count | undefined,
  given: number,
): Fault[] {
  const least = count?.least ?? 0
  const most = count?.most ?? 0
  if (given >= least && given <= most) return []
  const says = list === 'batches' ? 'batches_miscounted' : 'outputs_miscounted'
  return [faultOf(`/${list}`, says, { given, right: rightCount(least, most) })]
}

function rightCount(least: number, most: number): Saying {
  if (most === 0) return { says: 'count_none' }
  if (least === most) return { says: 'count_exactly', values: { most } }
  return { says: 'count_range', values: { least, most } }
}

function faultsInKinds(stream: LoadedStream, stage: Stage, scan: Scan): Fault[] {
  const kinds = stage.outputs?.kinds.length ? stage.outputs.kinds : Object.keys(stream.kinds)
  return scan.outputs.flatMap(({ kind }, index) =>
    kinds.includes(kind)
      ? []
      : [faultOf(`/outputs/${index}/kind`, 'output_kind_unfit', { given: kind, kinds })],
  )
}

/** Whether a stage moves grams, so that a batch without a recorded mass cannot take part. */
export function movesMass(stage: Stage): boolean {
  return stage.mass === 'transformed' || stage.mass === 'dispatched'
}

function faultsInMasses(stage: Stage, scan: Scan): Fault[] {
  const faults: Fault[] = []
  if (stage.mass === 'unchanged') {
    scan.batches.forEach(({ massGrams, content }, index) => {
      if (massGrams === undefined && content === undefined) return
      faults.push(faultOf(`/batches/${index}/massGrams`, 'mass_not_taken_here'))
    })
  }
  if (stage.mass === 'weighed' || stage.mass === 'returned') {
    scan.batches.forEach(({ massGrams }, index) => {
      if (massGrams !== undefined) return
      faults.push(faultOf(`/batches/${index}/massGrams`, 'grams_missing'))
    })
  }
  scan.outputs.forEach(({ massGrams }, index) => {
    if (massGrams !== undefined && massGrams > 0) return
    // Only what existed before Loomcell may come in without a weighing.
    if (stage.by === 'adoption' && massGrams === undefined) return
    faults.push(faultOf(`/outputs/${index}/massGrams`, 'output_unweighed'))
  })
  return faults
}

function faultsInLosses(stage: Stage, scan: Scan): Fault[] {
  const reasons = Object.keys(stage.losses ?? {})
  const faults = scan.losses.flatMap(({ reason }, index): Fault[] => {
    if (reasons.includes(reason)) return []
    const says = reasons.length === 0 ? 'loss_not_here' : 'loss_reason_unknown'
    return [faultOf(`/losses/${index}/reason`, says, { given: reason, reasons })]
  })
  if (scan.additions.length > 0 && stage.mass !== 'transformed') {
    faults.push(faultOf('/additions', 'additions_not_here'))
  }
  if (scan.reverses !== undefined && stage.mass !== 'reversed') {
    faults.push(faultOf('/reverses', 'reverses_not_here', { stage: stageBy.reversal }))
  }
  if (scan.reverses === undefined && stage.mass === 'reversed') {
    faults.push(faultOf('/reverses', 'reverses_missing'))
  }
  return faults
}

function faultsInEdges(stage: Stage, scan: Scan): Fault[] {
  const edges = scan.batches.length * scan.outputs.length
  if (stage.mass !== 'transformed' || edges <= mostEdges) return []
  return [faultOf('/outputs', 'lines_of_descent', { given: edges, most: mostEdges })]
}
