import { combined } from '../domain/batch-after.ts'
import type { BatchState, Content, EventBatch, Scan, ScanBatch } from '../domain/event.ts'
import { overweight, splitContent } from '../domain/fit-content.ts'
import {
  type Fault,
  faultOf,
  isRefusal,
  type Refusal,
  type RefusalCode,
  refuse,
} from '../domain/refusal.ts'
import { faultsInContent, faultsInDrawn, faultsInReweighed } from './content-bounds.ts'
import { faultsInContentOfParts } from './content-of-parts.ts'
import { movesMass } from './faults-in-shape.ts'
import { firstRefusal } from './first-refusal.ts'
import { isUnit } from './is-unit.ts'
import { returnedContent, trustedBack } from './judge-return.ts'
import { judgeWeighing } from './judge-weighing.ts'
import { judgeWrittenMasses } from './judge-written-mass.ts'
import type { Known } from './known.ts'
import type { ReadFacts } from './read-list.ts'
import type { Stage, Stream } from './stream.ts'
import { type WeighedUp, weighProcess } from './weigh-process.ts'

type Weighing = Pick<ReadFacts, 'facts' | 'outputFacts' | 'inherited'> &
  Pick<Known, 'outside'> & { readonly stream: Pick<Stream, 'kinds' | 'originOf' | 'massDoubt'> }

/**
 * Computes what leaves, enters and moves, and refuses what is not there, was never weighed, or does not add up within
 * the stage's tolerance. What the tolerance lets pass is returned as the difference, to be posted in the open.
 */
export function weighUp(
  stage: Stage,
  scan: Scan,
  states: readonly BatchState[],
  read: Weighing,
): WeighedUp | Refusal {
  const { facts, outputFacts, stream } = read
  const judged = judgeWeighing(stage, scan, states, { facts, stream })
  const groups: (readonly [RefusalCode, readonly Fault[]])[] = [
    ['invalid', judged.unexplained],
    [
      'mass_unbalanced',
      [
        ...judged.beyond,
        ...faultsInAdditions(stream, stage, scan),
        ...faultsInContent(stage, scan),
        ...faultsInReweighed(stage, scan, states),
        ...faultsInContentOfParts(stage, scan, { parts: states, outputFacts }),
      ],
    ],
    ['second_person_needed', judged.unsigned],
  ]
  const changes = states.map((state, index) =>
    changedBatch(stage, scan, { state, index, trusted: judged.trusted[index], read }),
  )
  const batches = changes.flatMap((one) => (isRefusal(one) ? [] : [one]))
  for (const { code, faults } of changes.filter(isRefusal)) groups.push([code, faults])
  const written = judgeWrittenMasses(stream, scan, { states, changes: batches, read })
  // What nobody may assert waits for no second person; of a mass that is far off it would say the same again.
  const beyond = firstRefusal(groups)?.code === 'mass_unbalanced' ? [] : written.beyond
  const refused = firstRefusal([['mass_unbalanced', beyond], ...groups])
  if (refused !== undefined) return refused
  const warnings = [...judged.warnings, ...written.warnings]
  const nothing = { differenceGrams: 0, differenceContent: {} }
  if (stage.mass !== 'transformed') return { batches, ...nothing, warnings }
  const worked = weighProcess(stage, scan, { states, batches, ...read })
  return isRefusal(worked) ? worked : { batches, ...worked, warnings }
}

/** What the scan does to one batch, with the mass of it that is trusted from then on. */
function changedBatch(
  stage: Stage,
  scan: Scan,
  {
    state,
    index,
    trusted: weighed,
    read: { outside, stream },
  }: {
    readonly state: BatchState
    readonly index: number
    readonly trusted: EventBatch['trusted']
    readonly read: Weighing
  },
): Omit<EventBatch, 'state'> | Refusal {
  const pointer = `/batches/${index}`
  const change = changeOf(stage, scan.batches[index], state, { pointer, outside })
  if (isRefusal(change)) return change
  const { gainedGrams } = change
  const returning = { outside, isUnit: (kind: string) => isUnit(stream, kind), gainedGrams }
  const trusted = weighed ?? trustedBack(stage, state, returning)
  const held = trusted === undefined ? {} : { trusted }
  return { batch: state.batch, ...moved(scan, state), ...change, ...held }
}

