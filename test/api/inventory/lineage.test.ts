import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { clay, dig, openClay, record, said } from '../../harness/clay.ts'
import { addTestOrganisation, type TestInstallation } from '../../harness/installation.ts'

describe('GET /batches/{code}/lineage', () => {
  it('tells what a batch came out of, nearest first, with grams and depth', async () => {
    const installation = await openClay()
    await kneadTwice(installation)
    expect(await trace(installation, 'end')).toEqual({
      edges: [
        edge('up', 'end', 'mid', 900, 1),
        edge('up', 'mid', 'a', 300, 2),
        edge('up', 'mid', 'b/1', 600, 2),
      ],
      truncated: false,
      count: 3,
    })
  })

  it('tells what came out of a batch, and both at once', async () => {
    const installation = await openClay()
    await kneadTwice(installation)
    const down = [edge('down', 'mid', 'a', 300, 1), edge('down', 'end', 'mid', 900, 2)]
    const answer = await trace(installation, 'a', 'direction=down')
    expect(answer).toEqual({ edges: down, truncated: false, count: 2 })
    expect(await trace(installation, 'mid', 'direction=both')).toEqual({
      edges: [
        edge('up', 'mid', 'a', 300, 1),
        edge('up', 'mid', 'b/1', 600, 1),
        edge('down', 'end', 'mid', 900, 1),
      ],
      truncated: false,
      count: 3,
    })
  })

  it('answers line by line with the end said, so that a cut connection is noticed', async () => {
    const installation = await openClay()
    await kneadTwice(installation)
    const headers = { accept: 'application/x-ndjson' }
    const response = await installation.request('/api/v1/batches/end/lineage', { headers })
    expect(response.headers.get('content-type')).toBe('application/x-ndjson')
    const lines = (await response.text()).trim().split('\n')
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      edge('up', 'end', 'mid', 900, 1),
      edge('up', 'mid', 'a', 300, 2),
      edge('up', 'mid', 'b/1', 600, 2),
      { truncated: false, count: 3 },
    ])
    const none = await installation.request('/api/v1/batches/a/lineage', { headers })
    expect(await none.text()).toBe('{"truncated":false,"count":0}\n')
  })

  it('says when the limit cut the answer, in each direction', async () => {
    const installation = await openClay()
    await kneadTwice(installation)
    expect(await trace(installation, 'end', 'limit=3')).toMatchObject({
      truncated: false,
      count: 3,
    })
    expect(await trace(installation, 'end', 'limit=2')).toMatchObject({ truncated: true, count: 2 })
    const both = await trace(installation, 'mid', 'direction=both&limit=1')
    expect(both).toMatchObject({ truncated: true, count: 2 })
  })

  it('refuses a direction and a limit that it does not know, both at once', async () => {
    const installation = await openClay()
    await record(installation, dig('a', 1))
    const path = '/api/v1/batches/a/lineage?direction=sideways&limit=100001'
    const response = await installation.request(path)
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({
      faults: [{ pointer: '/query/direction' }, { pointer: '/query/limit' }],
    })
  })

  it('shows nothing of another organisation, not even where an edge leads there', async () => {
    const installation = await openClay()
    await kneadTwice(installation)
    const other = await addTestOrganisation(installation, 'second')
    const headers = { authorization: `Bearer ${other.key}` }
    const response = await installation.request('/api/v1/batches/end/lineage', { headers })
    expect(response.status).toBe(404)
    await asOwner(
      installation,
      `update batch set organisation_key = ${other.actor.organisationKey} where code = 'mid'`,
    )
    expect(await trace(installation, 'end')).toEqual({ edges: [], truncated: false, count: 0 })
  })

  it('cuts an answer by what it shows, however much leads to another organisation', async () => {
    const installation = await openClay()
    const lumps = ['a', 'b', 'c', 'd', 'e', 'f']
    const batches = lumps.map((batch) => ({ batch }))
    const outputs = [{ batch: 'heap', kind: 'lump', massGrams: 600 }]
    const receipts = await record(
      installation,
      ...lumps.map((lump) => dig(lump, 100)),
      clay('kneaded', { batches, outputs }),
      clay('kneaded', {
        batches: [{ batch: 'heap' }],
        outputs: [{ batch: 'end', kind: 'lump', massGrams: 600 }],
      }),
    )
    expect(said(receipts)).toEqual(Array(8).fill('accepted'))
    const { actor } = await addTestOrganisation(installation, 'second')
    const give = (codes: string) =>
      asOwner(
        installation,
        `update batch set organisation_key = ${actor.organisationKey} where code in (${codes})`,
      )
    await give(`'a', 'b'`)
    const shown = (...parents: readonly string[]) =>
      parents.map((parent) => edge('up', 'heap', parent, 100, 1))
    expect(await trace(installation, 'heap', 'limit=3')).toEqual({
      edges: shown('c', 'd', 'e'),
      truncated: true,
      count: 3,
    })
    const whole = { edges: shown('c', 'd', 'e', 'f'), truncated: false, count: 4 }
    for (const limit of [4, 5, 1_000])
      expect(await trace(installation, 'heap', `limit=${limit}`)).toEqual(whole)

    // What lies behind somebody else's batch alone is not shown, and takes no place either.
    const key = (code: string) => `(select batch_key from batch where code = '${code}')`
    await asOwner(
      installation,
      `insert into lineage (child, parent, grams, event_key, organisation_key)
         select ${key('end')}, ${key('f')}, 1, event_key, organisation_key from lineage where child = ${key('end')}`,
    )
    await give(`'heap'`)
    for (const limit of [1, 2, 1_000])
      expect(await trace(installation, 'end', `limit=${limit}`)).toEqual({
        edges: [edge('up', 'end', 'f', 1, 1)],
        truncated: false,
        count: 1,
      })
  })

  it('shows a batch under its own code, however that was spelled', async () => {
    const installation = await openClay()
    await kneadTwice(installation)
    await record(
      installation,
      clay('kneaded', {
        batches: [{ batch: 'end' }],
        outputs: [{ batch: 'LAST-10', kind: 'lump', massGrams: 900 }],
      }),
    )
    for (const spelled of ['LAST-10', 'last-1o'])
      expect(await trace(installation, spelled, 'limit=1')).toMatchObject({
        edges: [edge('up', 'LAST-10', 'end', 900, 1)],
      })
    const unknown = await installation.request('/api/v1/batches/LOST/lineage?direction=both')
    expect(unknown.status).toBe(404)
    expect(await unknown.json()).toMatchObject({ code: 'unknown_batch' })
  })

  it('follows a carry-over lot through 19,000 steps and 76,000 ancestors', async () => {
    const installation = await openClay()
    await layHeel(installation, 19_000)
    const headers = { accept: 'application/x-ndjson' }
    const path = '/api/v1/batches/heel-19000/lineage?limit=100000'
    const text = await (await installation.request(path, { headers })).text()
    const lines = text.trimEnd().split('\n')
    expect(JSON.parse(lines.at(-1) ?? '')).toEqual({ truncated: false, count: 76_000 })
    expect(lines).toHaveLength(76_001)
    expect(JSON.parse(lines.at(-2) ?? '')).toMatchObject({ parent: 'fresh-1-1', depth: 19_000 })
    expect(await trace(installation, 'heel-19000', 'limit=5000')).toMatchObject({
      truncated: true,
      count: 5_000,
    })
    expect(await trace(installation, 'heel-0', 'direction=down&limit=100000')).toMatchObject({
      truncated: false,
      count: 19_000,
    })
    // One edge that is not shown does not pass for one that is.
    const { actor } = await addTestOrganisation(installation, 'second')
    await asOwner(
      installation,
      `update batch set organisation_key = ${actor.organisationKey} where code = 'fresh-299-1'`,
    )
    expect(await trace(installation, 'heel-300', 'limit=1198')).toMatchObject({
      truncated: true,
      count: 1_198,
    })
  })
})

