import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { logFilesIn } from '../../../api/log/log-files.ts'
import { partsOf } from '../../../api/recording/parse.ts'
import { canonical } from '../../../domain/proof/canonical.ts'
import { exported, recomputed } from '../../harness/exported.ts'
import { openFlowInSql } from '../../harness/flow-in-sql.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { keepOnce } from '../../harness/log.ts'
import { seededPacks } from '../../harness/seeded-packs.ts'

/** As many as the suite has time for; `LOOMCELL_RECOMPUTE_EVENTS=100000` for as many as a recycler has in a year. */
const count = Number(process.env.LOOMCELL_RECOMPUTE_EVENTS ?? 2_000)
const together = 500

it(`comes to the same reports by plain SQL over ${count} seeded events, around midnights of two zones`, async () => {
  const installation = await openTestInstallation()
  const { store, recorder, actor } = installation
  await store.system
    .updateTable('facility')
    .set({ time_zone: 'Europe/Berlin' })
    .where('code', '=', 'B')
    .execute()
  const scans = seededPacks(count)
  for (let at = 0; at < scans.length; at += together) {
    const receipts = await recorder.record(partsOf(scans.slice(at, at + together), actor))
    expect(receipts.filter(({ status }) => status !== 'accepted')).toEqual([])
  }
  const folder = await mkdtemp(join(tmpdir(), 'loomcell-log-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await keepOnce(installation, logFilesIn(folder, undefined))
  const files = await exported(installation, {
    from: '2026-03-01',
    to: '2026-06-01',
    'time-zone': 'local',
    organisation: 'first',
  })
  const { code, json } = await recomputed(files)
  expect([code, json.findings]).toEqual([0, []])
  // More than are asked of the log at a time.
  expect(String(files.get('log-nodes.txt')).split('\n').length).toBeGreaterThan(300)
  const { events, eventsInPeriod } = JSON.parse(String(files.get('manifest.json')))
  expect(eventsInPeriod).toBeGreaterThan(count / 4)
  expect(events).toBeGreaterThan(eventsInPeriod)
  const database = await openFlowInSql(files)
  try {
    for (const line of String(files.get('reports.jsonl')).split('\n').slice(0, -1)) {
      const { report, groupBy, organisations, rows } = JSON.parse(line)
      if (report !== 'flow') continue
      const found = await database.rows(groupBy, organisations)
      expect(inOrder(found), groupBy).toEqual(inOrder(rows))
    }
  } finally {
    await database.end()
  }
}, 3_600_000)

function inOrder(rows: readonly { readonly group?: unknown }[]) {
  return rows
    .map((row) => [canonical(row.group), row] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
}
