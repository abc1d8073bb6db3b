import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { jsonOf, pointersIn } from '../../harness/answers.ts'
import { clay, dig, openClay, record } from '../../harness/clay.ts'
import { addTestOrganisation, type TestInstallation } from '../../harness/installation.ts'

describe('GET /batches/{code}/events', () => {
  it('tells the story of a batch in order, with all facts its organisation may see', async () => {
    const installation = await openClay()
    const dug = dig('one', 500, { operator: 'P-7', facts: { colour: 'red', digger: 'D-1' } })
    const moved = clay('looked_at', { batches: [{ batch: 'one' }], facility: 'B' })
    const half = clay('kneaded', {
      batches: [{ batch: 'one', massGrams: 200 }],
      facility: 'B',
      outputs: [{ batch: 'two', kind: 'lump', massGrams: 190 }],
      losses: [{ reason: 'dust', massGrams: 8 }],
    })
    await record(installation, dug, moved, half)
    const { events } = await chain(installation, 'one')
    expect(events).toMatchObject([
      {
        seq: 1,
        id: dug.id,
        stage: 'dug',
        facility: 'A',
        inGrams: 500,
        outGrams: 0,
        operator: 'P-7',
        facts: { colour: 'red', digger: 'D-1' },
        prev: null,
        state: 'soft',
        label: { en: 'Dug', 'zh-Hant': 'Dug（繁）' },
      },
      { seq: 2, id: moved.id, stage: 'looked_at', facility: 'B', inGrams: 0, outGrams: 0 },
      {
        seq: 3,
        id: half.id,
        inGrams: 0,
        outGrams: 200,
        differenceGrams: 2,
        losses: [{ reason: 'dust', massGrams: 8 }],
      },
    ])
    const made = await chain(installation, 'two')
    expect(made.events).toMatchObject([
      { seq: 1, inGrams: 190, outGrams: 0, batchFacts: { colour: 'red' } },
    ])
  })

  it('shows a correction beside what it corrects', async () => {
    const installation = await openClay()
    const dug = dig('one', 500)
    await record(installation, dug)
    await record(installation, clay('reversed', { reverses: dug.id, facts: { reason: 'twice' } }))
    const { events } = await chain(installation, 'one')
    expect(events).toMatchObject([
      { seq: 1, inGrams: 500 },
      { seq: 2, stage: 'reversed', outGrams: 500, reverses: dug.id, state: 'reversed' },
    ])
    expect(await (await installation.request('/api/v1/batches/one')).json()).toMatchObject({
      state: 'reversed',
      massGrams: 0,
      openStages: [],
    })
  })

  it('gives the exact text that each digest is taken over, linked to the one before', async () => {
    const installation = await openClay()
    await record(installation, dig('one', 5), clay('looked_at', { batches: [{ batch: 'one' }] }))
    const { events } = await chain(installation, 'one', 'envelope=true')
    const digests = events.map(({ envelope = '' }) =>
      createHash('sha256').update(envelope).digest('base64url'),
    )
    expect(events.map(({ digest }) => digest)).toEqual(digests)
    expect(events.map(({ prev }) => prev)).toEqual([null, digests[0]])
    const plain = await chain(installation, 'one')
    expect(plain.events.every((event) => event.envelope === undefined)).toBe(true)
  })

  it('turns pages', async () => {
    const installation = await openClay()
    const look = () => clay('looked_at', { batches: [{ batch: 'one' }] })
    await record(installation, dig('one', 5), look(), look(), look())
    const first = await chain(installation, 'one', 'limit=3')
    const second = await chain(installation, 'one', `limit=3&cursor=${first.next}`)
    expect([first, second].map(({ events }) => events.map(({ seq }) => seq))).toEqual([
      [1, 2, 3],
      [4],
    ])
    expect(second.next).toBeNull()
  })

  it('refuses what it does not know and shows nothing to another organisation', async () => {
    const installation = await openClay()
    await record(installation, dig('one', 5))
    const bad = await installation.request('/api/v1/batches/one/events?envelope=yes&page=2')
    expect(bad.status).toBe(422)
    expect(await pointersIn(bad)).toEqual(['/query/envelope', '/query/page'])
    const other = await addTestOrganisation(installation, 'second')
    const headers = { authorization: `Bearer ${other.key}` }
    expect((await installation.request('/api/v1/batches/one/events', { headers })).status).toBe(404)
  })
})

interface Chain {
  readonly events: readonly {
    readonly seq: number
    readonly digest: string
    readonly prev: string | null
    readonly envelope?: string
  }[]
  readonly next: string | null
}

async function chain({ request }: TestInstallation, code: string, query = ''): Promise<Chain> {
  const response = await request(`/api/v1/batches/${code}/events?${query}`)
  expect(response.status).toBe(200)
  return jsonOf(response)
}
