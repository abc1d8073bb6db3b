import type { LoadedStream } from '../../../workflows/streams.ts'
import { readBatches, readLinks, readStocks } from '../../store/check/checked-batches.ts'
import { readOrphanEdges } from '../../store/check/checked-events.ts'
import { readMarks } from '../../store/check/checked-marks.ts'
import type { Database } from '../../store/database.ts'
import { inSnapshot } from '../../store/open-store.ts'
import { checkAlike } from './check-alike.ts'
import { checkBatch } from './check-batch.ts'
import { checkCarriage } from './check-carriage.ts'
import { checkCredits } from './check-credits.ts'
import { checkEvents } from './check-events.ts'
import { checkFiles } from './check-files.ts'
import { checkHandOvers } from './check-hand-overs.ts'
import { checkLog } from './check-log.ts'
import { checkMoves } from './check-moves.ts'
import { checkOpticalChecks } from './check-optical-checks.ts'
import { checkOrigins } from './check-origins.ts'
import { checkRecalled } from './check-recalled.ts'
import {
  checkBalances,
  checkOwners,
  checkRecalls,
  checkSignatures,
  checkSums,
} from './check-rows.ts'
import { type Findings, noFindings, note, nothing } from './findings.ts'
import { walkByBatch } from './walk-by-batch.ts'

/** What a check went through and what it came across. */
export interface Checked {
  readonly events: number
  readonly batches: number
  readonly postings: number
  readonly handOvers: number
  /** Signatures of stations. */
  readonly signatures: number
  readonly findings: Findings
}

/**
 * Replays all history and compares it with everything stored: first event by event, then batch by batch. One snapshot,
 * rows read in pieces; the longest single chain is what is held at once. What a sender's scan looked like before it was
 * sealed is not kept, so `event.scan_digest` can only be compared where a station signed it. Newest events that were removed are
 * seen because the log has their leaves; a history that was removed together with its leaves is consistent in itself, and only
 * a checkpoint that is kept elsewhere can tell: `signed` is the last one, from beside the database, read before.
 */
export async function checkHistory(
  db: Database,
  streams: ReadonlyMap<string, LoadedStream>,
  progress: (events: number) => void,
  signed?: string,
): Promise<Checked> {
  return inSnapshot(db, async (tx) => {
    const findings = noFindings()
    const { events, postings } = await checkEvents(tx, findings, progress)
    for (const { child, parent, grams } of await readOrphanEdges(tx)) {
      const key = `child key ${child}, parent key ${parent}`
      note(findings, { table: 'lineage', key, column: 'row', expected: nothing, found: grams })
    }
    const batches = await checkBatches(tx, findings, streams)
    await checkBalances(tx, findings)
    await checkCredits(tx, findings)
    await checkOrigins(tx, findings, streams)
    await checkOwners(tx, findings)
    await checkSums(tx, findings)
    await checkFiles(tx, findings)
    await checkOpticalChecks(tx, findings)
    await checkMoves(tx, findings)
    await checkAlike(tx, findings)
    await checkRecalls(tx, findings)
    await checkRecalled(tx, findings, streams)
    const handOvers = await checkHandOvers(tx, findings, streams)
    await checkCarriage(tx, findings, streams)
    const signatures = await checkSignatures(tx, findings)
    await checkLog(tx, findings, signed)
    return { events, batches, postings, handOvers, signatures, findings }
  })
}

async function checkBatches(
  db: Database,
  findings: Findings,
  streams: ReadonlyMap<string, LoadedStream>,
): Promise<number> {
  const batches = walkByBatch(readBatches(db))
  const links = walkByBatch(readLinks(db))
  const stocks = walkByBatch(readStocks(db))
  const marks = walkByBatch(readMarks(db))
  let checked = 0
  for (;;) {
    const keys: (number | undefined)[] = []
    // One connection: each in its turn.
    for (const walk of [batches, links, stocks, marks]) keys.push(await walk.nextKey())
    const here = keys.filter((key) => key !== undefined)
    if (here.length === 0) return checked
    const key = Math.min(...here)
    const [batch] = await batches.take(key)
    const rows = {
      batch,
      links: await links.take(key),
      stocks: await stocks.take(key),
      marks: await marks.take(key),
    }
    if (batch !== undefined) checked += 1
    try {
      checkBatch(findings, rows, streams)
    } catch (error) {
      const found = error instanceof Error ? error.message : String(error)
      const where = { table: 'batch', key: `${batch?.id ?? key} (${batch?.code ?? ''})` }
      note(findings, { ...where, column: 'row', expected: { says: 'check_replayable' }, found })
    }
  }
}
