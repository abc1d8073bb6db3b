import { sameBytes } from '../../../domain/proof/log/bytes.ts'
import { parseKey } from '../../../domain/proof/log/note-key.ts'
import { openCheckpoint } from '../../../domain/proof/log/open-checkpoint.ts'
import { createProofs } from '../../log/proofs.ts'
import {
  countTiles,
  longestWait,
  readOrphans,
  readUnlogged,
} from '../../store/check/checked-log.ts'
import type { Database } from '../../store/database.ts'
import { listLogKeys } from '../../store/log/keys.ts'
import { readHead } from '../../store/log/sequence.ts'
import { doubt, type Findings, note } from './findings.ts'
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
      expected: 'a leaf in the log',
      found: 'nothing',
    })
  for (const { index, kind } of await readOrphans(db, mostNamed)) {
    const values = { expected: `the ${kind} that was logged`, found: 'nothing' }
    note(findings, { table: 'log_leaf', key: `leaf ${index}`, column: 'digest', ...values })
  }
  const waited = (await longestWait(db)) ?? 0
  if (waited > mostSeconds) {
    const values = {
      expected: `taken into the log within ${mostSeconds} s`,
      found: `waits for ${waited} s`,
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
    note(findings, { ...where, expected: 'a checkpoint of this log', found: signed })
    return
  }
  const { size } = await readHead(db)
  const { size: expected, root } = opened
  const same = expected > size ? undefined : await createProofs(db).root(expected)
  if (same !== undefined && sameBytes(same, root)) return
  const has = `at least ${expected} entries, the first of which lead to the root that was signed`
  note(findings, {
    ...where,
    expected: has,
    found: same === undefined ? `${size}` : 'another root',
  })
}
