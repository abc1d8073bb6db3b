import { createHash } from 'node:crypto'
import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { createAskHead } from '../../../api/public-record/record-heads.ts'
import { findRecordHeads } from '../../../api/store/public-record/record.ts'
import { dig, openClay, record } from '../../harness/clay.ts'
import type { TestInstallation } from '../../harness/installation.ts'

it('reads a head again once any transaction has ended since, and only then', async () => {
  const { installation, owner, ids } = await openLumps(2)
  const db = installation.store.public
  const [a = '', b = ''] = ids
  const first = await findRecordHeads(db, { ids, since: '', unknown: ids })
  expect([...first.heads.keys()].toSorted()).toEqual(ids.toSorted())
  // Other tests share the server, and what ends there counts too.
  let { at: since } = first
  for (let quiet = false; !quiet; ) {
    const { at, heads } = await findRecordHeads(db, { ids, since, unknown: [b] })
    quiet = at === since
    expect(heads).toEqual(quiet ? new Map([[b, first.heads.get(b)]]) : first.heads)
    since = at
  }

  // What was under way when it was asked, and ends afterwards.
  await owner.query('begin')
  await write(owner, a, 1)
  const during = await findRecordHeads(db, { ids, since, unknown: [] })
  expect(new Map([...first.heads, ...during.heads])).toEqual(first.heads)
  await owner.query('commit')
  const after = await findRecordHeads(db, { ids, since: during.at, unknown: [] })
  expect(after.at).not.toBe(during.at)
  expect(chainEndIn(after.heads.get(a))).toBe(chainEnd(1))
  expect(after.heads.get(b)).toBe(first.heads.get(b))
})

it('never answers with a head that was older than the question, whoever writes meanwhile', async () => {
  const { installation, owner, ids } = await openLumps(8)
  const others = await openOwner(installation)
  const ask = createAskHead(installation.store.public)
  const isDone = Promise.withResolvers<void>()
  let going = true
  void (async () => {
    // Something else that ends all the time, or is under way for long.
    for (let at = 0; going; at += 1) {
      await others.query('begin')
      await others.query('select pg_current_xact_id()')
      if (at % 3 > 0) await new Promise((resolve) => setTimeout(resolve, at % 3))
      await others.query(at % 2 === 0 ? 'commit' : 'rollback')
      await new Promise((resolve) => setTimeout(resolve, 3))
    }
    isDone.resolve()
  })()
  for (let turn = 0; turn < 100; turn += 1) {
    const id = ids[turn % 3] ?? ''
    await Promise.all(ids.map(ask))
    const before = ask(id)
    await write(owner, id, turn)
    const [head, ...rest] = await Promise.all([id, ...ids].map(ask))
    expect(chainEndIn(head)).toBe(chainEnd(turn))
    expect(rest).not.toContain(undefined)
    await before
  }
  going = false
  await isDone.promise
  expect(await ask(crypto.randomUUID())).toBeUndefined()
})

async function openLumps(count: number) {
  const installation = await openClay()
  await record(installation, ...Array.from({ length: count }, (_, at) => dig(`LUMP-${at}`, 1_000)))
  const owner = await openOwner(installation)
  const { rows } = await owner.query<{ id: string }>('select id from batch order by batch_key')
  return { installation, owner, ids: rows.map(({ id }) => id) }
}

async function openOwner({ connection }: TestInstallation): Promise<pg.Client> {
  const owner = new pg.Client(connection)
  await owner.connect()
  onTestFinished(() => owner.end())
  return owner
}

async function write(owner: pg.Client, id: string, turn: number): Promise<void> {
  await owner.query('update batch set head_digest = $2 where id = $1', [id, digestOf(turn)])
}

function digestOf(turn: number): Buffer {
  return createHash('sha256').update(`turn ${turn}`).digest()
}

function chainEnd(turn: number): string {
  return digestOf(turn).toString('base64')
}

/** What a head begins with. */
function chainEndIn(head: string | undefined): string | undefined {
  return head?.slice(0, chainEnd(0).length)
}