/**
 * Mass that joins where nothing may: at a stage that takes apart or only puts together, where it would hide a loss; and in a
 * stream that keeps origins, where it would take over the origin of what it joins. There it comes in as a batch of its own.
 */
function faultsInAdditions(
  { originOf }: Pick<Stream, 'originOf'>,
  { name, nothingJoins }: Stage,
  { additions }: Scan,
): Fault[] {
  if (nothingJoins === undefined && originOf === undefined) return []
  const says = nothingJoins === undefined ? 'addition_without_origin' : 'addition_not_here'
  return additions.map(({ material, massGrams: grams }, at) =>
    faultOf(`/additions/${at}/massGrams`, says, { stage: name, material, grams }),
  )
}

type Change = Omit<EventBatch, 'state' | 'batch' | 'moved'>

function changeOf(
  stage: Stage,
  given: ScanBatch | undefined,
  state: BatchState,
  { pointer, outside }: { pointer: string } & Pick<Known, 'outside'>,
): Change | Refusal {
  if (stage.mass === 'weighed') return weighing(given, state)
  if (stage.mass === 'returned') {
    const gainedGrams = given?.massGrams ?? 0
    const left = outside?.(state.batch)
    const inside = left === undefined ? {} : returnedContent(gainedGrams, left)
    const gainedContent = given?.content ?? inside
    return fitted(state, { gainedGrams, ...(isEmpty(gainedContent) ? {} : { gainedContent }) })
  }
  if (!movesMass(stage)) return {}
  if (state.massGrams === undefined) {
    const values = { batch: state.code, stage: stage.name }
    return refuse('not_weighed', pointer, ['batch_unweighed', values])
  }
  const drawnGrams = given?.massGrams ?? state.massGrams
  const values = { batch: state.code }
  if (given?.massGrams === 0) {
    return refuse('mass_unbalanced', `${pointer}/massGrams`, ['nothing_taken', values])
  }
  const drawnContent = given?.content ?? shareOf(state.content, drawnGrams, state.massGrams)
  const isThere = drawnGrams <= state.massGrams
  const over = { ...values, grams: drawnGrams, left: state.massGrams }
  const refused = firstRefusal([
    ['mass_overdrawn', isThere ? [] : [faultOf(`${pointer}/massGrams`, 'grams_above_left', over)]],
    ['mass_unbalanced', isThere ? faultsInDrawn(given, state, pointer) : []],
    ['mass_overdrawn', faultsInTaken(given?.content ?? {}, state, pointer)],
  ])
  if (refused !== undefined) return refused
  return { drawnGrams, ...(isEmpty(drawnContent) ? {} : { drawnContent }) }
}

/** More of what is inside than is left. */
function faultsInTaken(content: Content, { code, content: held }: BatchState, pointer: string) {
  return Object.entries(content).flatMap(([name, amount]): Fault[] => {
    const left = held[name] ?? 0
    if (amount <= left) return []
    const values = { batch: code, milligrams: amount, name, left }
    return [faultOf(`${pointer}/content`, 'content_above_left', values)]
  })
}

function weighing(given: ScanBatch | undefined, state: BatchState): Change {
  const massGrams = given?.massGrams ?? 0
  const gainedContent = given?.content
  const content = gainedContent === undefined ? {} : { gainedContent }
  if (state.massGrams === undefined) return { gainedGrams: massGrams, ...content }
  return fitted(state, { foundGrams: massGrams - state.massGrams, ...content })
}

/** A change with what is inside brought down to the mass that is left to hold it: the rest of it was never there. */
function fitted(state: BatchState, change: Change): Change {
  const { massGrams = 0, content } = state
  const { foundGrams = 0, gainedGrams = 0, gainedContent } = change
  const held = combined(content, gainedContent, 1)
  const foundContent = overweight(held, massGrams + gainedGrams + foundGrams)
  return isEmpty(foundContent) ? change : { ...change, foundContent }
}

/** A part of the content in proportion to the grams taken; all of it with all of the grams. */
function shareOf(content: Content, drawn: number, of: number): Content {
  return drawn === of ? content : splitContent(content, [drawn, of - drawn])[0]
}

function moved(scan: Scan, state: BatchState): Pick<EventBatch, 'moved'> {
  if (state.facility === scan.facility) return {}
  return { moved: { from: state.facility, grams: state.massGrams ?? 0 } }
}

function isEmpty(content: Content): boolean {
  return Object.keys(content).length === 0
}
