import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import type { Task } from '../../../../api/notifications/jobs/task.ts'
import { jobSchema, migrateJobs } from '../../../../api/store/migrate.ts'
import { enqueueJob } from '../../../../api/store/notifications/jobs.ts'
import { openTestInstallation } from '../../../harness/installation.ts'
import { asOwner, eventually, startTestJobs } from '../../../harness/jobs.ts'

it('runs a job after the commit that it belongs to, and never after one that was taken back', async () => {
  const installation = await openTestInstallation()
  const { task, ran } = counting()
  await startTestJobs(installation, { tasks: [task] })
  const db = installation.store.own(installation.actor.organisationKey)
  const taken = db.transaction().execute(async (tx) => {
    await enqueueJob(tx, task.name, { turn: 'taken back' })
    throw new Error('No')
  })
  await expect(taken).rejects.toThrow('No')
  await db.transaction().execute(async (tx) => {
    await enqueueJob(tx, task.name, { turn: 'kept' })
    await sleep(300)
    expect(ran).toEqual([])
  })
  await eventually(
    async () => ran,
    (turns) => turns.length > 0,
  )
  expect(ran).toEqual(['kept'])
})

it('shares the jobs of one database among processes, each done by one of them', async () => {
  const installation = await openTestInstallation()
  const [one, other] = [counting(), counting()]
  await startTestJobs(installation, { tasks: [one.task] })
  await startTestJobs(installation, { tasks: [other.task] })
  const turns = Array.from({ length: 40 }, (_, turn) => `${turn}`)
  for (const turn of turns) await enqueueJob(installation.store.system, one.task.name, { turn })
  const done = await eventually(
    async () => [...one.ran, ...other.ran],
    (all) => all.length >= turns.length,
  )
  expect(done.sort()).toEqual(turns.sort())
})

it('goes on when its connections are killed again and again, and forgets no job', async () => {
  const installation = await openTestInstallation()
  const { task, ran } = counting(50)
  await startTestJobs(installation, { tasks: [task] })
  const turns = Array.from({ length: 60 }, (_, turn) => `${turn}`)
  for (const turn of turns) {
    await enqueueJob(installation.store.system, task.name, { turn })
    if (Number(turn) % 6 === 0) await killConnections(installation.connection)
  }
  // What a broken connection left locked is taken up again once nobody shows that its holder lives.
  const agedLocks = `update graphile_worker._private_jobs set locked_at = now() - interval '1 minute'
    where locked_at is not null`
  await eventually(
    async () => {
      await asOwner(installation.connection, [agedLocks])
      return new Set(ran).size
    },
    (count) => count === turns.length,
    { seconds: 45 },
  )
}, 240_000)

it.each([
  ['a full disk', '53100'],
  ['an error of the disk', '58030'],
  ['a lock that is not given', '55P03'],
])('outlives %s at the moment a job ends, and notes its end afterwards', async (_, state) => {
  const installation = await openTestInstallation()
  const { task, ran } = counting()
  await asOwner(installation.connection, [
    `create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no' using errcode = '${state}'; end $$`,
    'create trigger refuse before delete on graphile_worker._private_jobs for each row execute function refuse()',
  ])
  await startTestJobs(installation, { tasks: [task] })
  await enqueueJob(installation.store.system, task.name, { turn: 'once' })
  await eventually(
    async () => ran,
    (turns) => turns.length === 1,
  )
  // A rejection that nobody handles would end the process by now, and with it this test.
  await sleep(300)
  await asOwner(installation.connection, ['drop trigger refuse on graphile_worker._private_jobs'])
  await eventually(
    () => asOwner(installation.connection, ['select from graphile_worker._private_jobs']),
    (rows) => rows.length === 0,
    { seconds: 45 },
  )
  expect(ran).toEqual(['once'])
})

it('takes over at once what a dead process held, and leaves what a living one holds', async () => {
  const installation = await openTestInstallation()
  const slow = counting(3_000)
  await startTestJobs(installation, { tasks: [slow.task] })
  await enqueueJob(installation.store.system, slow.task.name, { turn: 'alive' })
  await eventually(
    () =>
      asOwner(installation.connection, [
        'select from graphile_worker._private_jobs where locked_by is not null',
      ]),
    (rows) => rows.length === 1,
  )
  const dead = counting()
  const quick: Task = { ...dead.task, name: 'quick' }
  await enqueueJob(installation.store.system, 'quick', { turn: 'dead' })
  await asOwner(installation.connection, [
    `update graphile_worker._private_jobs set locked_by = 'pool-of-a-dead-process', locked_at = now() where locked_by is null`,
    `update graphile_worker._private_jobs set locked_at = locked_at - interval '20 seconds'`,
  ])
  await startTestJobs(installation, { tasks: [quick, slow.task] })
  await eventually(
    async () => dead.ran,
    (turns) => turns.length === 1,
  )
  await eventually(
    async () => slow.ran,
    (turns) => turns.length === 1,
  )
  await sleep(500)
  expect(slow.ran).toEqual(['alive'])
})

it('knows which release of the queue its tables are of, and has nothing to do a second time', async () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  expect(jobSchema).toBe(`graphile-worker ${dependencies['graphile-worker']}`)
  const { connection } = await openTestInstallation()
  await migrateJobs(connection)
  const closed = await asOwner(connection, [
    `select tablename from pg_tables where schemaname = 'graphile_worker' and not exists (
      select from pg_policies where pg_policies.tablename = pg_tables.tablename and roles = '{loomcell_system}')`,
  ])
  expect(closed).toEqual([])
})

/** A task that keeps the turn of each job it ran, after so many milliseconds. */
function counting(milliseconds = 0): { task: Task; ran: string[] } {
  const ran: string[] = []
  const run: Task['run'] = async (payload) => {
    await sleep(milliseconds)
    if (typeof payload === 'object' && payload !== null && 'turn' in payload)
      ran.push(String(payload.turn))
  }
  return { task: { name: 'count', run }, ran }
}

async function killConnections(connection: Parameters<typeof asOwner>[0]): Promise<void> {
  await asOwner(connection, [
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name = 'loomcell-jobs' and datname = current_database()`,
  ])
}
