import { hash, randomUUID } from 'node:crypto'
import pg from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { partsOf } from '../../../api/recording/parse.ts'
import { connectionBy, ensureLogins, type Way } from '../../../api/store/database-logins.ts'
import { waitInLog } from '../../../api/store/log/wait-in-log.ts'
import { intakeScan } from '../../bench/intake.ts'
import { addStation } from '../../harness/add-station.ts'
import { makeStationKey } from '../../harness/ed25519.ts'
import { openHistory } from '../../harness/history.ts'
import { openTestInstallation, type TestInstallation } from '../../harness/installation.ts'

describe('what waits to be taken into the log', () => {
  it('is every event that was recorded, in its order, and the signature of the station that sent it', async () => {
    const installation = await openTestInstallation()
    const scans = Array.from({ length: 5 }, () => ({ ...intakeScan(), facility: 'A' }))
    await installation.recorder.record(partsOf(scans, installation.actor))
    const key = makeStationKey()
    const station = await addStation(installation, key.registration())
    const { scan, signature } = key.signed({ ...intakeScan(), facility: 'A' })
    expect((await station.scan({ scan, signature })).status).toBe(200)
    const db = installation.store.system
    const events = await db.selectFrom('event').select('digest').orderBy('event_key').execute()
    const waiting = await waitingOf(installation)
    expect(waiting.filter(({ kind }) => kind === 'event').map(({ digest }) => digest)).toEqual(
      events.map(({ digest }) => digest.toString('hex')),
    )
    const signed = hash('sha256', Buffer.from(signature, 'base64url'), 'hex')
    expect(waiting.slice(5)).toEqual([
      { kind: 'event', digest: events[5]?.digest.toString('hex') },
      { kind: 'signature', digest: signed },
    ])
  })

  it('is gone with the transaction that would have made it', async () => {
    const installation = await openTestInstallation()
    const db = installation.store.system
    const digest = hash('sha256', 'credential', 'buffer')
    const broken = db.transaction().execute(async (tx) => {
      await waitInLog(tx, 'credential', [digest])
      throw new Error('broken off')
    })
    await expect(broken).rejects.toThrow('broken off')
    expect(await waitingOf(installation)).toEqual([])
    await waitInLog(db, 'credential', [digest])
    expect(await waitingOf(installation)).toEqual([
      { kind: 'credential', digest: digest.toString('hex') },
    ])
  })

  it('begins with what was recorded before there was a log, once and in order', async () => {
    const owner = await connect(await openHistory('366e8b3'))
    const { rows: events } = await owner.query(
      `select 'event' as kind, encode(digest, 'hex') as digest from event order by event_key`,
    )
    const { rows: waiting } = await owner.query(
      `select kind, encode(digest, 'hex') as digest from log_waiting, unnest(digests) with ordinality as each (digest, place)
        where kind = 'event' order by key, place`,
    )
    expect(waiting).toEqual(events)
    expect(events).toHaveLength(74)
    const { rows: signatures } = await owner.query(
      `select (select coalesce(sum(count), 0) from log_waiting where kind = 'signature')::integer as waiting,
        ((select count(*) from scan_signature)
          + (select count(signature) from hand_over_step))::integer as signed`,
    )
    expect(signatures).toEqual([{ waiting: signatures[0]?.signed, signed: signatures[0]?.signed }])
  })
})

describe('the tables of the log', () => {
  it('let each role do no more than its own: the application nothing, the public read, only one write', async () => {
    const installation = await openTestInstallation()
    const tables = ['log_waiting', 'log_leaf', 'log_tile', 'log_head', 'log_checkpoint', 'log_key']
    const may = async (way: Way, action: (table: string) => string) => {
      const client = await connectBy(installation, way)
      const allowed: string[] = []
      for (const table of tables) {
        const code = await client.query(action(table)).then(
          () => '',
          (error: pg.DatabaseError) => error.code ?? '',
        )
        if (code !== '42501') allowed.push(table)
      }
      return allowed
    }
    const reading = (table: string) => `select from ${table} limit 1`
    const removing = (table: string) => `delete from ${table}`
    const open = ['log_leaf', 'log_tile', 'log_checkpoint', 'log_key']
    expect(await may('app', reading)).toEqual([])
    expect(await may('auth', reading)).toEqual([])
    expect(await may('public', reading)).toEqual(open)
    expect(await may('system', reading)).toEqual(tables)
    expect(await may('log', reading)).toEqual(tables)
    for (const way of ['app', 'public', 'system'] as const) {
      expect(await may(way, removing)).toEqual([])
      expect(await may(way, (table) => `insert into ${table} default values`)).toEqual([])
      expect(await may(way, (table) => `truncate ${table}`)).toEqual([])
    }
    expect(await may('log', removing)).toEqual(['log_waiting'])
    const log = await connectBy(installation, 'log')
    for (const table of ['event', 'batch', 'organisation', 'auth.person', 'disclosure'])
      await expect(log.query(`select from ${table}`)).rejects.toMatchObject({ code: '42501' })
  })

  it('refuse every change of a leaf, of a checkpoint, and of what is there only to grow, even to their owner', async () => {
    const installation = await openTestInstallation()
    const owner = await connect(installation.connection)
    await owner.query(`insert into log_leaf values (0, 'event', $1, sha256('a'))`, [randomUUID()])
    await owner.query(`insert into log_checkpoint (size, root, note) values (1, sha256('b'), 'n')`)
    for (const statement of [
      `update log_leaf set digest = sha256('c')`,
      'delete from log_leaf',
      'truncate log_leaf',
      `update log_checkpoint set note = 'm'`,
      'delete from log_checkpoint',
      'truncate log_checkpoint',
      'delete from log_tile',
      'truncate log_tile',
      'delete from log_head',
      'delete from log_key',
    ])
      await expect(owner.query(statement), statement).rejects.toMatchObject({ code: '23001' })
  })

  it('take no event or signature that nobody recorded, whatever the application asks for', async () => {
    const app = await connectBy(await openTestInstallation(), 'app')
    const ask = (kind: string) => app.query(`select wait_in_log($1, array[sha256('x')])`, [kind])
    await expect(ask('event')).rejects.toMatchObject({ code: '42501' })
    await expect(ask('signature')).rejects.toMatchObject({ code: '42501' })
    await expect(ask('rumour')).rejects.toMatchObject({ code: '23514' })
    await ask('erasure')
  })
})

async function waitingOf({ store }: TestInstallation) {
  const rows = await store.system
    .selectFrom('log_waiting')
    .select(['kind', 'digests'])
    .orderBy('key')
    .execute()
  return rows.flatMap(({ kind, digests }) =>
    digests.map((digest) => ({ kind, digest: digest.toString('hex') })),
  )
}

async function connectBy({ connection }: TestInstallation, way: Way): Promise<pg.Client> {
  const owner = await connect(connection)
  const { logins } = await ensureLogins(owner, 'loomcell')
  return connect(connectionBy(connection, logins[way]))
}

async function connect(connection: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client(connection)
  client.on('error', () => {})
  await client.connect()
  onTestFinished(() => client.end())
  return client
}
