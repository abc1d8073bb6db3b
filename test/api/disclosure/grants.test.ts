import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { addAnyOrganisation } from '../../../api/store/organisations/register.ts'
import { dayMilliseconds } from '../../../domain/hours.ts'
import { checkDisclosure } from '../../../domain/proof/record/check-disclosure.ts'
import { jsonOf } from '../../harness/answers.ts'
import { clayFolder, dig, record } from '../../harness/clay.ts'
import { signUpPerson } from '../../harness/people.ts'
import { openTwo, type Side } from '../../harness/sides.ts'

const digger = 'Constructed Digger 4711'
const inDays = (days: number) => new Date(Date.now() + days * dayMilliseconds).toISOString()

interface Shown {
  readonly organisation: string
  readonly shown: readonly {
    readonly code: string
    readonly events: readonly {
      readonly digest: string
      readonly envelope: string
      readonly disclosures: readonly unknown[]
    }[]
  }[]
}

describe('a grant', () => {
  it('shows one named organisation what was granted, which it checks by itself, and tells the owner of each look', async () => {
    const { installation, sender, receiver, stranger } = await openDug()
    const id = randomUUID()
    await give(sender, { id, receiver: 'second' })
    const looked = async () => (await sender.get(`/grants/${id}`)).looked
    expect(await looked()).toEqual([])
    const { granted } = await receiver.get('/granted')
    expect(granted).toMatchObject([{ id, organisation: 'first', state: 'open' }])
    expect(await looked()).toEqual([])

    const seen: Shown = await receiver.get(`/granted/${id}`)
    expect(await pointsOf(seen)).toEqual([['/facts/digger', digger, true]])
    expect(await looked()).toEqual([{ time: expect.any(String), by: 'test', kind: 'station' }])
    await receiver.get(`/granted/${id}`)
    expect(await sender.get('/grants')).toMatchObject({ grants: [{ id, looks: 2 }] })
    const { entries } = await sender.get('/audit?kind=look')
    expect(entries).toMatchObject([
      { detail: { grant: id }, actor: { organisation: 'second' } },
      { detail: { grant: id } },
    ])
    for (const [side, path] of [
      [stranger, `/granted/${id}`],
      [stranger, `/grants/${id}`],
      [receiver, `/grants/${id}`],
      [sender, `/granted/${id}`],
    ] as const)
      expect(await side.status(path)).toBe(404)
    expect(await stranger.get('/granted')).toMatchObject({ granted: [] })
    expect(await looked()).toHaveLength(2)
    expect(installation.logged).toEqual([])
  })

  it('ends at once when its owner ends it, by itself at its day, and shows nothing that came later or was erased', async () => {
    let now = new Date()
    const { installation, sender, receiver, scan } = await openDug(() => now)
    const [ended, timed] = [randomUUID(), randomUUID()]
    for (const id of [ended, timed]) await give(sender, { id, receiver: 'second' })
    const headers = { authorization: `Bearer ${installation.key}` }
    const end = () => installation.request(`/api/v1/grants/${ended}`, { method: 'DELETE', headers })
    expect(await jsonOf(await end())).toMatchObject({ state: 'ended' })
    expect((await end()).status).toBe(200)
    expect(await jsonOf(await receiver.send(`/granted/${ended}`))).toMatchObject({
      faults: [{ says: 'grant_over' }],
    })

    await record(installation, look('LUMP'))
    const seen: Shown = await receiver.get(`/granted/${timed}`)
    expect(seen.shown[0]?.events).toHaveLength(1)
    const erasure = { event: scan.id, facts: ['/facts/digger'], ground: 'objection' }
    expect(await sender.status('/erasures', erasure)).toBe(201)
    expect(await pointsOf(await receiver.get(`/granted/${timed}`))).toEqual([])

    now = new Date(now.getTime() + 31 * dayMilliseconds)
    expect(await receiver.status(`/granted/${timed}`)).toBe(404)
    expect(await sender.get(`/grants/${timed}`)).toMatchObject({ state: 'expired', looks: 2 })
  })

  it('opens by a link for somebody outside, of which only a digest is kept', async () => {
    const { installation, sender } = await openDug()
    const id = randomUUID()
    const { link } = await give(sender, { id, outsider: 'Ms Lee, buyer' })
    expect(link).toMatch(/^\/granted\/[\w-]{43,}$/)
    const open = (path: string) => installation.app.request(path)
    const answer = await open(link)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await pointsOf(await jsonOf<Shown>(answer))).toEqual([['/facts/digger', digger, true]])
    expect(await sender.get(`/grants/${id}`)).toMatchObject({
      byLink: true,
      looked: [{ by: 'Ms Lee, buyer', kind: 'system' }],
    })
    expect((await open(`${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`)).status).toBe(404)
    const headers = { authorization: `Bearer ${installation.key}` }
    await installation.request(`/api/v1/grants/${id}`, { method: 'DELETE', headers })
    const over = await open(link)
    expect([over.status, await jsonOf(over)]).toMatchObject([404, { code: 'not_found' }])
    const again = await sender.send('/grants', granting({ id, outsider: 'Ms Lee, buyer' }))
    expect([again.status, await jsonOf(again)]).toMatchObject([200, { id, link: null }])
    const other = await sender.send('/grants', granting({ id, outsider: 'Mr Ho' }))
    expect(other.status).toBe(409)
    const { rows } = {
      rows: await installation.store.system.selectFrom('fact_grant').selectAll().execute(),
    }
    expect(JSON.stringify(rows)).not.toContain(link.slice('/granted/'.length))
  })

  it('shows an authority what was granted to it, whichever organisation its regulator looks at', async () => {
    const { installation, sender } = await openDug()
    const added = { slug: 'epd', name: 'EPD', kind: 'authority', jurisdiction: 'HK' } as const
    const authority = await addAnyOrganisation(installation.store.system, {
      ...added,
      now: new Date(),
    })
    const { organisationKey = 0 } = authority ?? {}
    const person = { role: 'regulator', organisation: organisationKey, name: 'Inspector' } as const
    const regulator = await signUpPerson(installation, person)
    const id = randomUUID()
    await give(sender, { id, receiver: 'epd' })
    for (const headers of [{}, { 'loomcell-organisation': 'first' }] as const) {
      const answer = await regulator.request(`/api/v1/granted/${id}`, { headers })
      expect(await pointsOf(await jsonOf<Shown>(answer))).toEqual([['/facts/digger', digger, true]])
    }
    const { looked } = await sender.get(`/grants/${id}`)
    expect(looked).toMatchObject([{ by: 'Inspector' }, { by: 'Inspector' }])
  })

  it('is refused with every fault at once, to whoever may not, and where it would show more than was named', async () => {
    const { installation, sender } = await openDug()
    const wrong = {
      batches: ['LUMP', 'NONE'],
      facts: ['digger'],
      receiver: 'first',
      until: inDays(400),
      reason: 'r',
    }
    const refused = await sender.send('/grants', wrong)
    expect([refused.status, await jsonOf(refused)]).toMatchObject([
      422,
      {
        faults: [
          { pointer: '/until', says: 'grant_until_wrong' },
          { pointer: '/receiver', says: 'grant_receiver_unknown' },
          { pointer: '/batches/1', says: 'batch_not_held' },
        ],
      },
    ])
    const both = await sender.send(
      '/grants',
      granting({ receiver: 'second', outsider: 'X', facts: [] }),
    )
    expect(
      (await jsonOf<{ faults: { pointer: string }[] }>(both)).faults.map(({ pointer }) => pointer),
    ).toEqual(['/receiver', '/audiences'])
    const empty = await sender.send(
      '/grants',
      granting({ receiver: 'second', facts: [], audiences: ['authority'] }),
    )
    expect(await jsonOf(empty)).toMatchObject({ faults: [{ says: 'grant_shows_nothing' }] })
    const operator = await signUpPerson(installation, { role: 'operator' })
    const body = JSON.stringify({ id: randomUUID(), ...granting({ receiver: 'second' }) })
    const denied = await operator.request('/api/v1/grants', { method: 'POST', body })
    expect(denied.status).toBe(403)
    expect(await sender.get('/grants')).toMatchObject({ grants: [] })
  })
})

