import type { Event } from '../../domain/event.ts'
import { seal } from '../../domain/proof/seal.ts'
import type { Receipt } from '../../domain/receipt.ts'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts'
import { correctHandOver } from '../../workflows/correct-hand-over.ts'
import { decide } from '../../workflows/decide.ts'
import type { Known } from '../../workflows/known.ts'
import { type History, reverse } from '../../workflows/reverse.ts'
import { takeOver } from '../../workflows/take-over.ts'
import { salt, sha256 } from '../digest.ts'
import { randomId } from '../random-id.ts'
import type { Gathered } from '../store/recording/gather.ts'
import { answerAgain, repeat } from './answer-again.ts'
import { type Entry, refusedReceipt } from './entry.ts'
import { type Grounds, grounded } from './grounds.ts'
import { receiptOf } from './receipt-of.ts'
import { drawnFrom, type ReversalHistory } from './reversal.ts'
import { addRows, type RowsInWork } from './rows.ts'
import { apply, knownTo, subjectsOf, type Workbench } from './workbench.ts'

export interface GatheringOptions {
  readonly entries: readonly Entry[]
  /** Keys of events of ours whose commit had an unknown outcome: found again, they were accepted. */
  readonly tried: ReadonlySet<number>
  /** Told of the events that are about to be committed. */
  readonly committing: (eventKeys: readonly number[]) => void
  /** Whether one refused scan lets all of them fall. */
  readonly asOne: boolean
  readonly now: () => Date
  readonly logBug: (error: unknown, scanId: string) => void
}

/** What scans are decided with. */
export interface Deciding extends Pick<GatheringOptions, 'entries' | 'tried' | 'now' | 'logBug'> {
  readonly history?: ReversalHistory
  /** Of corrections: what was drawn on the masses that they lower. */
  readonly grounds: Grounds
}

/** Decides scans one after the other on what was locked, and gathers the rows of those that are accepted. */
export function decideAll(
  bench: Workbench,
  gathered: Gathered,
  rows: RowsInWork,
  options: Deciding,
): readonly Receipt[] {
  const earlier = new Map(
    gathered.events.map((event) => [`${event.organisationKey} ${event.id}`, event]),
  )
  const answered = new Map<string, { entry: Entry; receipt: Receipt }>()
  const eventKeys = [...gathered.eventKeys]
  const recordTime = options.now().toISOString()
  return options.entries.map((entry) => {
    const name = `${entry.actor.organisationKey} ${entry.scan.id}`
    const stored = earlier.get(name)
    if (stored !== undefined) return answerAgain(entry, stored, options.tried.has(stored.eventKey))
    const neighbour = answered.get(name)
    if (neighbour?.receipt.status === 'accepted') return repeat(entry, neighbour)
    const receipt = decideOne(bench, rows, entry, { ...options, recordTime, eventKeys })
    answered.set(name, { entry, receipt })
    return receipt
  })
}

function eventOf(
  { scan, stream, predecessors = [], corrections }: Entry,
  known: Known,
  { history, grounds }: { history: History; grounds: Grounds },
): Event | Refusal {
  if (corrections !== undefined) {
    return correctHandOver(stream, scan, known, grounded(scan, corrections, grounds))
  }
  if (scan.stage === 'reversed') return reverse(stream, scan, known, history)
  if (scan.stage === 'taken_over') return takeOver(stream, scan, known, predecessors)
  return decide(stream, scan, known)
}

interface DecidingOne extends Deciding {
  readonly recordTime: string
  readonly eventKeys: number[]
}

function decideOne(
  bench: Workbench,
  rows: RowsInWork,
  entry: Entry,
  options: DecidingOne,
): Receipt {
  const { scan, stream, actor } = entry
  const { recordTime, history } = options
  const known = knownTo(bench, actor, { recordTime, newBatchId: randomId })
  const chains = history?.chains ?? new Map()
  let event: Event | Refusal
  try {
    const target = history?.targets.get(scan.reverses ?? '')
    const { correcting } = entry
    const past = {
      target,
      chains,
      drawn: drawnFrom(entry, history),
      ...(correcting && { correcting }),
    }
    event = eventOf(entry, known, { history: past, grounds: options.grounds })
  } catch (error) {
    // A fault of ours stops this scan and no other.
    options.logBug(error, scan.id)
    event = refuse('interrupted', '', ['scan_interrupted'])
  }
  if (isRefusal(event)) return refusedReceipt(scan.id, event)
  const subjects = subjectsOf(bench, event)
  const sealed = seal(event, {
    subjects,
    schema: entry.schema,
    publicNames: stream.publicNames,
    hash: sha256,
    salt,
  })
  apply(bench, event, { actor, subjects, digest: sealed.digest, carried: stream.carried, chains })
  addRows(rows, bench, { entry, event, eventKey: options.eventKeys.shift() ?? 0, sealed, subjects })
  return receiptOf('accepted', scan, { event, subjects, digest: sealed.digest })
}
