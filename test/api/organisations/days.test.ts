import { expect, it } from 'vitest'
import { dayText } from '../../../web/pages/local-time.ts'
import { jsonOf } from '../../harness/answers.ts'
import { clayFolder, dig, record } from '../../harness/clay.ts'
import { arriveLumps } from '../../harness/custody.ts'
import { openTestInstallation, type TestInstallation } from '../../harness/installation.ts'
import { openTwo } from '../../harness/sides.ts'

/** An evening in Hong Kong, the same day in UTC, the next one on Kiritimati. */
const evening = new Date('2026-11-30T12:30:00.000Z')
/** A morning in Hong Kong, the day before in UTC. */
const morning = new Date('2026-11-30T23:30:00.000Z')

it.each([
  [evening, 'Asia/Hong_Kong', '2026-11-30'],
  [morning, 'Asia/Hong_Kong', '2026-12-01'],
  [morning, undefined, '2026-12-01'],
  [evening, 'Pacific/Kiritimati', '2026-12-01'],
  [morning, 'America/New_York', '2026-11-30'],
])('prints on a label the day of where the batch stands: %s, %s', async (now, timeZone, day) => {
  const installation = await openTestInstallation({ streamsFolder: clayFolder, now: () => now })
  await moveTo(installation, 'A', timeZone)
  await record(installation, dig('one', 1))
  const label = await installation.request('/api/v1/batches/one/label.zpl')
  expect(await label.text()).toContain(` ${dayText(day, 'en')}^FS`)
  const sheet = await installation.request('/api/v1/labels/sheet', {
    method: 'POST',
    body: JSON.stringify({ codes: ['one'] }),
  })
  expect(await sheet.text()).toContain(day)
})

it('reports in days of the organisation as it says, where nobody asks for other ones', async () => {
  const installation = await openTestInstallation({ streamsFolder: clayFolder, now: () => morning })
  await record(installation, { ...dig('one', 7), eventTime: morning.toISOString() })
  const report = async (asked = '') =>
    jsonOf<{ timeZone: string; totals: { inGrams: number } }>(
      await installation.request(
        `/api/v1/reports/flow?from=2026-12-01&to=2027-01-01&groupBy=month${asked}`,
      ),
    )
  expect(await report()).toMatchObject({ timeZone: 'Asia/Hong_Kong', totals: { inGrams: 7 } })
  expect(await report('&timeZone=UTC')).toMatchObject({ totals: { inGrams: 0 } })
  const body = JSON.stringify({ timeZone: 'Europe/Berlin' })
  await installation.request('/api/v1/organisation', { method: 'PATCH', body })
  expect(await report()).toMatchObject({ timeZone: 'Europe/Berlin', totals: { inGrams: 7 } })
  const reconciled = '/api/v1/reports/reconciliation?from=2026-12-01&to=2027-01-01'
  expect(await jsonOf(await installation.request(reconciled))).toMatchObject({
    timeZone: 'Europe/Berlin',
  })
})

it.each([
  ['Pacific/Kiritimati', evening],
  ['Asia/Hong_Kong', morning],
])('keeps papers by the day of where the goods arrived: %s', async (timeZone, now) => {
  const two = await openTwo({ streamsFolder: clayFolder, now: () => now })
  await two.installation.store.system
    .updateTable('facility')
    .set({ time_zone: timeZone })
    .where('code', '=', 'B')
    .execute()
  const { at, id } = await arriveLumps(two, [5])
  await two.receiver.post(at, { step: 'decide', lines: [{ line: 1, acceptedGrams: 5 }] }, 201)
  expect((await two.sender.get(`/hand-overs/${id}`)).retainUntil).toMatch(/^\d{4}-\d{2}-01$/)
})

async function moveTo({ request }: TestInstallation, code: string, timeZone: string | undefined) {
  if (timeZone === undefined) return
  const body = JSON.stringify({ timeZone })
  await request(`/api/v1/facilities/${code}`, { method: 'PATCH', body })
}
