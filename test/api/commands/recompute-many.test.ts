import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { logFilesIn } from '../../../api/log/log-files.ts'
import { partsOf } from '../../../api/recording/parse.ts'
import { numbersFrom } from '../../../domain/numbers-from.ts'
import { canonical } from '../../../domain/proof/canonical.ts'
import { exported, recomputed } from '../../harness/exported.ts'
import { openFlowInSql } from '../../harness/flow-in-sql.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { keepOnce } from '../../harness/log.ts'

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
  const scans = seeded(count)
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

/** Half of them bring batches in, the others weigh them anew or find them elsewhere, within half a year and often near a midnight. */
function seeded(events: number): readonly object[] {
  const random = numbersFrom(20_261_128)
  const whole = (most: number) => Math.floor(random() * most)
  const start = Date.parse('2026-01-01T00:00:00Z')
  const hour = 3_600_000
  const id = (name: string, at: number) =>
    `00000000-0000-4000-8${name}-${at.toString(16).padStart(12, '0')}`
  const batches = Array.from({ length: Math.ceil(events / 2) }, (_, at) => ({
    batch: `C-${at}`,
    massGrams: 1_000 + whole(500_000),
    facility: random() < 0.5 ? 'A' : 'B',
    // Days of Hong Kong begin at 16:00 of UTC, those of Berlin at 22:00 or 23:00.
    time: start + whole(180) * 24 * hour + (15 + whole(9)) * hour + whole(hour),
  }))
  const made = batches.map(({ batch, massGrams, facility, time }, at) => ({
    id: id('001', at),
    stream: 'battery',
    stage: 'adopted',
    facility,
    eventTime: new Date(time).toISOString(),
    outputs: [
      { batch, kind: 'pack', massGrams, facts: { chemistry: random() < 0.5 ? 'LFP' : 'NMC' } },
    ],
    facts: { provenStage: 'tested', recordsOrigin: 'constructed' },
  }))
  const weighed = batches
    .slice(0, Math.floor(events / 2))
    .map(({ batch, massGrams, time, facility }, at) => ({
      id: id('002', at),
      stream: 'battery',
      stage: 'weighed',
      facility: random() < 0.8 ? facility : 'A',
      eventTime: new Date(time + whole(60 * 24) * hour).toISOString(),
      batches: [{ batch, massGrams: massGrams - whole(Math.ceil(massGrams / 200)) }],
      facts: { scale: 'floor scale' },
    }))
  return [...made, ...weighed]
}

function inOrder(rows: readonly { readonly group?: unknown }[]) {
  return rows
    .map((row) => [canonical(row.group), row] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
}
