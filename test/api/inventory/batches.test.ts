import { describe, expect, it } from 'vitest'
import type { Problem } from '../../../api/http/problem.ts'
import { jsonOf } from '../../harness/answers.ts'
import { clay, dig, openClay, record, said, shareClay } from '../../harness/clay.ts'
import { addTestOrganisation, type TestInstallation } from '../../harness/installation.ts'

describe('GET /batches', () => {
  it('lists batches newest first, each with what is left of it and what may follow', async () => {
    const installation = await openClay()
    await record(installation, dig('one', 100, { facts: { colour: 'red' } }), dig('two', 200))
    await record(installation, clay('sent', { batches: [{ batch: 'one' }] }))
    const { batches, next } = await read(installation, '/api/v1/batches')
    expect(next).toBeNull()
    expect(batches).toEqual([
      {
        code: 'two',
        id: expect.any(String),
        stream: 'clay',
        kind: 'lump',
        material: 'unknown',
        state: 'soft',
        facility: 'A',
        massGrams: 200,
        content: {},
        openStages: ['looked_at', 'kneaded', 'sent', 'broken'],
        danger: null,
        recalls: [],
        stagesUnderRecall: [],
      },
      {
        code: 'one',
        id: expect.any(String),
        stream: 'clay',
        kind: 'lump',
        material: 'red',
        state: 'soft',
        facility: 'A',
        massGrams: 0,
        content: {},
        openStages: [],
        danger: null,
        recalls: [],
        stagesUnderRecall: [],
      },
    ])
  })

  it('tells a batch that was never weighed from one of which nothing is left', async () => {
    const installation = await openClay()
    const facts = { provenStage: 'dug', recordsOrigin: 'paper' }
    await record(
      installation,
      clay('adopted', { outputs: [{ batch: 'old', kind: 'lump' }], facts }),
    )
    expect(await read(installation, '/api/v1/batches')).toMatchObject({
      batches: [{ code: 'old', massGrams: null, state: 'soft' }],
    })
  })

  it('filters by facility, material, state, kind, stream and part of the code', async () => {
    const installation = await openClay()
    await record(
      installation,
      dig('Red-1', 1, { facts: { colour: 'red' } }),
      dig('red_2', 1, { facility: 'B', facts: { colour: 'red' } }),
      dig('blue%3', 1, { facts: { colour: 'blue' } }),
    )
    await record(installation, clay('broken', { batches: [{ batch: 'blue%3' }] }))
    expect(await codes(installation, 'q=RED')).toEqual(['red_2', 'Red-1'])
    expect(await codes(installation, 'q=_')).toEqual(['red_2'])
    expect(await codes(installation, 'q=%25')).toEqual(['blue%3'])
    expect(await codes(installation, 'facility=B')).toEqual(['red_2'])
    expect(await codes(installation, 'material=red&facility=A')).toEqual(['Red-1'])
    expect(await codes(installation, 'state=broken')).toEqual(['blue%3'])
    expect(await codes(installation, 'kind=lump&stream=clay')).toHaveLength(3)
    expect(await codes(installation, 'stream=battery')).toEqual([])
  })

  it('turns pages without a gap, even when batches come in meanwhile', async () => {
    const installation = await openClay()
    await record(installation, ...['1', '2', '3', '4', '5'].map((code) => dig(code, 1)))
    const first = await read(installation, '/api/v1/batches?limit=2')
    await record(installation, dig('6', 1))
    const second = await read(installation, `/api/v1/batches?limit=2&cursor=${first.next}`)
    const third = await read(installation, `/api/v1/batches?limit=2&cursor=${second.next}`)
    const seen = [first, second, third].map(({ batches }) => batches.map(({ code }) => code))
    expect(seen).toEqual([['5', '4'], ['3', '2'], ['1']])
    expect(third.next).toBeNull()
  })

  it('refuses a bad question with every fault named', async () => {
    const installation = await openClay()
    const path = '/api/v1/batches?limit=0&cursor=me&colour=red&stream=a&stream=b'
    const response = await installation.request(path)
    expect(response.status).toBe(422)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    const { code, faults } = await jsonOf<Problem>(response)
    expect(code).toBe('invalid')
    expect(faults.map(({ pointer }) => pointer).sort()).toEqual([
      '/query/colour',
      '/query/cursor',
      '/query/limit',
      '/query/stream',
    ])
    expect(faults).toContainEqual(
      expect.objectContaining({
        pointer: '/query/limit',
        message: 'Cannot read "0": expected a whole number from 1 to 200',
        says: 'value_unread',
      }),
    )
  })

  it('names each parameter that holds what no text may hold', async () => {
    const installation = await openClay()
    const response = await installation.request('/api/v1/batches?q=%00&limit=1&stream=a%00')
    expect(response.status).toBe(422)
    const { faults } = await jsonOf<Problem>(response)
    expect(faults.map(({ pointer }) => pointer)).toEqual(['/query/q', '/query/stream'])
  })

  it('shows nothing of another organisation and nothing without a key', async () => {
    const installation = await openClay()
    await record(installation, dig('mine', 1))
    const other = await addTestOrganisation(installation, 'second')
    const headers = { authorization: `Bearer ${other.key}` }
    const list = await installation.request('/api/v1/batches', { headers })
    expect(await list.json()).toEqual({ batches: [], next: null })
    expect((await installation.request('/api/v1/batches/mine', { headers })).status).toBe(404)
    expect((await installation.app.request('/api/v1/batches')).status).toBe(401)
  })
})