function edge(
  direction: string,
  child: string,
  parent: string,
  grams: number,
  depth: number,
): object {
  const rest = { kind: 'lump', material: 'unknown', grams, depth }
  return { direction, child, parent, ...rest }
}

async function kneadTwice(installation: TestInstallation): Promise<void> {
  const receipts = await record(
    installation,
    dig('a', 300),
    dig('b/1', 600),
    clay('kneaded', {
      batches: [{ batch: 'a' }, { batch: 'b/1' }],
      outputs: [{ batch: 'mid', kind: 'lump', massGrams: 900 }],
    }),
    clay('kneaded', {
      batches: [{ batch: 'mid' }],
      outputs: [{ batch: 'end', kind: 'lump', massGrams: 900 }],
    }),
  )
  expect(said(receipts)).toEqual(['accepted', 'accepted', 'accepted', 'accepted'])
}

async function trace({ request }: TestInstallation, code: string, query = ''): Promise<unknown> {
  return (await request(`/api/v1/batches/${encodeURIComponent(code)}/lineage?${query}`)).json()
}

/** Each lot is made from the one before it, its heel, and from three fresh ones. */
async function layHeel(installation: TestInstallation, lots: number): Promise<void> {
  const { organisationKey } = installation.actor
  const facility = `(select min(facility_key) from facility where organisation_key = ${organisationKey})`
  const columns = `gen_random_uuid(), ${organisationKey}, code, 'clay', 'lump', 'grey', 'soft', '{}',
    ${facility}, 1, sha256(''), 1, false`
  await asOwner(
    installation,
    `insert into batch select lot * 4, ${columns}
       from (select lot, 'heel-' || lot as code from generate_series(0, ${lots}) as lot) as named;
     insert into batch select lot * 4 - nth, ${columns}
       from (select lot, nth, 'fresh-' || lot || '-' || nth as code
         from generate_series(1, ${lots}) as lot, generate_series(1, 3) as nth) as named;
     insert into lineage select lot * 4, lot * 4 - nth, 10, 1, ${organisationKey}
       from generate_series(1, ${lots}) as lot, generate_series(1, 4) as nth;
     analyze batch; analyze lineage`,
  )
}

async function asOwner({ connection }: TestInstallation, statements: string): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  await client.query(statements)
  await client.end()
}
