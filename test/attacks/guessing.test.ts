import { randomBytes, randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createApp } from '../../api/app.ts'
import { makeAccessKey } from '../../api/people/access/access-keys.ts'
import { shortCodeOf } from '../../domain/short-code.ts'
import { clay, dig, openClay, record } from '../harness/clay.ts'
import {
  addTestOrganisation,
  openTestInstallation,
  type TestInstallation,
} from '../harness/installation.ts'
import { attackRounds } from './rounds.ts'

describe('guessing keys', () => {
  it('lets nobody in, slows the guesser down, and keeps neither a known station nor anybody elsewhere out', async () => {
    const installation = await openTestInstallation()
    const { ask, pass } = timedApp(installation)
    const [guesser, elsewhere] = ['203.0.113.66', '198.51.100.7']
    expect((await ask('/api/v1/batches', guesser, bearer(installation.key))).status).toBe(200)
    const statuses = new Map<number, number>()
    for (let guess = 0; guess < 2_000 * attackRounds; guess += 1) {
      const key = `lc_${randomBytes(32).toString('base64url')}`
      const { status } = await ask('/api/v1/batches', guesser, bearer(key))
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
    expect([...statuses.keys()].sort()).toEqual([401, 429])
    expect(statuses.get(401)).toBe(60)
    // The station was known here before; whoever comes from elsewhere was never slowed down.
    expect((await ask('/api/v1/batches', guesser, bearer(installation.key))).status).toBe(200)
    expect((await ask('/api/v1/batches', elsewhere, bearer(installation.key))).status).toBe(200)
    expect((await ask('/api/v1/batches', elsewhere, bearer('lc_x'))).status).toBe(401)
    // A right key that was never seen before passes too, from behind the guesser's own address.
    const { key: late } = await addTestOrganisation(installation, 'late')
    pass(200)
    expect((await ask('/api/v1/batches', guesser, bearer(late))).status).toBe(200)
    const slowed = await ask('/api/v1/batches', guesser, bearer('lc_x'))
    expect(slowed.headers.get('retry-after')).toBe('1')
    pass(1_000)
    expect((await ask('/api/v1/batches', guesser, bearer('lc_x'))).status).toBe(401)
  }, 240_000)

  it('is not helped by a key that ended, another scheme, a token without a signature or a written address', async () => {
    const installation = await openTestInstallation()
    const { store, actor, key } = installation
    const { ask } = timedApp(installation)
    const now = new Date()
    const revoked = await makeAccessKey(store.system, actor.organisationKey, { name: 'old', now })
    const expired = await makeAccessKey(store.system, actor.organisationKey, { name: 'late', now })
    await store.system
      .updateTable('access_key')
      .set({ revoked_time: now })
      .where('name', '=', 'old')
      .execute()
    await store.system
      .updateTable('access_key')
      .set({ expires_time: new Date(0) })
      .where('name', '=', 'late')
      .execute()
    const unsigned = `${part({ alg: 'none' })}.${part({ organisation: 'first', role: 'administrator' })}.`
    const wrong = [
      bearer(revoked),
      bearer(expired),
      bearer(unsigned),
      bearer(`${key}x`),
      bearer(key.toLowerCase()),
      bearer(''),
      `Basic ${btoa(`first:${key}`)}`,
      key,
    ]
    for (const authorization of wrong)
      expect((await ask('/api/v1/batches', '203.0.113.1', authorization)).status).toBe(401)
    // Whoever writes addresses of his own stays who he is.
    const headers = { authorization: bearer('lc_x'), 'x-forwarded-for': '192.0.2.1' }
    for (let guess = 0; guess < 100; guess += 1) {
      headers['x-forwarded-for'] = `192.0.2.${guess}`
      await askFrom(installation.app, '/api/v1/batches', '203.0.113.2', headers)
    }
    const { status } = await askFrom(installation.app, '/api/v1/batches', '203.0.113.2', headers)
    expect(status).toBe(429)
  })

  it('gives a replayed request of one organisation nothing of another', async () => {
    const installation = await openClay()
    const other = await addTestOrganisation(installation, 'other')
    const scan = dig('LUMP', 5)
    const body = JSON.stringify(scan)
    const send = async (key: string) => {
      const headers = { authorization: bearer(key), 'content-type': 'application/json' }
      const answer = await installation.app.request('/api/v1/scans', {
        method: 'POST',
        body,
        headers,
      })
      return (await answer.json()) as { status: string; digest: string }
    }
    const [first, again, theirs] = [
      await send(installation.key),
      await send(installation.key),
      await send(other.key),
    ]
    expect([first.status, again.status, theirs.status]).toEqual([
      'accepted',
      'duplicate',
      'accepted',
    ])
    expect(again.digest).toBe(first.digest)
    expect(theirs.digest).not.toBe(first.digest)
  })
})

describe('guessing the code of a QR', () => {
  it('finds nothing, and is slowed down', async () => {
    const installation = await openClay()
    const { ask } = timedApp(installation)
    await record(installation, dig('LUMP', 5))
    const found: string[] = []
    // Guesses of many addresses, so that none is slowed down before it has asked.
    for (let guess = 0; guess < 2_000 * attackRounds; guess += 1) {
      const address = `10.${(guess >> 16) & 255}.${(guess >> 8) & 255}.${guess & 255}`
      const answer = await ask(`/b/${shortCodeOf(randomUUID())}`, address)
      if (answer.status !== 404) found.push(`${answer.status}`)
    }
    expect(found).toEqual([])
    const statuses: number[] = []
    for (let guess = 0; guess < 100; guess += 1)
      statuses.push((await ask(`/b/${shortCodeOf(randomUUID())}`, '203.0.113.3')).status)
    expect(statuses.filter((status) => status === 404)).toHaveLength(60)
    expect(statuses.filter((status) => status === 429)).toHaveLength(40)
  }, 900_000)

  it.each([
    ['confidential facts', '/granted'],
    ['what became of a question', '/asked'],
    ['an inspection', '/inspect'],
  ])('is slowed down alike where it is a link to %s', async (_, path) => {
    const { ask } = timedApp(await openClay())
    const statuses: number[] = []
    for (let guess = 0; guess < 100; guess += 1)
      statuses.push((await ask(`${path}/${randomUUID()}`, '203.0.113.4')).status)
    expect(statuses.filter((status) => status === 404)).toHaveLength(60)
    expect(statuses.filter((status) => status === 429)).toHaveLength(40)
  })

  it('leads from a code with one changed character nowhere, and from a batch taken back to that it was', async () => {
    const installation = await openClay()
    const [receipt] = await record(installation, dig('LUMP', 5))
    const id = receipt?.status === 'accepted' ? (receipt.batches[0]?.batch ?? '') : ''
    const code = shortCodeOf(id)
    const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
    for (let place = 0; place < code.length; place += 1) {
      const others = [...letters].filter((letter) => letter !== code[place])
      for (const letter of others.slice(0, attackRounds > 1 ? 31 : 3)) {
        const altered = `${code.slice(0, place)}${letter}${code.slice(place + 1)}`
        expect((await installation.app.request(`/b/${altered}`)).status).toBe(404)
      }
    }
    expect((await installation.app.request(`/b/${code}`)).status).toBe(200)
    const scan = receipt?.id ?? ''
    const back = clay('reversed', { reverses: scan, facts: { reason: 'A slip' } })
    const [taken] = await record(installation, back)
    expect(taken).toMatchObject({ status: 'accepted' })
    const gone = await installation.app.request(`/b/${code}`, {
      headers: { accept: 'application/json' },
    })
    expect(gone.status).toBe(410)
    expect(await gone.json()).toMatchObject({ standing: 'taken_back' })
  })

  it('prints no link to the host that a request pretends to come to, once the own address is set', async () => {
    const { app: _, ...installation } = await openClay()
    const publicUrl = 'https://loom.example.org'
    const app = createApp({ installation, log: () => {}, now: () => new Date(), publicUrl })
    await record({ ...installation, app }, dig('LUMP', 5))
    const headers = { authorization: bearer(installation.key), host: 'loom.exarnple.org' }
    const label = await app.request('http://loom.exarnple.org/api/v1/batches/LUMP/label', {
      headers,
    })
    const page = await label.text()
    expect(page).toContain('loom.example.org/b/')
    expect(page).not.toContain('exarnple')
  })
})

/** The app with a clock that a test moves, asked from addresses. */
function timedApp({ app: _, ...installation }: TestInstallation) {
  let time = Date.now()
  const app = createApp({ installation, log: () => {}, now: () => new Date(time) })
  return {
    ask: (path: string, address: string, authorization?: string) =>
      askFrom(app, path, address, authorization === undefined ? {} : { authorization }),
    pass: (milliseconds: number) => {
      time += milliseconds
    },
  }
}

async function askFrom(
  app: Pick<TestInstallation['app'], 'request'>,
  path: string,
  remoteAddress: string,
  headers: Record<string, string>,
) {
  return app.request(path, { headers }, { incoming: { socket: { remoteAddress } } })
}

function bearer(key: string): string {
  return `Bearer ${key}`
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
