import type pg from 'pg'
import type { Event } from '../../domain/event.ts'
import { imbalanceOf, type Posting, postingsOf } from '../../domain/mass.ts'
import type { Sealed, Subject } from '../../domain/proof/envelope.ts'
import { seal as sealEvent } from '../../domain/proof/seal.ts'
import type { Receipt } from '../../domain/receipt.ts'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts'
import { salt, sha256 } from '../digest.ts'
import { randomId } from '../random-id.ts'
import { append, writeGathering } from '../store/recording/append.ts'
import { beginGathering } from '../store/recording/gather.ts'
import type { Rows } from '../store/recording/rows.ts'
import { type ChangedDangers, changedDangers, streamsOf, tellOfDangers } from './changed-dangers.ts'
import { decideEntry } from './decide-entry.ts'
import { type Entry, refusedReceipt } from './entry.ts'
import { filesKnownTo } from './files.ts'
import { judgeCorrections } from './judge-corrections.ts'
import { gather, type Held, lock, nameOf, organisationsOf } from './lock.ts'
import { markRows } from './mark-rows.ts'
import { type Answered, answerAgain, fallTogether, receiptOf, repeat } from './receipts.ts'
import { addRows, batchRows, noRows, type RowsInWork } from './rows.ts'
import { certificatesKnownTo, noteShipment } from './shipments.ts'
import { apply, knownTo, subjectsOf } from './workbench.ts'

