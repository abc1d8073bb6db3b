import type { Scan } from '../domain/event.ts'
import { mostEdges } from '../domain/limits.ts'
import type { Fault } from '../domain/refusal.ts'
import type { Count, Stage } from './stream.ts'
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
  const right = most === 0 ? 'none' : least === most ? `${least}` : `${least} to ${most}`
  return [{ pointer: `/${list}`, message: `Cannot take ${given} ${list}: expected ${right}` }]
}

function faultsInKinds(stream: LoadedStream, stage: Stage, scan: Scan): Fault[] {
  const kinds = stage.outputs?.kinds.length ? stage.outputs.kinds : Object.keys(stream.kinds)
  return scan.outputs.flatMap(({ kind }, index) =>
    kinds.includes(kind)
      ? []
      : [
          {
            pointer: `/outputs/${index}/kind`,
            message: `Cannot make a "${kind}" at this stage: expected one of ${kinds.join(', ')}`,
          },
        ],
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
      const message =
        'Cannot take a mass at a stage that only looks: expected a "weighed" scan for it'
      faults.push({ pointer: `/batches/${index}/massGrams`, message })
    })
  }
  if (stage.mass === 'weighed' || stage.mass === 'returned') {
    scan.batches.forEach(({ massGrams }, index) => {
      if (massGrams !== undefined) return
      const message = 'Cannot do without "massGrams": expected the weighed mass in whole grams'
      faults.push({ pointer: `/batches/${index}/massGrams`, message })
    })
  }
  scan.outputs.forEach(({ massGrams }, index) => {
    if (massGrams !== undefined && massGrams > 0) return
    // Only what existed before Loomcell may come in without a weighing.
    if (stage.name === 'adopted' && massGrams === undefined) return
    const message = 'Cannot make a batch without mass: expected "massGrams" in whole grams above 0'
    faults.push({ pointer: `/outputs/${index}/massGrams`, message })
  })
  return faults
}

function faultsInLosses(stage: Stage, scan: Scan): Fault[] {
  const reasons = Object.keys(stage.losses ?? {})
  const faults = scan.losses.flatMap(({ reason }, index): Fault[] => {
    if (reasons.includes(reason)) return []
    const right = reasons.length === 0 ? 'no losses at this stage' : `one of ${reasons.join(', ')}`
    const message = `Cannot post a loss for "${reason}": expected ${right}`
    return [{ pointer: `/losses/${index}/reason`, message }]
  })
  if (scan.additions.length > 0 && stage.mass !== 'transformed') {
    faults.push({
      pointer: '/additions',
      message: 'Cannot add material here: expected no additions',
    })
  }
  if (scan.reverses !== undefined && stage.mass !== 'reversed') {
    faults.push({
      pointer: '/reverses',
      message: 'Cannot take an event back here: expected stage "reversed"',
    })
  }
  if (scan.reverses === undefined && stage.mass === 'reversed') {
    faults.push({
      pointer: '/reverses',
      message: 'Cannot do without "reverses": expected the id of an event',
    })
  }
  return faults
}

function faultsInEdges(stage: Stage, scan: Scan): Fault[] {
  const edges = scan.batches.length * scan.outputs.length
  if (stage.mass !== 'transformed' || edges <= mostEdges) return []
  const message = `Cannot record ${edges} lines of descent in one scan: expected at most ${mostEdges}; split the scan`
  return [{ pointer: '/outputs', message }]
}
