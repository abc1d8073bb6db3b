import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Event } from '../../domain/event.ts'
import { seal } from '../../domain/proof/seal.ts'
import type { Receipt } from '../../domain/receipt.ts'
import { isRefusal, type Refusal, refusal } from '../../domain/refusal.ts'
import { correctHandOver } from '../../workflows/correct-hand-over.ts'
import { decide } from '../../workflows/decide.ts'
import type { Known } from '../../workflows/known.ts'
import { type History, reverse } from '../../workflows/reverse.ts'
import { takeOver } from '../../workflows/take-over.ts'
import { appendGathering } from '../store/append.ts'
import { beginGathering, type Gathered, type Named, openGathering } from '../store/gather.ts'
import { findParents } from '../store/history.ts'
import { answerAgain, repeat } from './answer-again.ts'
import { salt, sha256 } from './digest.ts'
import { type Entry, refusedReceipt } from './entry.ts'
import { fallTogether } from './fall-together.ts'
import { type Grounds, grounded, readGrounds } from './grounds.ts'
import { receiptOf } from './receipt-of.ts'
import { drawnFrom, type ReversalHistory, readHistory, targetBatches } from './reversal.ts'
import { addRows, batchRows, noRows, type RowsInWork } from './rows.ts'
import { apply, knownTo, layOut, subjectsOf, type Workbench } from './workbench.ts'

export interface GatheringOptions {
  readonly entries: readonly Entry[]
  /** Organisation and id of scans whose commit was tried before with an unknown outcome: found again, they were accepted. */
  readonly tried: Set<string>
  /** Whether one refused scan lets all of them fall. */
  readonly asOne: boolean
  readonly now: () => Date
  readonly logBug: (error: unknown, scanId: string) => void
}

/** Takes scans through lock, decide, balance, seal and append in one transaction; receipts in the scans' order. */
export async function runGathering(
  client: pg.PoolClient,
  options: GatheringOptions,
): Promise<readonly Receipt[]> {
  const { entries } = options
  const ownOrganisations = [...new Set(entries.map(({ actor }) => actor.organisationKey))]
  // Not awaited alone: it travels with what follows, and whoever fails first rolls back.
  const begun = beginGathering(client, ownOrganisations)
  begun.catch(() => {})
  const parents = await parentsFor(client, entries)
  const reversed = await targetBatches(client, entries)
  const named = nameAll(entries, [...[...parents.values()].flat(), ...reversed])
  const [gathered] = await Promise.all([
    openGathering(client, { ...named, ownOrganisations }),
    begun,
  ])
  const history = reversed.length === 0 ? undefined : await readHistory(client, entries, reversed)
  const grounds = await readGrounds(client, entries)
  const bench = layOut(gathered, parents)
  const rows = noRows()
  const receipts = decideAll(bench, gathered, rows, {
    ...options,
    ...(history === undefined ? {} : { history }),
    grounds,
  })
  const falls = options.asOne && receipts.some(({ status }) => status === 'refused')
  if (rows.events.length === 0 || falls) {
    await client.query('rollback')
    return falls ? fallTogether(receipts) : receipts
  }
  for (const { organisation_key, id } of rows.events) options.tried.add(`${organisation_key} ${id}`)
  await appendGathering(client, { ...rows, ...batchRows(bench) })
  return receipts
}

async function parentsFor(client: pg.PoolClient, entries: readonly Entry[]) {
  const [first] = entries
  const closing = entries.filter(
    ({ scan, stream }) => stream.allStages[scan.stage]?.alsoParents === true,
  )
  if (closing.length === 0 || first === undefined) return new Map<string, readonly string[]>()
  const codes = closing.flatMap(({ scan }) => scan.batches.map(({ batch }) => batch))
  return findParents(client, first.actor.organisationKey, codes)
}

function nameAll(
  entries: readonly Entry[],
  batchIds: readonly string[],
): Omit<Named, 'ownOrganisations'> {
  const pairs = new Map<string, { organisationKey: number; code: string }>()
  let newBatches = 0
  for (const { scan, actor } of entries) {
    newBatches += scan.outputs.length
    for (const { batch: code } of [...scan.batches, ...scan.outputs]) {
      pairs.set(`${actor.organisationKey} ${code}`, {
        organisationKey: actor.organisationKey,
        code,
      })
    }
  }
  const named = [...pairs.values()]
  return {
    scanIds: entries.map(({ scan }) => scan.id),
    organisations: named.map(({ organisationKey }) => organisationKey),
    codes: named.map(({ code }) => code),
    batchIds,
    newBatches,
  }
}

interface Deciding extends GatheringOptions {
  readonly history?: ReversalHistory
  /** Of corrections: what was drawn on the masses that they lower. */
  readonly grounds: Grounds
}

function decideAll(
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
    if (stored !== undefined) return answerAgain(entry, stored, options.tried.has(name))
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
  const known = knownTo(bench, actor, { recordTime, newBatchId: randomUUID })
  const chains = history?.chains ?? new Map()
  let event: Event | Refusal
  try {
    const target = history?.targets.get(scan.reverses ?? '')
    const past = { target, chains, drawn: drawnFrom(entry, history) }
    event = eventOf(entry, known, { history: past, grounds: options.grounds })
  } catch (error) {
    // A fault of ours stops this scan and no other.
    options.logBug(error, scan.id)
    event = refusal(
      'interrupted',
      '',
      'Cannot record this scan: a fault of ours, logged under its id',
    )
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