describe('GET /batches/{code}', () => {
  const shared = shareClay()

  it('reads one batch with the facts that later stages read', async () => {
    const installation = shared()
    await record(installation, dig('one', 100, { facts: { colour: 'red', digger: 'D-1' } }))
    expect(await read(installation, '/api/v1/batches/one')).toMatchObject({
      code: 'one',
      context: { colour: 'red' },
      headSeq: 1,
      headDigest: expect.stringMatching(/^[\w-]{43}$/),
    })
  })

  it.each(['a/b', '100%', 'a+b', '#1', 'a&b=c', '?', 'a%2Fb', '../a', "it's", 'a b', '"q"'])(
    'finds a batch of code %s by its percent-encoded code',
    async (code) => {
      const installation = shared()
      await record(installation, dig(code, 1))
      const path = `/api/v1/batches/${encodeURIComponent(code)}`
      expect(await read(installation, path)).toMatchObject({ code })
      expect(await read(installation, `${path}/events`)).toMatchObject({ events: [{ seq: 1 }] })
    },
  )

  it.each(['.', '..'])('takes no batch of code %s, which no address can name', async (code) => {
    const installation = shared()
    expect(said(await record(installation, dig(code, 1)))).toEqual(['invalid'])
  })

  it('says which code it cannot find, and refuses what cannot be one', async () => {
    const installation = shared()
    const missing = await installation.request('/api/v1/batches/none')
    expect(missing.status).toBe(404)
    expect(await missing.json()).toMatchObject({
      code: 'unknown_batch',
      faults: [{ message: 'Cannot find batch "none": expected the code of a batch you hold' }],
    })
    expect((await installation.request('/api/v1/batches/a%00b')).status).toBe(422)
    expect((await installation.request('/api/v1/batches/none?x=1')).status).toBe(422)
    expect(installation.logged).toEqual([])
  })
})

interface Page {
  readonly batches: readonly { readonly code: string }[]
  readonly next: string | null
}

async function read({ request }: TestInstallation, path: string): Promise<Page> {
  const response = await request(path)
  expect(response.status).toBe(200)
  return jsonOf(response)
}

async function codes(installation: TestInstallation, query: string): Promise<readonly string[]> {
  const { batches } = await read(installation, `/api/v1/batches?${query}`)
  return batches.map(({ code }) => code)
}
