import { once } from 'node:events'
import pg from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startSequencer } from '../../../api/log/start-sequencer.ts'
import { partsOf } from '../../../api/recording/parse.ts'
import { readCheckpoint } from '../../../api/store/log/read-log.ts'
import { readHead } from '../../../api/store/log/sequence.ts'
import { intakeScan } from '../../bench/intake.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import {
  expectWhole,
  forkSequencer,
  letWait,
  logFolder,
  published,
  until,
} from '../../harness/log.ts'

describe('the process that keeps the log', () => {
  it('is one of several over one database, and another takes over from one that is gone', async () => {
    const installation = await openTestInstallation()
    const { store, logConnection: connection } = installation
    const files = await logFolder()
    const keepers = [forkSequencer({ connection, files }), forkSequencer({ connection, files })]
    const keeping = () => keepers.filter(({ said }) => said.some(({ kind }) => kind === 'keeping'))
    await letWait(store.system, 5)
    await published(store.public, 6)
    expect(keeping()).toHaveLength(1)
    const [first] = keeping()
    await first?.kill()
    await letWait(store.system, 5, 'later')
    await published(store.public, 11)
    expect(keeping()).toHaveLength(2)
    for (const keeper of keepers) if (keeper !== first) await keeper.stop()
    await expectWhole(installation)
  })

  it('loses the log when it stands still, and gets in nobody’s way when it goes on', async () => {
    const installation = await openTestInstallation()
    const { store, logConnection: connection } = installation
    const files = await logFolder()
    const order = { connection, files, standstillMilliseconds: 2_000 }
    const paused = forkSequencer(order)
    await published(store.public, 1)
    const other = forkSequencer(order)
    paused.process.kill('SIGSTOP')
    await letWait(store.system, 5)
    await published(store.public, 6)
    expect(other.said).toContainEqual({ kind: 'keeping' })
    const ended = once(paused.process, 'exit')
    paused.process.kill('SIGCONT')
    await letWait(store.system, 5, 'later')
    await published(store.public, 11)
    await ended
    await other.stop()
    await expectWhole(installation)
  })

  it('publishes what was recorded, and all of it before it ends in good order', async () => {
    const installation = await openTestInstallation()
    const { store, logConnection: connection } = installation
    const keeper = forkSequencer({ connection, files: await logFolder() })
    await published(store.public, 1)
    for (let round = 0; round < 5; round += 1) {
      const { size } = await readHead(store.system)
      await letWait(store.system, 10, `round ${round}`)
      await published(store.public, size + 10)
    }
    await letWait(store.system, 10, 'last')
    await keeper.stop()
    expect(await readCheckpoint(store.public)).toMatchObject({ size: 61 })
  })

  it('ends with the server that started it', async () => {
    const installation = await openTestInstallation()
    const { store, logConnection: connection } = installation
    const keeper = forkSequencer({ connection, files: await logFolder() })
    await published(store.public, 1)
    const ended = once(keeper.process, 'exit')
    keeper.process.disconnect()
    await ended
    expect(keeper.process.connected).toBe(false)
  })

  it('is started again by its server when its connection is lost, and tells the server what must not be gone on with', async () => {
    const installation = await openTestInstallation()
    const { store, logConnection: connection } = installation
    const files = await logFolder()
    const logged: string[] = []
    const order = { connection, files, publicUrl: undefined }
    const sequencer = startSequencer(order, (line, error) =>
      logged.push(`${line}: ${error instanceof Error ? error.message : ''}`),
    )
    onTestFinished(() => sequencer.stop())
    await published(store.public, 1)
    const owner = new pg.Client(installation.connection)
    await owner.connect()
    onTestFinished(() => owner.end())
    const end = () =>
      owner.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
          where application_name = 'loomcell-log' and datname = current_database()`,
      )
    await end()
    await letWait(store.system, 3)
    await published(store.public, 4)
    expect(sequencer.state()).toEqual({ kind: 'keeping' })
    await owner.query(`update log_tile set hashes = overlay(hashes placing sha256('x') from 33)`)
    await end()
    await until(() => sequencer.state().kind === 'refused', 'it is refused')
    expect(sequencer.state()).toMatchObject({ faults: [{ says: 'log_forked' }, {}, {}] })
    expect(logged.at(-1)).toMatch(/^The log is not gone on with: .*is another history/)
    const [receipt] = await installation.recorder.record(
      partsOf([{ ...intakeScan(), facility: 'A' }], installation.actor),
    )
    expect(receipt?.status).toBe('accepted')
  })
})
