import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openOn } from '../../api/installation.ts'
import { partsOf } from '../../api/recording/parse.ts'
import { clayFolder, dig, openClay, record, said } from '../harness/clay.ts'
import type { TestInstallation } from '../harness/installation.ts'
import { openLine } from '../harness/line.ts'

describe('when the database fails at the worst moment', () => {
  it('finds out by id that a commit with a lost answer did happen', async () => {
    const installation = await openClay()
    const { beyond, line } = await openBeyond(installation)
    line.cutAtCommit('after')
    const receipts = await beyond.recorder.record(
      partsOf([dig('L1', 5), dig('L2', 6)], installation.actor),
    )
    expect(said(receipts)).toEqual(['accepted', 'accepted'])
    expect(await eventCount(installation)).toBe(2)
  })

  it('says of the same scan twice only once that it was accepted, though the answer to its commit was lost', async () => {
    const installation = await openClay()
    const { beyond, line } = await openBeyond(installation)
    line.cutAtCommit('after')
    const scan = dig('L1', 5)
    const receipts = await beyond.recorder.record(partsOf([scan, scan], installation.actor))
    expect(said(receipts)).toEqual(['accepted', 'duplicate'])
    expect(await eventCount(installation)).toBe(1)
  })

  it('records once what was lost before its commit', async () => {
    const installation = await openClay()
    const { beyond, line } = await openBeyond(installation)
    line.cutAtCommit('before')
    const receipts = await beyond.recorder.record(partsOf([dig('L1', 5)], installation.actor))
    expect(said(receipts)).toEqual(['accepted'])
    expect(await eventCount(installation)).toBe(1)
  })

  it('stops only the scan that the database cannot take', async () => {
    const installation = await openClay()
    await asOwner(installation, [
      `create function spoil() returns trigger language plpgsql as $$ begin
        if new.code = 'POISON' then raise exception 'spoiled'; end if; return new; end $$`,
      `create trigger spoil before insert on batch for each row execute function spoil()`,
    ])
    const scans = Array.from({ length: 50 }, (_, index) =>
      dig(index === 23 ? 'POISON' : `L${index}`, 5),
    )
    const words = said(await record(installation, ...scans))
    expect(words[23]).toBe('interrupted')
    expect(words.filter((word) => word === 'accepted')).toHaveLength(49)
    expect(await eventCount(installation)).toBe(49)
    expect(installation.logged.join()).toContain('spoiled')
  })

  it('loses no acknowledged scan and makes none twice while its connections are being killed', async () => {
    const installation = await openClay()
    let killing = true
    const killer = (async () => {
      while (killing) {
        await asOwner(installation, [
          `select pg_terminate_backend(pid) from pg_stat_activity
           where application_name = 'loomcell-write' and datname = current_database()`,
        ])
        await sleep(60)
      }
    })()
    const acknowledged: string[] = []
    await Promise.all(
      Array.from({ length: 16 }, async (_, hand) => {
        for (let turn = 0; turn < 25; turn += 1) {
          const scan = dig(`L${hand}-${turn}`, 5)
          const [word] = said(await record(installation, scan))
          if (word === 'accepted') acknowledged.push(scan.id)
        }
      }),
    )
    killing = false
    await killer
    const events = await installation.store.system.selectFrom('event').select('id').execute()
    expect(events.map(({ id }) => id).sort()).toEqual(acknowledged.sort())
    expect(acknowledged).toHaveLength(400)
  })

  it('tells its senders to come back when more wait than it can hold', async () => {
    const installation = await openClay()
    const small = await openOn(installation.connection, () => {}, {
      streamsFolder: clayFolder,
      waitingScans: 10,
    })
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        small.recorder.record(partsOf([dig(`L${index}`, 5)], installation.actor)),
      ),
    )
    const words = said(answers.flat())
    expect(words.filter((word) => word === 'overloaded').length).toBeGreaterThan(0)
    expect(await eventCount(installation)).toBe(words.filter((word) => word === 'accepted').length)
    await small.close()
  })
})

async function openBeyond(installation: TestInstallation) {
  const line = await openLine(installation.connection)
  const beyond = await openOn(line.connection, (line) => installation.logged.push(line), {
    streamsFolder: clayFolder,
  })
  onTestFinished(async () => {
    await beyond.close()
    await line.close()
  })
  return { beyond, line }
}

async function asOwner(
  installation: TestInstallation,
  statements: readonly string[],
): Promise<void> {
  const owner = new pg.Client(installation.connection)
  await owner.connect()
  for (const statement of statements) await owner.query(statement)
  await owner.end()
}

async function eventCount({ store }: TestInstallation): Promise<number> {
  const { count } = await store.system
    .selectFrom('event')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}
