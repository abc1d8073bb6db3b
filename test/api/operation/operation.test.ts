import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { createApp } from '../../../api/app.ts'
import { openOn } from '../../../api/installation.ts'
import { openMeter } from '../../../api/operation/meter.ts'
import { createOperation } from '../../../api/operation/operation.ts'
import { addAnyOrganisation } from '../../../api/store/organisations/register.ts'
import { jsonOf } from '../../harness/answers.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { openLine } from '../../harness/line.ts'
import { packScan } from '../../harness/pack-scan.ts'
import { signUpPerson } from '../../harness/people.ts'

it('reads what SQL counts, and shows the same to whoever runs the installation and to nobody else', async () => {
  const installation = await openTestInstallation()
  for (const facility of ['A', 'A', 'B']) {
    const body = JSON.stringify({ ...packScan(), facility })
    const sent = await installation.request('/api/v1/scans', { method: 'POST', body })
    expect(await jsonOf(sent)).toMatchObject({ status: 'accepted' })
  }
  const admin = new pg.Client(installation.connection)
  await admin.connect()
  onTestFinished(() => admin.end())
  await admin.query(`
    insert into log_checkpoint (size, root, note, published_time)
      values (7, decode(repeat('00', 32), 'hex'), 'note', now() - interval '1 hour');
    update log_waiting set since = now() - interval '90 seconds' where key = (select min(key) from log_waiting);
    select graphile_worker.add_job('keep-sums', '{}', run_at => now() - interval '10 minutes');
    select graphile_worker.add_job('keep-sums', '{}', run_at => now() + interval '10 minutes');
    select graphile_worker.add_job('prune-looks', '{}');
    update graphile_worker._private_jobs set attempts = max_attempts where task_id =
      (select id from graphile_worker._private_tasks where identifier = 'prune-looks')`)
  const { rows } = await admin.query(`
    select (select sum(count)::integer from log_waiting) as "logWaiting",
      (select count(*)::integer from flow_delta) as "sumsWaiting",
      (select count(*)::integer from outbox_entry where taken_time is null) as "outboxWaiting",
      (select count(*)::integer from webhook_delivery where state = 'waiting') as "deliveriesWaiting",
      (select count(*)::integer from graphile_worker._private_jobs
        where run_at <= now() and attempts < max_attempts) as "jobsDue",
      (select count(*)::integer from flow_unsummed) as "placesUnsummed"`)
  const { readings, reasons } = await createOperation(installation).state()
  expect(readings).toMatchObject({ ...rows[0], logSize: 7, jobsFailed: 1, jobsRunning: 0 })
  expect(rows[0]).toMatchObject({ logWaiting: 3 })
  expect(rows[0].sumsWaiting).toBeGreaterThan(0)
  expect(readings.logOldestSeconds).toBeCloseTo(90, -1)
  expect(readings.checkpointSeconds).toBeCloseTo(3_600, -1)
  expect(readings.jobsOldestSeconds).toBeCloseTo(600, -1)
  expect(reasons).toEqual(['log_late', 'jobs_late'])

  const asked = { slug: 'the-platform', name: 'Platform', jurisdiction: 'HK', now: new Date() }
  const { system } = installation.store
  const added = await addAnyOrganisation(system, { ...asked, kind: 'platform' })
  const organisation = added?.organisationKey ?? 0
  const keeper = await signUpPerson(installation, { role: 'platform', organisation })
  for (const [language, late, unknown] of [
    ['en', 'The public log is late', 'not known'],
    ['zh-Hant', '公開日誌收錄延誤', '未能得知'],
    ['zh-Hans', '公开日志收录延误', '无法得知'],
  ] as const) {
    const page = await (await keeper.request(`/work/status?lang=${language}`)).text()
    expect(page).toContain(late)
    expect(page).toContain(unknown)
    expect(page.match(/<li>/g)).toHaveLength(2)
  }
  const page = await (await keeper.request('/work/status?lang=en')).text()
  const shown = (label: string) => new RegExp(`<dt>${label}</dt><dd>([^<]*)`).exec(page)?.[1]
  expect(shown('Entries not in it yet')).toBe('3')
  expect(shown('Jobs due now')).toBe(String(rows[0].jobsDue))
  expect(shown('Entries published')).toBe('7')
  const administrator = await signUpPerson(installation, { role: 'administrator' })
  expect((await administrator.request('/work/status')).status).toBe(403)
})

it('notices tables that a newer release changed under it', async () => {
  const installation = await openTestInstallation()
  let passed = 0
  const operation = createOperation(installation, { elapsed: () => passed })
  expect((await operation.state()).reasons).toEqual([])
  const owner = new pg.Client(installation.connection)
  await owner.connect()
  onTestFinished(() => owner.end())
  await owner.query('alter table facility add column storeys integer')
  passed += 61_000
  expect((await operation.state()).reasons).toEqual(['schema_changed'])
})

it('asks a database that stands still one question and no second one, and says after a while that it is away', async () => {
  const { connection, secret } = await openTestInstallation()
  const line = await openLine(connection)
  const beyond = await openOn(line.connection, () => {}, { secret })
  let passed = 0
  const operation = createOperation(beyond, { elapsed: () => passed })
  await operation.state()
  line.silence('all')
  passed += 6_000
  const first = operation.state()
  passed += 6_000
  const second = operation.state()
  for (const asked of [first, second])
    expect(await asked).toMatchObject({ reasons: ['database_away'] })
  expect(beyond.store.load().find(({ pool }) => pool === 'system')).toMatchObject({ busy: 1 })
  line.tearDown()
  await line.close()
  await beyond.close()
})

it('names on /readyz what is wrong by code and without figures, and says no only where it cannot serve', async () => {
  const { connection, secret } = await openTestInstallation()
  const line = await openLine(connection)
  const beyond = await openOn(line.connection, () => {}, { secret })
  onTestFinished(() => beyond.close())
  // More than any disk has.
  const watch = { dataFolder: import.meta.dirname, leastDiskBytes: Number.MAX_SAFE_INTEGER }
  let time = 0
  const ahead = { ...beyond, now: () => new Date(Date.now() + time) }
  time = 60_000
  const operation = createOperation(ahead, watch)
  const app = createApp({ installation: beyond, operation, log: () => {}, now: () => new Date() })
  await operation.state()
  const ready = await app.request('/readyz')
  expect([ready.status, await jsonOf(ready)]).toEqual([
    200,
    { status: 'ready', reasons: ['disk_nearly_full', 'clock_apart'] },
  ])
  await line.close()
  const gone = await app.request('/readyz')
  expect([gone.status, await jsonOf(gone)]).toEqual([
    503,
    { status: 'waiting', for: 'database', reasons: ['database_away'] },
  ])
  expect((await app.request('/healthz')).status).toBe(200)
  // The metrics are told all the same, without what nobody knows.
  const without = createOperation(beyond)
  expect(await without.state()).toMatchObject({ reasons: ['database_away'] })
  const meter = await openMeter({ version: '1', commit: undefined })
  const text = await meter.text({ state: without.state, pools: beyond.store.load })
  expect(text).toContain('loomcell_wrong{reason="database_away"} 1')
  expect(text).not.toMatch(/^loomcell_jobs_due /m)
})