/** Scans that are recorded in one transaction, and how. They were parsed when they came. */
export interface Gathering {
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

/** Takes scans from gather to append in one transaction; receipts in the scans' order. */
export async function runGathering(
  client: pg.PoolClient,
  gathering: Gathering,
): Promise<readonly Receipt[]> {
  const { entries, committing } = gathering
  const organisationKeys = organisationsOf(entries)
  // Not awaited alone: it travels with what follows, and whoever fails first rolls back.
  const begun = beginGathering(client, organisationKeys)
  begun.catch(() => {})
  const { receipts, rows, dangers } = await takeThrough(client, gathering)
  await begun
  if (rows === undefined) {
    await client.query('rollback')
    return receipts
  }
  committing(rows.events.map(({ event_key }) => event_key))
  await tellOfDangers(client, dangers, { streams: streamsOf(entries), organisationKeys })
  await append(client, rows)
  return receipts
}

/**
 * Takes scans through the same, all of them or none, inside a transaction that is begun and names their organisations. Nothing
 * is committed: the scans stand or fall with whatever else the transaction does.
 */
export async function gatherWithin(
  client: pg.PoolClient,
  {
    entries,
    now,
    logBug,
    tellsDangers,
  }: Pick<Gathering, 'entries' | 'now' | 'logBug'> & { readonly tellsDangers: boolean },
): Promise<readonly Receipt[]> {
  const alone = { tried: new Set<number>(), committing: () => {}, asOne: true }
  const taken = await takeThrough(client, { entries, now, logBug, ...alone })
  const { receipts, rows, dangers } = taken
  if (rows === undefined) return receipts
  const organisationKeys = organisationsOf(entries)
  if (tellsDangers)
    await tellOfDangers(client, dangers, { streams: streamsOf(entries), organisationKeys })
  await writeGathering(client, rows)
  return receipts
}

interface Taken {
  readonly receipts: readonly Receipt[]
  /** What is to be appended; undefined when nothing is. */
  readonly rows: Rows | undefined
  /** What receivers have to be told of anew; a hand-over's own steps tell by themselves. */
  readonly dangers: ChangedDangers
}

/** Gathers and locks what scans name, then decides, balances and seals one after the other; appends nothing yet. */
async function takeThrough(client: pg.PoolClient, gathering: Gathering): Promise<Taken> {
  const { entries, asOne } = gathering
  const held = await lock(client, entries, await gather(client, entries))
  const work: Work = { held, rows: noRows(), accepted: new Map(), recordTime: timeOf(gathering) }
  const decided = entries.map(
    (entry) => answeredBefore(work, entry, gathering) ?? takeIn(work, entry, gathering),
  )
  const { rows } = work
  const { bench, before, isToBeTold } = held
  const receipts = judgeCorrections(decided, { entries, bench, before })
  const dangers = changedDangers(bench, before, streamsOf(entries))
  const falls = asOne && receipts.some(({ status }) => status === 'refused')
  if (falls) return { receipts: fallTogether(receipts), rows: undefined, dangers }
  if (rows.events.length === 0) return { receipts, rows: undefined, dangers }
  const marks = markRows(bench, before)
  const told = isToBeTold ? rows.subjects : []
  return { receipts, rows: { ...rows, ...batchRows(bench, rows), ...marks, told }, dangers }
}

/** A gathering while its scans are taken in one after the other. */
interface Work {
  readonly held: Held
  readonly rows: RowsInWork
  /** Scans that were accepted, by name. */
  readonly accepted: Map<string, Answered>
  readonly recordTime: string
}

/** The answer to a scan that is stored already, or came before in the same gathering. */
function answeredBefore(
  { held, accepted }: Work,
  entry: Entry,
  { tried }: Gathering,
): Receipt | undefined {
  const name = nameOf(entry.actor.organisationKey, entry.scan.id)
  const neighbour = accepted.get(name)
  if (neighbour !== undefined) return repeat(entry, neighbour)
  const stored = held.stored.get(name)
  if (stored === undefined) return undefined
  const receipt = answerAgain(entry, stored, tried.has(stored.eventKey))
  // Of the same scan twice only the first made the event, also when that is known only afterwards.
  if (receipt.status === 'accepted') accepted.set(name, { entry, receipt })
  return receipt
}

/** Decides, balances and seals one scan, so that the next one meets what it did. */
function takeIn(work: Work, entry: Entry, gathering: Gathering): Receipt {
  const { held, rows, accepted } = work
  const { bench, eventKeys, history } = held
  const { scan, actor, stream } = entry
  const event = decide(work, entry, gathering)
  if (isRefusal(event)) return refusedReceipt(scan.id, event)
  const postings = balance(event, gathering)
  if (isRefusal(postings)) return refusedReceipt(scan.id, postings)
  const subjects = subjectsOf(bench, event)
  const sealed = seal(event, entry, subjects)
  const { digest } = sealed
  const chains = history?.chains ?? new Map()
  apply(bench, event, { actor, subjects, digest, carried: stream.carried, chains })
  noteShipment(held.shipments, entry, event)
  const eventKey = eventKeys.shift() ?? 0
  addRows(rows, bench, { entry, event, eventKey, sealed, subjects, postings })
  const receipt = receiptOf('accepted', scan, { event, subjects, digest })
  accepted.set(nameOf(actor.organisationKey, scan.id), { entry, receipt })
  return receipt
}

/** The event that a scan becomes by the rules, or the refusal with every fault. A fault of ours stops this scan and no other. */
function decide({ held, recordTime }: Work, entry: Entry, { logBug }: Gathering): Event | Refusal {
  const fault = held.faultInSender(entry, new Date(recordTime))
  if (fault !== undefined) return fault
  const certificates = certificatesKnownTo(held.shipments, entry.actor)
  const bench = knownTo(held.bench, entry.actor, { recordTime, newBatchId: randomId })
  const file = filesKnownTo(held.files, entry.actor)
  const known = { ...bench, certificates, file }
  try {
    return decideEntry(entry, known, held)
  } catch (error) {
    logBug(error, entry.scan.id)
    return interrupted
  }
}

/** The ledger lines of an event, which sum to zero in every dimension: an event that made or lost matter would be a fault of ours. */
function balance(event: Event, { logBug }: Gathering): readonly Posting[] | Refusal {
  const postings = postingsOf(event)
  const imbalance = imbalanceOf(postings)
  if (imbalance.size === 0) return postings
  const dimensions = [...imbalance.keys()].join(', ')
  logBug(new RangeError(`Cannot post an event: it does not balance in ${dimensions}`), event.id)
  return interrupted
}

function seal(event: Event, { schema, stream }: Entry, subjects: readonly Subject[]): Sealed {
  const { audiences, personalNames } = stream
  return sealEvent(event, { subjects, schema, audiences, personalNames, hash: sha256, salt })
}

const interrupted: Refusal = refuse('interrupted', '', ['scan_interrupted'])

function timeOf({ now }: Gathering): string {
  return now().toISOString()
}
