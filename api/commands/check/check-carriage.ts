import type { Facts } from '../../../domain/field.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import { readCarriage } from '../../store/check/checked-carriage.ts'
import type { Database } from '../../store/database.ts'
import { type Findings, judge, type Told, versionIn } from './findings.ts'

const together = 500

/** Names every hand-over that left on papers which do not fit what its goods were known to be. */
export async function checkCarriage(
  db: Database,
  findings: Findings,
  streams: ReadonlyMap<string, LoadedStream>,
): Promise<void> {
  let after: readonly [number, number] = [0, 0]
  for (;;) {
    const rows = await readCarriage(db, { after, most: together })
    for (const row of rows) {
      const { handOver, line, code, kind, leftState, context, papers } = row
      const { rulesSince, custody } = streams.get(row.stream) ?? {}
      // Both were parsed before they were stored.
      const goods = [{ code, kind, state: leftState, context: context as Facts }]
      const faults =
        custody?.faultsInPastPapers?.({ goods, papers: papers as Facts, jurisdiction: '' }) ?? []
      for (const found of faults) {
        const where = { table: 'hand_over', key: `${handOver}, line ${line}`, column: 'papers' }
        const expected: Told = { says: 'check_fitting_papers' }
        const version = versionIn({ id: row.schema })
        judge(findings, { ...where, expected, found }, { version, rulesSince })
      }
    }
    const last = rows.at(-1)
    if (rows.length < together || last === undefined) return
    after = [last.handOverKey, last.line]
  }
}
