import { hash } from 'node:crypto'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { partsOf } from '../../../api/recording/parse.ts'
import { numbersFrom } from '../../../domain/numbers-from.ts'
import { intakeScan } from '../../bench/intake.ts'
import { openTestInstallation, type TestInstallation } from '../../harness/installation.ts'
import {
  allLeaves,
  expectWhole,
  forkSequencer,
  letWait,
  logFolder,
  published,
} from '../../harness/log.ts'

describe('the log', () => {
  it('takes in what 50 writers record at once, each entry once and without a gap, also where writers are killed in the middle', async () => {
    const installation = await openTestInstallation()
    const { store, logConnection: connection } = installation
    const keeper = forkSequencer({ connection, files: await logFolder() })
    const committed = await Promise.all(
      Array.from({ length: 50 }, (_, writer) => write(installation, writer)),
    )
    const scans = Array.from({ length: 200 }, () => ({ ...intakeScan(), facility: 'A' }))
    const receipts = await installation.recorder.record(partsOf(scans, installation.actor))
    expect(receipts.every(({ status }) => status === 'accepted')).toBe(true)
    const expected = committed.flat()
    await published(store.public, expected.length + scans.length + 1)
    const leaves = await allLeaves(store.public)
    expect(leaves.map(({ index }) => index)).toEqual(leaves.map((_, at) => at))
    const digestsOf = (kind: string) =>
      leaves.filter((leaf) => leaf.kind === kind).map(({ digest }) => digest.toString('hex'))
    expect(digestsOf('report').sort()).toEqual(expected.sort())
    expect(digestsOf('event')).toHaveLength(200)
    expect(leaves).toHaveLength(expected.length + 201)
    await keeper.stop()
    await expectWhole(installation)
  })

  it('loses its process at any moment and has no gap, no double and no two checkpoints of one size', async () => {
    const installation = await openTestInstallation()
    const { store, logConnection: connection } = installation
    const files = await logFolder()
    const random = numbersFrom(7)
    let entries = 0
    for (let round = 0; round < 14; round += 1) {
      const keeper = forkSequencer({ connection, files })
      const feeding = feed(store.system, round)
      if (round === 0) await published(store.public, 1)
      // From before it has the log to in the middle of a publication.
      await new Promise((resolve) => setTimeout(resolve, 150 + random() * 900))
      await keeper.kill()
      entries += await feeding
    }
    const keeper = forkSequencer({ connection, files })
    await published(store.public, entries + 1)
    await keeper.stop()
    expect(await allLeaves(store.public)).toHaveLength(entries + 1)
    await expectWhole(installation)
  })
})

/** Writes entries in transactions of its own, some of which are cut off; gives the digests that were committed. */
async function write({ connection }: TestInstallation, writer: number): Promise<string[]> {
  const committed: string[] = []
  const random = numbersFrom(writer)
  for (let round = 0; round < 5; round += 1) {
    const client = new pg.Client(connection)
    client.on('error', () => {})
    await client.connect()
    const digests = Array.from({ length: 40 }, (_, at) =>
      hash('sha256', `${writer}/${round}/${at}`, 'buffer'),
    )
    await client.query('begin')
    await client.query(`select wait_in_log('report', $1)`, [digests.slice(0, 20)])
    if (random() < 0.3) {
      // As a process that is killed: no word, the line just ends.
      ;(
        client as unknown as { connection: { stream: { destroy(): void } } }
      ).connection.stream.destroy()
      continue
    }
    await client.query(`select wait_in_log('report', $1)`, [digests.slice(20)])
    await client.query('commit')
    committed.push(...digests.map((digest) => digest.toString('hex')))
    await client.end()
  }
  return committed
}

/** Lets entries wait in many small steps; gives how many. */
async function feed(db: TestInstallation['store']['system'], round: number): Promise<number> {
  for (let step = 0; step < 20; step += 1) {
    await letWait(db, 15, `${round}/${step}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return 300
}
