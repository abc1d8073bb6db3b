import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Event } from '../../domain/event.ts'
import type { Disclosure } from '../../domain/proof/disclosure.ts'
import type { Envelope } from '../../domain/proof/envelope.ts'
import { openEnvelope } from '../../domain/proof/open.ts'
import { seal } from '../../domain/proof/seal.ts'
import type { Receipt } from '../../domain/receipt.ts'
import { isRefusal, type Refusal, refusal } from '../../domain/refusal.ts'
import { decide } from '../../workflows/decide.ts'
import { reverse } from '../../workflows/reverse.ts'
import { appendGathering } from '../store/append.ts'
import { type Gathered, type Named, openGathering, type StoredEvent } from '../store/gather.ts'
import { findParents } from '../store/history.ts'
import { salt, sha256 } from './digest.ts'
import { type Entry, refusedReceipt } from './entry.ts'
import { receiptOf } from './receipt-of.ts'
import { drawnFrom, type ReversalHistory, readHistory, targetBatches } from './reversal.ts'
import { addRows, batchRows, noRows, type RowsInWork } from './rows.ts'
import { apply, knownTo, layOut, subjectsOf, type Workbench } from './workbench.ts'

export interface GatheringOptions {
  readonly entries: readonly Entry[]
  /** Ids whose commit was tried before with an unknown outcome: found again, they are ours and were accepted. */
  readonly tried: Set<string>
  readonly now: () => Date
  readonly logBug: (error: unknown, scanId: string) => void
}

/** Takes scans through lock, decide, balance, seal and append in one transaction; receipts in the scans' order. */
export async function runGathering(
  client: pg.PoolClient,
  options: GatheringOptions,
): Promise<readonly Receipt[]> {
  const { entries } = options
  const parents = await parentsFor(client, entries)
  const reversed = await targetBatches(client, entries)
  const gathered = await openGathering(
    client,
    nameAll(entries, [...[...parents.values()].flat(), ...reversed]),
  )
  const history = reversed.length === 0 ? undefined : await readHistory(client, entries, reversed)
  const bench = layOut(gathered, parents)
  const rows = noRows()
  const receipts = decideAll(bench, gathered, rows, {
    ...options,
    ...(history === undefined ? {} : { history }),
  })
  if (rows.events.length === 0) {
    await client.query('rollback')
    return receipts
  }
  for (const { id } of rows.events) options.tried.add(id)
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

function nameAll(entries: readonly Entry[], batchIds: readonly string[]): Named {
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
    ownOrganisations: [...new Set(entries.map(({ actor }) => actor.organisationKey))],
    scanIds: entries.map(({ scan }) => scan.id),
    organisations: named.map(({ organisationKey }) => organisationKey),
    codes: named.map(({ code }) => code),
    batchIds,
    newBatches,
  }
}

interface Deciding extends GatheringOptions {
  readonly history?: ReversalHistory
}

function decideAll(
  bench: Workbench,
  gathered: Gathered,
  rows: RowsInWork,
  options: Deciding,
): readonly Receipt[] {
  const earlier = new Map(gathered.events.map((event) => [event.id, event]))
  const answered = new Map<string, { entry: Entry; receipt: Receipt }>()
  const eventKeys = [...gathered.eventKeys]
  const recordTime = options.now().toISOString()
  return options.entries.map((entry) => {
    const { scan } = entry
    const stored = earlier.get(scan.id)
    if (stored !== undefined) return answerAgain(entry, stored, options.tried)
    const neighbour = answered.get(scan.id)
    if (neighbour?.receipt.status === 'accepted') return repeat(entry, neighbour)
    const receipt = decideOne(bench, rows, entry, { ...options, recordTime, eventKeys })
    answered.set(scan.id, { entry, receipt })
    return receipt
  })
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
    event =
      scan.stage === 'reversed'
        ? reverse(stream, scan, known, {
            target: history?.targets.get(scan.reverses ?? ''),
            chains,
            drawn: drawnFrom(entry, history),
          })
        : decide(stream, scan, known)
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

function answerAgain(entry: Entry, stored: StoredEvent, tried: ReadonlySet<string>): Receipt {
  const { scan, actor, scanDigest } = entry
  if (stored.organisationKey !== actor.organisationKey || stored.scanDigest !== scanDigest) {
    return refusedReceipt(scan.id, idReused(scan.id))
  }
  // Both texts were written by `seal` and can never have changed since.
  const envelope = JSON.parse(stored.envelope) as Envelope
  const event = openEnvelope(envelope, (stored.disclosed ?? []) as Disclosure[])
  const status = tried.has(scan.id) ? 'accepted' : 'duplicate'
  return receiptOf(status, scan, {
    event,
    subjects: envelope.subjects,
    digest: sha256(stored.envelope),
  })
}

function repeat(
  entry: Entry,
  { entry: first, receipt }: { entry: Entry; receipt: Receipt },
): Receipt {
  const same =
    first.scanDigest === entry.scanDigest &&
    first.actor.organisationKey === entry.actor.organisationKey
  if (!same || receipt.status === 'refused')
    return refusedReceipt(entry.scan.id, idReused(entry.scan.id))
  return { ...receipt, status: 'duplicate' }
}

function idReused(id: string): Refusal {
  return refusal(
    'id_reused',
    '/id',
    `Cannot record scan "${id}": this id came before with other content, which stands; expected a new UUID for a new scan`,
  )
}
