import { execFile } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { openPostgres } from '../../../api/postgres/postgres.ts'
import { migrate } from '../../../api/store/migrate.ts'

it('trusts nobody for having found its socket: the owner is who the system says, others have passwords', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'loomcell-access-'))
  chmodSync(dataFolder, 0o711)
  onTestFinished(() => rmSync(dataFolder, { recursive: true, force: true }))
  const { connection, leave } = await openPostgres({ dataFolder, log: () => {} })
  onTestFinished(leave)
  await migrate(connection)
  const owner = new pg.Client(connection)
  await owner.connect()
  const { rows } = await owner.query('select type, auth_method from pg_hba_file_rules order by 2')
  expect(rows).toEqual([
    { type: 'local', auth_method: 'peer' },
    { type: 'local', auth_method: 'scram-sha-256' },
  ])
  await owner.query('create role guest login')
  await owner.end()
  const guest = new pg.Client({ ...connection, user: 'guest', password: 'guessed' })
  await expect(guest.connect()).rejects.toMatchObject({ code: '28P01' })
})

it.runIf(process.geteuid?.() === 0)(
  'lets no other process of the account in that it runs as for root where that is "nobody"',
  async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'loomcell-access-'))
    chmodSync(dataFolder, 0o711)
    onTestFinished(() => rmSync(dataFolder, { recursive: true, force: true }))
    const { connection, leave } = await openPostgres({
      dataFolder,
      log: () => {},
      account: 'loomcell-of-no-system',
    })
    onTestFinished(leave)
    const { stdout } = await promisify(execFile)('stat', ['-c', '%u', connection.host])
    const uid = Number(stdout)
    // What such a process would do: knock at the socket as the owner.
    const knock = `const { connect } = require('node:net'); const socket = connect(${JSON.stringify(
      `${connection.host}/.s.PGSQL.${connection.port}`,
    )});
    const words = Buffer.from('user\\0loomcell\\0database\\0loomcell\\0\\0'); const head = Buffer.alloc(8);
    head.writeInt32BE(8 + words.length); head.writeInt32BE(196608, 4);
    socket.write(Buffer.concat([head, words]));
    socket.on('data', (answer) => { console.log(String.fromCharCode(answer[0])); process.exit() })`
    const asOther = { uid, gid: uid, env: {}, cwd: '/' }
    const answer = await promisify(execFile)(process.execPath, ['-e', knock], asOther)
    // E: an error, where trust would have said R, "you are in".
    expect(answer.stdout.trim()).toBe('E')
  },
)
