import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { reportFlow } from '../../../api/commands/reports.ts'
import { partsOf } from '../../../api/recording/parse.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { runCommand } from '../../harness/run-command.ts'

it('reports what came in by facility and month, as a table and as the API does', async () => {
  const installation = await openTestInstallation()
  const scans = [
    ['A', '2026-01-15T00:00:00Z', 2_000],
    ['B', '2026-02-15T00:00:00Z', 3_000],
  ].map(([facility, eventTime, massGrams], index) => ({
    id: randomUUID(),
    stream: 'battery',
    stage: 'adopted',
    facility,
    eventTime,
    outputs: [{ batch: `C-${index}`, kind: 'cell', massGrams, facts: { chemistry: 'LFP' } }],
    facts: { provenStage: 'tested', recordsOrigin: 'constructed' },
  }))
  await installation.recorder.record(partsOf(scans, installation.actor))
  const period = { from: '2026-01-01', to: '2026-03-01' }
  const { code, out, json } = await runCommand(installation, reportFlow, {
    options: { ...period, by: 'facility,month' },
  })
  expect(code).toBe(0)
  expect(out.slice(0, 5).map((line) => line.split(/ {2,}/).slice(0, 4))).toEqual([
    ['facility', 'month', 'opening', 'in'],
    ['A', '2026-01', '0', '2000'],
    ['A', '2026-02', '2000', '0'],
    ['B', '2026-02', '0', '3000'],
    ['all', '0', '5000', '0'],
  ])
  const path = `/api/v1/reports/flow?from=${period.from}&to=${period.to}&groupBy=facility,month`
  expect(json).toEqual(await (await installation.request(path)).json())
})

it('refuses a period or a group that it does not know', async () => {
  const installation = await openTestInstallation()
  for (const options of [
    { from: 'monday' },
    { by: 'colour' },
    { from: '2026-02-01', to: '2026-01-01' },
  ]) {
    await expect(runCommand(installation, reportFlow, { options })).rejects.toThrow(/Cannot read/)
  }
})
