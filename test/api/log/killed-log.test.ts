import { hash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readLogKey } from '../../../api/log/log-key.ts'
import { partsOf } from '../../../api/recording/parse.ts'
import { readCheckpoint, readCheckpointOf } from '../../../api/store/log/read-log.ts'
import { numbersFrom } from '../../../domain/numbers-from.ts'
import { formatKey } from '../../../domain/proof/log/note-key.ts'
import { openCheckpoint, trustOf } from '../../../domain/proof/log/open-checkpoint.ts'
import { parsePolicy } from '../../../domain/proof/log/policy.ts'
import { intakeScan } from '../../bench/intake.ts'
import { openTestInstallation, type TestInstallation } from '../../harness/installation.ts'
import {
  allLeaves,
  expectWhole,
  forkSequencer,
  keepOnce,
  letWait,
  logFolder,
  published,
  until,
} from '../../harness/log.ts'
import { startWitness } from '../../harness/witness.ts'

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

describe('the process of the log, killed at one step', () => {
  it.each([
    ['in the transaction that takes in, after the leaves and before the tiles', 'log_tile'],
    ['after it has taken in, before it signs', 'log_key'],
    ['after it has signed, and the witness too, before it publishes', 'log_checkpoint'],
  ] as const)('%s: the next one goes on with the same history', async (_, table) => {
    const { installation, order, witness } = await witnessed()
    const { store } = installation
    const owner = await ownerOf(installation)
    const keeper = forkSequencer(order)
    await published(store.public, 2)
    await owner.query(`begin; lock table ${table} in access exclusive mode`)
    await letWait(store.system, 300)
    await until(async () => {
      const { rowCount } = await owner.query(
        `select from pg_stat_activity where application_name = 'loomcell-log'
          and datname = current_database() and wait_event_type = 'Lock'`,
      )
      return rowCount === 1
    }, 'it stands before the table')
    await keeper.kill()
    await owner.query('commit')
    await goesOn({ installation, order, witness }, 302)
  })

  it.each([
    ['before the witness hears of it', 'before'],
    ['after the witness has cosigned', 'after'],
  ] as const)('after it has signed, %s: the next one signs the same', async (_, when) => {
    const { installation, order, witness } = await witnessed()
    const { store } = installation
    const between = await standBetween(witness.address)
    const policy = `witness w ${formatKey(witness.key)} ${between.address}\nquorum w\n`
    await writeFile(order.witnessPolicy, policy)
    const keeper = forkSequencer(order)
    await published(store.public, 2)
    const ended = new Promise((resolve) => keeper.process.once('exit', resolve))
    between.kill(when, () => keeper.process.kill('SIGKILL'))
    await letWait(store.system, 300)
    await ended
    expect((await readCheckpoint(store.public))?.size).toBe(2)
    const signed = await readFile(order.files.checkpoint, 'utf8')
    expect(signed.split('\n')[1]).toBe('302')
    await goesOn({ installation, order, witness }, 302)
    expect((await readCheckpointOf(store.public, 302))?.note.startsWith(signed)).toBe(true)
  })
})

type Witnessed = Awaited<ReturnType<typeof witnessed>>

/** A log that a witness must sign. */
async function witnessed() {
  const installation = await openTestInstallation()
  const files = await logFolder()
  await keepOnce(installation, files)
  const log = (await readLogKey(files.key))?.key
  if (log === undefined) throw new Error('no key was made')
  const witness = await startWitness([log])
  onTestFinished(() => witness.stop('SIGKILL'))
  const witnessPolicy = `${files.key}-policy`
  const policy = `witness w ${formatKey(witness.key)} ${witness.address}\nquorum w\n`
  await writeFile(witnessPolicy, policy)
  const order = { connection: installation.logConnection, files, witnessPolicy }
  return { installation, witness, order }
}

/** The next process publishes all of it, and the witness has one history. */
async function goesOn({ installation, order, witness }: Witnessed, size: number): Promise<void> {
  const keeper = forkSequencer(order)
  const { public: db, system } = installation.store
  await published(db, size)
  await letWait(system, 1, 'last')
  await published(db, size + 1)
  await keeper.stop()
  await expectWhole(installation)
  const log = (await readLogKey(order.files.key))?.key
  const policy = await parsePolicy(`witness w ${formatKey(witness.key)}\nquorum w\n`)
  if (log === undefined || !('logs' in policy)) throw new Error('nobody to believe')
  const note = (await readCheckpoint(db))?.note ?? ''
  expect(await openCheckpoint(note, { ...trustOf(policy), logs: [log] })).toMatchObject({
    size: size + 1,
    witnesses: [{}],
  })
}

async function ownerOf({ connection }: TestInstallation): Promise<pg.Client> {
  const owner = new pg.Client(connection)
  await owner.connect()
  onTestFinished(() => owner.end())
  return owner
}

/** Hands questions on to a witness, and does something once before one arrives there, or before its answer leaves. */
async function standBetween(address: string) {
  let act: { readonly when: 'before' | 'after'; readonly what: () => void } | undefined
  const once = (when: 'before' | 'after') => {
    if (act?.when !== when) return false
    act.what()
    act = undefined
    return true
  }
  const server = createServer(async (request, response) => {
    const isQuestion = request.method === 'POST'
    const body = isQuestion ? await text(request) : undefined
    if (isQuestion && once('before')) return
    const { url = '', method = 'GET' } = request
    const init = body === undefined ? { method } : { method, body }
    const answer = await fetch(`${address}${url}`, init)
    const said = await answer.text()
    if (isQuestion && once('after')) return
    response.writeHead(answer.status).end(said)
  }).listen(0, '127.0.0.1')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}`,
    kill: (when: 'before' | 'after', what: () => void) => {
      act = { when, what }
    },
  }
}

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
