import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { partsOf } from '../../../../api/recording/parse.ts'
import { sumPostingsByLines } from '../../../../api/store/oversight/postings.ts'
import { jsonOf } from '../../../harness/answers.ts'
import { openTestInstallation } from '../../../harness/installation.ts'

it('counts what happened in the first hour of a day whose midnight comes twice on that day', async () => {
  const installation = await openTestInstallation()
  // In Havana clocks go back from one o’clock to midnight on 2 November 2025: 04:00 and 05:00 UTC are both 00:00 there.
  const scans = ['03:30', '04:30', '05:30'].map((time, at) => ({
    id: randomUUID(),
    stream: 'battery',
    stage: 'adopted',
    facility: 'A',
    eventTime: `2025-11-02T${time}:00Z`,
    outputs: [{ batch: `C-${at}`, kind: 'pack', massGrams: 10 ** at, facts: { chemistry: 'LFP' } }],
    facts: { provenStage: 'tested', recordsOrigin: 'constructed' },
  }))
  await installation.recorder.record(partsOf(scans, installation.actor))
  const asked = 'from=2025-11-02&to=2025-11-03&timeZone=America/Havana&groupBy=month'
  const report = await jsonOf<{ totals: object; rows: readonly object[] }>(
    await installation.request(`/api/v1/reports/flow?${asked}`),
  )
  expect(report.totals).toMatchObject({ openingGrams: 1, inGrams: 110, closingGrams: 111 })
  expect(report.rows).toMatchObject([{ group: { month: '2025-11' }, inGrams: 110 }])
  // The lines behind the figure and the register are of the same hours.
  const { registers } = await jsonOf<{ registers: readonly object[] }>(
    await installation.request(
      '/api/v1/registers?from=2025-11-02&to=2025-11-03&timeZone=America/Havana',
    ),
  )
  expect(registers).toContainEqual(
    expect.objectContaining({ register: 'incoming', lines: 2, grams: 110 }),
  )
  const { store, actor } = installation
  const own = store.own(actor.organisationKey)
  const figure = { keys: [actor.organisationKey], figure: 'in', from: '2025-11-02' } as const
  for (const timeZone of ['America/Havana', null]) {
    const lines = { ...figure, to: '2025-11-03', timeZone }
    expect([timeZone, await sumPostingsByLines(own, lines)]).toEqual([
      timeZone,
      { lines: 2, grams: 110 },
    ])
    await store.system
      .updateTable('facility')
      .set({ time_zone: 'America/Havana' })
      .where('organisation_key', '=', actor.organisationKey)
      .execute()
  }
})