function look(batch: string) {
  return {
    id: randomUUID(),
    stream: 'clay',
    stage: 'looked_at',
    facility: 'A',
    batches: [{ batch }],
  }
}

async function openDug(now: () => Date = () => new Date()) {
  const sides = await openTwo({ streamsFolder: clayFolder, now })
  const scan = dig('LUMP', 5_000, { facts: { digger } })
  await record(sides.installation, scan, dig('OTHER', 5))
  return { ...sides, scan }
}

function granting(more: object) {
  return {
    batches: ['LUMP'],
    facts: ['digger'],
    until: month,
    reason: 'Due diligence before the purchase',
    ...more,
  }
}

async function give(side: Side, more: object): Promise<{ readonly link: string }> {
  const response = await side.send('/grants', granting(more))
  const answer = await jsonOf<{ readonly link: string }>(response)
  expect([response.status, answer]).toEqual([201, expect.anything()])
  return answer
}

const month = inDays(30)

/** What a receiver finds when they check what they were shown. */
async function pointsOf({ shown }: Shown): Promise<readonly unknown[]> {
  const events = shown.flatMap((batch) => batch.events)
  expect(events.length).toBeGreaterThan(0)
  const checks = await Promise.all(events.map(checkDisclosure))
  expect(checks.flatMap(({ faults }) => faults)).toEqual([])
  return checks.flatMap(({ points }) =>
    points.map(({ pointer, value, isSealed }) => [pointer, value, isSealed]),
  )
}
