import { mostMillionths } from '../../../domain/optical-check/call.ts'
import { opticalCheckName } from '../../../workflows/optical-check-stage.ts'
import {
  type CheckedCall,
  readOpticalEvents,
  readUntoldCalls,
} from '../../store/check/checked-optical-checks.ts'
import type { Database } from '../../store/database.ts'
import { compareColumns, type Findings, note, nothing } from './findings.ts'
import { openStored } from './opened.ts'

const together = 1_000

/** Compares what calls and verdicts are kept as saying of batches with the events that say it, in both directions. */
export async function checkOpticalChecks(db: Database, findings: Findings): Promise<void> {
  let after = 0
  for (;;) {
    const asked = { stage: opticalCheckName, after, limit: together }
    const rows = await readOpticalEvents(db, asked)
    for (const row of rows) checkCall(findings, row)
    const last = rows.at(-1)
    if (last === undefined || rows.length < together) break
    after = last.eventKey
  }
  for (const id of await readUntoldCalls(db, opticalCheckName)) {
    note(findings, {
      table: 'event',
      key: id,
      column: 'row',
      expected: opticalCheckName,
      found: nothing,
    })
  }
}

function checkCall(findings: Findings, row: CheckedCall): void {
  const opened = openStored(row.envelope, row.disclosed)
  // Why it cannot be opened is said where events are checked.
  if ('why' in opened) return
  const { facts } = opened.event
  const table = facts.checkedBy === 'person' ? 'optical_verdict' : 'optical_call'
  const where = { table, key: `event ${row.id}` }
  if (row.class === null) {
    note(findings, { ...where, column: 'row', expected: opticalCheckName, found: nothing })
    return
  }
  const said = {
    class: facts.defectClass,
    model: facts.opticalModel,
    version: facts.opticalModelVersion,
    confidence: facts.confidencePercent,
  }
  // What was erased is in no event any more.
  const expected = Object.entries(said).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as const],
  )
  const found = {
    class: row.class,
    model: row.model ?? undefined,
    version: row.version ?? undefined,
    confidence: percentOf(row.confidenceMillionths),
  }
  compareColumns(findings, where, { expected: Object.fromEntries(expected), found })
}

/** Confidence as an event says it, in percent. */
function percentOf(millionths: number | null): string | undefined {
  return millionths === null ? undefined : String(millionths / (mostMillionths / 100))
}
