import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { createAskTogether } from '../../../api/ask-together.ts'
import { recordPath } from '../../../api/public-record/neighbour.ts'
import { packPage } from '../../../api/public-record/page-cache.ts'
import type { RecordView } from '../../../web/pages/record/view.ts'
import { jsonOf } from '../../harness/answers.ts'
import { clay, dig, openClay, record } from '../../harness/clay.ts'
import type { TestInstallation } from '../../harness/installation.ts'

describe('many who scan at once', () => {
  it('each get their own page, and a code that leads nowhere spoils nobody else’s', async () => {
    const installation = await openClay()
    const paths = await dug(installation, 30)
    const asked = [...paths, recordPath(randomUUID()), ...paths, recordPath(randomUUID()), ...paths]
    for (const time of ['cold', 'warm']) {
      const answers = await Promise.all(asked.map((path) => installation.app.request(path, asJson)))
      const codes = await Promise.all(
        answers.map(async (answer) =>
          answer.status === 404 ? undefined : (await jsonOf<RecordView>(answer)).code,
        ),
      )
      const each = paths.map((_, index) => `lump-${index}`)
      expect(codes, time).toEqual([...each, undefined, ...each, undefined, ...each])
    }
  })

  it('get the record however a reader or a message wrote its link', async () => {
    const installation = await openClay()
    const [path = ''] = await dug(installation, 1)
    const code = path.slice('/b/'.length)
    for (const written of [
      `/B/${code}`,
      `/B/${code.toLowerCase()}`,
      `//b/${code}`,
      `/b/${code}/`,
      `/b/${code}.`,
      `/b/${code})`,
      `/b/${code}%E2%80%8B`,
    ]) {
      const answer = await installation.app.request(`http://localhost${written}`, asJson)
      expect([written, answer.status]).toEqual([written, 200])
      expect((await jsonOf<RecordView>(answer)).code).toBe('lump-0')
    }
  })

  it('never see a page from before a scan that was already acknowledged', async () => {
    const installation = await openClay()
    const [path = ''] = await dug(installation, 1)
    let acknowledged = 1
    let isOver = false
    const stale: string[] = []
    const readers = Array.from({ length: 8 }, async () => {
      while (!isOver) {
        const least = acknowledged
        const view = await jsonOf<RecordView>(await installation.app.request(path, asJson))
        if (view.chain.events < least) stale.push(`${view.chain.events} after ${least}`)
      }
    })
    for (let turn = 0; turn < 25; turn += 1) {
      await record(installation, clay('looked_at', { batches: [{ batch: 'lump-0' }] }))
      acknowledged += 1
    }
    isOver = true
    await Promise.all(readers)
    expect(stale).toEqual([])
    const last = await jsonOf<RecordView>(await installation.app.request(path, asJson))
    expect(last.chain.events).toBe(26)
  })

  it('are all answered while the database loses its connections, and are served again afterwards', async () => {
    const installation = await openClay()
    const paths = await dug(installation, 20)
    let isOver = false
    const killer = (async () => {
      while (!isOver) {
        await killConnections(installation)
        await sleep(20)
      }
    })()
    const statuses: number[] = []
    for (let turn = 0; turn < 15; turn += 1) {
      const answers = await Promise.all(paths.map((path) => installation.app.request(path)))
      statuses.push(...answers.map(({ status }) => status))
    }
    isOver = true
    await killer
    expect(statuses).toHaveLength(300)
    expect(statuses.filter((status) => status !== 200 && status < 500)).toEqual([])
    const ask = async () => {
      const answers = await Promise.all(paths.map((path) => installation.app.request(path)))
      return answers.map(({ status }) => status)
    }
    await expect.poll(ask, { timeout: 30_000 }).toEqual(paths.map(() => 200))
  })
})

describe('asking together', () => {
  it('sends what comes in one turn as one query, and nobody gets the answer of an earlier one', async () => {
    const sent: (readonly string[])[] = []
    const ask = createAskTogether(
      async (keys) => {
        sent.push(keys)
        const place = sent.length
        await sleep(5)
        return new Map(keys.filter((key) => key !== 'none').map((key) => [key, `${key}${place}`]))
      },
      { mostKeys: 3 },
    )
    expect(await Promise.all([ask('a'), ask('b'), ask('a'), ask('none')])).toEqual([
      'a1',
      'b1',
      'a1',
      undefined,
    ])
    const under = ask('a')
    await sleep(1)
    expect([await ask('a'), await under]).toEqual(['a3', 'a2'])
    await Promise.all(['c', 'd', 'e', 'f', 'g', 'h', 'i'].map(ask))
    expect(sent.slice(3).map(({ length }) => length)).toEqual([3, 3, 1])
  })

  it('goes on answering others while one query hangs on a silent line', async () => {
    const ask = createAskTogether(
      async (keys) => {
        if (keys.includes('silent')) await new Promise(() => {})
        return new Map(keys.map((key) => [key, key]))
      },
      { mostKeys: 10 },
    )
    void ask('silent')
    await sleep(5)
    expect(await ask('a')).toBe('a')
    expect(await ask('b')).toBe('b')
  })

  it('tells everyone of a failure and goes on with the next', async () => {
    let isDown = true
    const ask = createAskTogether(
      async (keys) => {
        if (isDown) throw new Error('down')
        return new Map(keys.map((key) => [key, key]))
      },
      { mostKeys: 10 },
    )
    const outcomes = await Promise.allSettled(['a', 'b', 'c'].map(ask))
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    isDown = false
    expect(await ask('a')).toBe('a')
  })
})

describe('a packed page', () => {
  it('unpacks to what was packed, whatever a name in it may hold', () => {
    const start = `<!doctype html><style>${'a{color:red}'.repeat(200)}`
    for (const text of [
      `${start}</style><p>鎳錳鈷</p>`,
      `${start}</style>${'&lt;/style&gt;'.repeat(9_000)}`,
      '{"code":"</style>"}',
      '',
    ])
      expect(gunzipSync(packPage(text)).toString()).toBe(text)
  })
})

const asJson = { headers: { accept: 'application/json' } }

async function dug(installation: TestInstallation, count: number): Promise<readonly string[]> {
  const scans = Array.from({ length: count }, (_, index) => dig(`lump-${index}`, 500))
  const receipts = await record(installation, ...scans)
  return receipts.map((receipt) =>
    recordPath(receipt.status === 'accepted' ? (receipt.batches[0]?.batch ?? '') : ''),
  )
}

async function killConnections({ connection }: TestInstallation): Promise<void> {
  const owner = new pg.Client(connection)
  await owner.connect()
  await owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name like 'loomcell-%' and datname = current_database()`,
  )
  await owner.end()
}
