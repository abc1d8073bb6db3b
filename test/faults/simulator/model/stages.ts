import type { Batch } from './model.ts'
import type { Scan } from './request.ts'
import { battery } from './stages-battery.ts'

/** A stage as far as the simulator uses it, in words of its own. */
export interface StageRule {
  readonly stream: string
  readonly stage: string
  readonly mass: 'received' | 'weighed' | 'unchanged' | 'transformed' | 'dispatched'
  /** Kinds that it takes; any when empty. */
  readonly takes: readonly string[]
  /** States from which it may follow; any that has not ended when absent. */
  readonly from?: readonly string[]
  /** State of what it takes, when it takes all of it; as before when absent. */
  readonly to?: string
  /** State of each batch that it makes. */
  readonly makes?: (facts: Readonly<Record<string, unknown>>) => string
  /** What the masses of a process may be apart, in basis points of what went in. */
  readonly toleranceBasisPoints?: number
  /** What may be lost for a reason, in basis points of what went in, and above how much of it there has to be a record. */
  readonly losses?: Readonly<
    Record<string, { readonly most: number; readonly recordedAbove: number }>
  >
  /** Whether what comes out has to hold what the parts hold, where both are known. */
  readonly holdsParts?: true
  /** Of a weighing: the fact that explains a difference. */
  readonly gapNote?: string
  /** Asks for a person's certificate, for whom only a key that may supervise can speak. */
  readonly competent?: true
  /** May have happened anywhere between others. */
  readonly isLate?: true
  /** Was made elsewhere, mostly before the batch came in. */
  readonly isElsewhere?: true
  /** Nothing has to follow it. */
  readonly isPlaceless?: true
  /** Goods leave by it, so that recalls are asked. */
  readonly leaves?: true
  /** What the stage asks beyond that; false is answered `guard_not_met`. */
  readonly holds?: (scan: Scan, batches: readonly Batch[]) => boolean
}

/** States that nothing leaves. */
export const ended: readonly string[] = ['used_up', 'disposed', 'dispatched', 'reversed']

const routes: Readonly<Record<string, string>> = {
  R2: 'reuse_stock',
  R4: 'repair_stock',
  F2: 'sorted',
  F3: 'downcycling_stock',
  X1: 'rejected',
}

/** What is set apart is contaminated, and nothing is made of that. */
function isClean(_: Scan, batches: readonly Batch[]): boolean {
  return batches.every(({ state }) => state !== 'quarantined')
}

const textile: readonly Omit<StageRule, 'stream'>[] = [
  { stage: 'collected', mass: 'received', takes: [], makes: () => 'collected' },
  {
    stage: 'received',
    mass: 'weighed',
    takes: ['bale', 'sack'],
    from: ['collected'],
    to: 'received',
    gapNote: 'massDifferenceReason',
  },
  {
    stage: 'sorted',
    mass: 'transformed',
    takes: ['bale', 'sack'],
    toleranceBasisPoints: 50,
    from: ['received'],
    to: 'used_up',
    holds: isClean,
    makes: ({ textileGrade }) => routes[String(textileGrade)] ?? 'rejected',
    losses: {
      packaging: { most: 300, recordedAbove: 100 },
      moisture: { most: 1_500, recordedAbove: 100 },
    },
  },
  {
    stage: 'prepared',
    mass: 'transformed',
    takes: ['sorted_lot', 'prepared_lot'],
    toleranceBasisPoints: 50,
    from: ['sorted', 'metal_left'],
    to: 'used_up',
    holds: isClean,
    makes: ({ metalCheckPassed }) => (metalCheckPassed === true ? 'prepared' : 'metal_left'),
    losses: { trims: { most: 2_500, recordedAbove: 2_500 } },
  },
  {
    stage: 'shipped',
    mass: 'dispatched',
    to: 'shipped',
    leaves: true,
    takes: ['sorted_lot', 'fibre_lot', 'yarn_lot', 'garment'],
    from: ['sorted', 'downcycling_stock'],
  },
  {
    stage: 'disposed',
    mass: 'dispatched',
    takes: [],
    from: ['rejected'],
    to: 'disposed',
    leaves: true,
  },
  {
    stage: 'weighed',
    mass: 'weighed',
    takes: [],
    gapNote: 'note',
    isLate: true,
    isPlaceless: true,
  },
  {
    stage: 'quarantined',
    mass: 'unchanged',
    isLate: true,
    takes: [],
    to: 'quarantined',
    from: [
      'collected',
      'received',
      'sorted',
      'metal_left',
      'prepared',
      'reuse_stock',
      'repair_stock',
      'downcycling_stock',
    ],
  },
]

/** The stages that clients walk, by stream and name. */
export const stageRules: ReadonlyMap<string, StageRule> = new Map(
  [
    ...textile.map((rule) => ({ ...rule, stream: 'textile' })),
    ...battery.map((rule) => ({ ...rule, stream: 'battery' })),
  ].map((rule) => [`${rule.stream}.${rule.stage}`, rule]),
)

/** The rule of a stage that there is. */
export function ruleOf(name: string): StageRule {
  const rule = stageRules.get(name)
  if (rule === undefined) throw new RangeError(`Cannot find the stage "${name}"`)
  return rule
}

/** Whether a batch of this kind is one thing, which moves whole. */
export function isUnit(kind: string): boolean {
  return ['pack', 'module', 'cell', 'product'].includes(kind)
}
