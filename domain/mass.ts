import { combined } from './batch-after.ts'
import type { Content, Event, EventBatch, EventOutput } from './event.ts'

/** Where grams can be: on a batch, outside, lost for a reason, or in the gap between two measurements. */
export type Account = 'stock' | 'outside' | 'loss' | 'difference'

/** Why a stock line changed, so that a report can name what came in, went out and was made of what. */
export type Movement = 'received' | 'dispatched' | 'consumed' | 'produced' | 'moved' | 'measured'

/**
 * One line of the ledger. `amount` is whole grams for the dimension `mass` and whole milligrams for `element:…`
 * and `fibre:…`; positive is into the account. The lines of one event sum to zero in every dimension.
 */
export interface Posting {
  readonly dimension: string
  readonly account: Account
  readonly movement: Movement
  readonly facility: string
  readonly batch?: string
  /** Loss reason, material added, or what kind of difference. */
  readonly reason?: string
  readonly amount: number
}

/** Reads the ledger lines off an event: pure, so that anyone with the envelope can re-run every total. */
export function postingsOf(event: Event): readonly Posting[] {
  if (event.reverses !== undefined) {
    return postingsOf(event.reverses).map((line) => ({ ...line, amount: -line.amount }))
  }
  const lines = [
    ...event.batches.flatMap((batch) => batchLines(event, batch)),
    ...outputLines(event),
    ...lossLines(event),
    ...differenceLines(event),
  ]
  return lines.filter((line) => line.amount !== 0)
}

/** Sum of the lines in each dimension that is not zero; empty when the event balances. */
export function imbalanceOf(lines: readonly Posting[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const { dimension, amount } of lines)
    sums.set(dimension, (sums.get(dimension) ?? 0) + amount)
  for (const [dimension, sum] of sums) if (sum === 0) sums.delete(dimension)
  return sums
}

function batchLines(event: Event, batch: EventBatch): Posting[] {
  const lines: Posting[] = []
  const stock = { account: 'stock', batch: batch.batch } as const
  const facility = batch.at ?? event.facility
  if (batch.moved !== undefined) {
    const { from, grams } = batch.moved
    lines.push({ ...stock, dimension: 'mass', movement: 'moved', facility: from, amount: -grams })
    lines.push({ ...stock, dimension: 'mass', movement: 'moved', facility, amount: grams })
  }
  const leaves = event.mass === 'dispatched' ? 'dispatched' : 'consumed'
  for (const [dimension, amount] of amounts(batch.drawnGrams, batch.drawnContent)) {
    lines.push({ ...stock, dimension, movement: leaves, facility, amount: -amount })
    if (leaves === 'dispatched') {
      lines.push({ dimension, account: 'outside', movement: leaves, facility, amount })
    }
  }
  for (const [dimension, amount] of amounts(batch.gainedGrams, batch.gainedContent)) {
    lines.push({ ...stock, dimension, movement: 'received', facility, amount })
    lines.push({ dimension, account: 'outside', movement: 'received', facility, amount: -amount })
  }
  lines.push(...correctedLines(event, batch))
  const found = batch.foundGrams ?? 0
  const measured = { dimension: 'mass', movement: 'measured', facility } as const
  lines.push({ ...stock, ...measured, amount: found })
  lines.push({ ...measured, account: 'difference', reason: 'weighing', amount: -found })
  for (const [dimension, amount] of amounts(undefined, batch.foundContent)) {
    lines.push({ ...stock, ...measured, dimension, amount })
    const reason = event.mass === 'unchanged' ? 'assay' : 'weighing'
    lines.push({ ...measured, dimension, account: 'difference', reason, amount: -amount })
  }
  return lines
}

/** Agreed afterwards: the same movement as the one corrected, of so many grams more or fewer, in its own time. */
function correctedLines(event: Event, batch: EventBatch): Posting[] {
  const movement = event.mass === 'dispatch_corrected' ? 'dispatched' : 'received'
  const facility = batch.at ?? event.facility
  return amounts(batch.correctedGrams, batch.correctedContent).flatMap(
    ([dimension, amount]): Posting[] => {
      const line = { dimension, movement, facility } as const
      return [
        { ...line, account: 'stock', batch: batch.batch, amount },
        { ...line, account: 'outside', amount: -amount },
      ]
    },
  )
}

function outputLines(event: Event): Posting[] {
  const movement = event.mass === 'transformed' ? 'produced' : 'received'
  const { facility } = event
  return event.outputs.flatMap((output) => [
    ...arrived(output).flatMap(([dimension, amount]): Posting[] => {
      const line = { dimension, movement, facility } as const
      const stock: Posting = { ...line, account: 'stock', batch: output.batch, amount }
      return movement === 'produced'
        ? [stock]
        : [stock, { ...line, account: 'outside', amount: -amount }]
    }),
    ...arrivalGap(event, output),
  ])
}

/** Grams and milligrams of an output as they came in: of what was handed over, as the sender sent it. */
function arrived({ predecessor, massGrams, content }: EventOutput): [string, number][] {
  return amounts(predecessor?.grams ?? massGrams, predecessor?.content ?? content)
}

/**
 * What was handed over comes in as the sender sent it; what the scale on arrival missed or found is posted beside it, so that
 * the books of both sides meet.
 */
function arrivalGap({ facility }: Event, output: EventOutput): Posting[] {
  const { batch, predecessor, massGrams = 0, content = {} } = output
  if (predecessor === undefined) return []
  const inside = combined(content, predecessor.content ?? content, -1)
  return amounts(massGrams - predecessor.grams, inside).flatMap(([dimension, found]): Posting[] => {
    const line = { dimension, movement: 'measured', facility } as const
    return [
      { ...line, account: 'stock', batch, amount: found },
      { ...line, account: 'difference', reason: 'weighing', amount: -found },
    ]
  })
}

function lossLines(event: Event): Posting[] {
  const { facility } = event
  const lost = event.losses.flatMap(({ reason, massGrams, content }) =>
    amounts(massGrams, content).map(
      ([dimension, amount]): Posting => ({
        dimension,
        account: 'loss',
        movement: 'consumed',
        facility,
        reason,
        amount,
      }),
    ),
  )
  const added = event.additions.map(
    ({ material, massGrams }): Posting => ({
      dimension: 'mass',
      account: 'outside',
      movement: 'received',
      facility,
      reason: material,
      amount: -massGrams,
    }),
  )
  return [...lost, ...added]
}

function differenceLines(event: Event): Posting[] {
  const { facility } = event
  return amounts(event.differenceGrams, event.differenceContent).map(([dimension, amount]) => ({
    dimension,
    account: 'difference',
    movement: 'measured',
    facility,
    amount,
    reason: dimension === 'mass' ? 'process' : 'assay',
  }))
}

function amounts(grams: number | undefined, content: Content | undefined): [string, number][] {
  // The envelope's canonical form sorts names, so only sorted lines come out the same live and on replay.
  const inside = Object.entries(content ?? {}).sort(([one], [other]) => (one < other ? -1 : 1))
  return grams === undefined ? inside : [['mass', grams], ...inside]
}
