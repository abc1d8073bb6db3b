import type pg from 'pg'
import type { Receipt } from '../../domain/receipt.ts'
import { appendGathering, writeGathering } from '../store/recording/append.ts'
import { beginGathering, type Named, openGathering } from '../store/recording/gather.ts'
import { findParents } from '../store/recording/history.ts'
import type { Rows } from '../store/recording/rows.ts'
import { type ChangedDangers, changedDangers, streamsOf, tellOfDangers } from './changed-dangers.ts'
import type { GatheringOptions } from './decide-scans.ts'
import { decideAll } from './decide-scans.ts'
import type { Entry } from './entry.ts'
import { fallTogether } from './fall-together.ts'
import { readGrounds } from './grounds.ts'
import { judgeCorrections, standingOn } from './judge-corrections.ts'
import { readOutside } from './outside.ts'
import { readHistory, targetBatches } from './reversal.ts'
import { batchRows, noRows } from './rows.ts'
import { layOut } from './workbench.ts'

/** Takes scans through lock, decide, balance, seal and append in one transaction; receipts in the scans' order. */
export async function runGathering(
  client: pg.PoolClient,
  options: GatheringOptions,
): Promise<readonly Receipt[]> {
  // Not awaited alone: it travels with what follows, and whoever fails first rolls back.
  const begun = beginGathering(client, organisationsOf(options.entries))
  begun.catch(() => {})
  const { receipts, rows, dangers } = await decideGathering(client, options)
  await begun
  if (rows === undefined) {
    await client.query('rollback')
    return receipts
  }
  options.committing(rows.events.map(({ event_key }) => event_key))
  const organisationKeys = organisationsOf(options.entries)
  const told = { streams: streamsOf(options.entries), organisationKeys }
  await tellOfDangers(client, dangers, told)
  await appendGathering(client, rows)
  return receipts
}

/**
 * Takes scans through the same, all of them or none, inside a transaction that is begun and names their organisations. Nothing
 * is committed: the scans stand or fall with whatever else the transaction does.
 */
export async function gatherWithin(
  client: pg.PoolClient,
  options: Pick<GatheringOptions, 'entries' | 'now' | 'logBug'>,
): Promise<readonly Receipt[]> {
  const { receipts, rows } = await decideGathering(client, {
    ...options,
    asOne: true,
    tried: new Set(),
    committing: () => {},
  })
  if (rows !== undefined) await writeGathering(client, rows)
  return receipts
}

/** Organisations whose rows the scans read and write. */
export function organisationsOf(entries: readonly Entry[]): readonly number[] {
  return [...new Set(entries.map(({ actor }) => actor.organisationKey))]
}

interface Decided {
  readonly receipts: readonly Receipt[]
  /** What is to be written; undefined when nothing is. */
  readonly rows: Rows | undefined
  /** What receivers have to be told of anew; a hand-over's own steps tell by themselves. */
  readonly dangers: ChangedDangers
}

/** Locks what the scans name and decides them; writes nothing. */
async function decideGathering(client: pg.PoolClient, options: GatheringOptions): Promise<Decided> {
  const { entries } = options
  const ownOrganisations = organisationsOf(entries)
  const parents = await parentsFor(client, entries)
  const reversed = await targetBatches(client, entries)
  const named = nameAll(entries, [...[...parents.values()].flat(), ...reversed])
  const gathered = await openGathering(client, { ...named, ownOrganisations })
  const history = reversed.length === 0 ? undefined : await readHistory(client, entries, reversed)
  const grounds = await readGrounds(client, entries)
  const outside = await readOutside(client, entries, gathered)
  const bench = layOut(gathered, { parents, outside })
  const before = standingOn(bench)
  const rows = noRows()
  const decided = decideAll(bench, gathered, rows, {
    ...options,
    ...(history === undefined ? {} : { history }),
    grounds,
  })
  const receipts = judgeCorrections(decided, { entries, bench, before })
  const dangers = changedDangers(bench, before, streamsOf(entries))
  const falls = options.asOne && receipts.some(({ status }) => status === 'refused')
  if (falls) return { receipts: fallTogether(receipts), rows: undefined, dangers }
  if (rows.events.length === 0) return { receipts, rows: undefined, dangers }
  return { receipts, rows: { ...rows, ...batchRows(bench) }, dangers }
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
    leaving: entries.some(({ scan, stream }) => stream.allStages[scan.stage]?.leaves !== undefined),
  }
}
