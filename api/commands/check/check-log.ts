import { sameBytes } from '../../../domain/proof/log/bytes.ts'
import { parseKey } from '../../../domain/proof/log/note-key.ts'
import { openCheckpoint } from '../../../domain/proof/log/open-checkpoint.ts'
import { proofsOnce } from '../../log/proofs.ts'
import {
  countTiles,
  longestWait,
  readOrphans,
  readUnlogged,
} from '../../store/check/checked-log.ts'
import type { Database } from '../../store/database.ts'
import { listLogKeys } from '../../store/log/keys.ts'
import { readHead } from '../../store/log/sequence.ts'
import { doubt, type Findings, type Noted, note, nothing, type Told } from './findings.ts'
import { rebuildLog } from './rebuild-log.ts'

/** Rows of one kind that are named; beyond, the number says less than the first of them. */
const mostNamed = 1_000
/** How long an entry may wait while the log is kept: then it should have a published checkpoint. */
const mostSeconds = 10

/**
 * Holds the log against what it is a log of: every row that is logged has its leaf or waits for it, every leaf has its row, the
 * leaves rebuilt give the tiles, the head and every checkpoint that was published, and the last one that was signed, as the
 * file beside the database has it, is none of a longer log.
 */
export async function checkLog(
  db: Database,
  findings: Findings,
  signed: string | undefined,
): Promise<void> {
  for (const { table, key } of await readUnlogged(db, mostNamed))
    note(findings, {
      table,
      key,
      column: 'digest',
      expected: { says: 'check_leaf_in_log' },
      found: nothing,
    })
  for (const { index, kind } of await readOrphans(db, mostNamed)) {
    const expected: Told = { says: 'check_logged', values: { kind } }
    const values = { expected, found: nothing }
    note(findings, { table: 'log_leaf', key: `leaf ${index}`, column: 'digest', ...values })
  }
  const waited = (await longestWait(db)) ?? 0
  if (waited > mostSeconds) {
    const values: Pick<Noted, 'expected' | 'found'> = {
      expected: { says: 'check_logged_within', values: { seconds: mostSeconds } },
      found: { says: 'check_waits', values: { seconds: waited } },
    }
    doubt(findings, { table: 'log_waiting', key: 'oldest entry', column: 'since', ...values })
  }
  const differences = findings.differences
  await rebuildLog(db, findings)
  // What follows from a leaf or a tile that is wrong would only repeat it.
  if (findings.differences > differences) return
  await checkTileCounts(db, findings)
  await checkSigned(db, findings, signed)
}

async function checkTileCounts(db: Database, findings: Findings): Promise<void> {
  const { size } = await readHead(db)
  const counts = await countTiles(db)
  for (const [level, count] of counts) {
    const expected = Math.ceil(Math.floor(size / 256 ** level) / 256)
    if (count === expected) continue
    const values = { expected: `${expected}`, found: `${count}` }
    note(findings, { table: 'log_tile', key: `level ${level}`, column: 'count', ...values })
  }
}

/** The last checkpoint that was signed, which lies outside of the database, belongs to a log of which this is the same or more. */
async function checkSigned(
  db: Database,
  findings: Findings,
  signed: string | undefined,
): Promise<void> {
  if (signed === undefined) return
  const keys = await Promise.all((await listLogKeys(db)).map(({ vkey }) => parseKey(vkey)))
  const logs = keys.flatMap((key) => ('says' in key ? [] : [key]))
  const opened = await openCheckpoint(signed, { logs, witnesses: [], quorum: 0 })
  const where = { table: 'log_head', key: 'last signed checkpoint', column: 'size' }
  if ('says' in opened) {
    note(findings, { ...where, expected: { says: 'check_own_checkpoint' }, found: signed })
    return
  }
  const { size } = await readHead(db)
  const { size: expected, root } = opened
  const same = expected > size ? undefined : await proofsOnce(db).root(expected)
  if (same !== undefined && sameBytes(same, root)) return
  note(findings, {
    ...where,
    expected: { says: 'check_least_entries', values: { entries: expected } },
    found: same === undefined ? `${size}` : { says: 'check_other_root' },
  })
}
