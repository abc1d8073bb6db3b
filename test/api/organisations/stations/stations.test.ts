import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { createKeyAuthenticate } from '../../../../api/people/access/access-keys.ts'
import { addStation, withKey } from '../../../harness/add-station.ts'
import { jsonOf, pointersIn } from '../../../harness/answers.ts'
import { clay, dig, openClay } from '../../../harness/clay.ts'
import { addTestOrganisation, type TestInstallation } from '../../../harness/installation.ts'

const path = '/api/v1/stations'

describe('a station', () => {
  it('records only at its facility and only its stages, and its neighbours are unharmed', async () => {
    const installation = await openClay()
    const station = await addStation(installation, { facility: 'A', stages: ['clay.dug'] })
    const sent = [
      dig('L1', 5),
      dig('L2', 5, { facility: 'B' }),
      clay('looked_at', { facility: 'B', batches: [{ batch: 'L1' }] }),
      dig('L3', 5),
    ]
    const receipts = await jsonOf<{ status: string; code?: string; faults?: object[] }[]>(
      await station.scan(sent),
    )
    expect(receipts.map(({ status, code }) => code ?? status)).toEqual([
      'accepted',
      'outside_bounds',
      'outside_bounds',
      'accepted',
    ])
    expect(receipts[2]?.faults).toMatchObject([{ pointer: '/facility' }, { pointer: '/stage' }])
    const alone = await station.scan(dig('L4', 5, { facility: 'B' }))
    expect([alone.status, await alone.text()]).toEqual([
      403,
      expect.stringContaining('station \\"Gate scanner\\" is for \\"A\\" only'),
    ])
    const lines = [dig('L5', 5), dig('L6', 5, { facility: 'B' })]
      .map((scan) => JSON.stringify(scan))
      .join('\n')
    const streamed = await station.request('/api/v1/scans', {
      method: 'POST',
      body: lines,
      headers: { 'content-type': 'application/x-ndjson' },
    })
    expect(
      (await streamed.text())
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).status),
    ).toEqual(['accepted', 'refused'])
  })

  it('that is bound to one facility imports nothing for another', async () => {
    const installation = await openClay()
    const station = await addStation(installation, { facility: 'A' })
    const lines = [dig('L1', 5), dig('L2', 5, { facility: 'B' })]
      .map((scan) => JSON.stringify(scan))
      .join('\n')
    const answer = await station.request('/api/v1/imports', { method: 'POST', body: lines })
    const receipts = (await answer.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).receipt)
    expect(receipts).toMatchObject([
      { status: 'accepted' },
      { status: 'refused', code: 'outside_bounds' },
    ])
  })

  it('may read and record, and change nothing about who may do what', async () => {
    const installation = await openClay()
    const { request } = await addStation(installation)
    expect((await request('/api/v1/batches')).status).toBe(200)
    const body = JSON.stringify({ name: 'Another' })
    expect((await request(path, { method: 'POST', body })).status).toBe(403)
    expect((await request(path)).status).toBe(403)
  })

  it('gets a new key with the same bounds, while the old one works for its time of grace', async () => {
    const installation = await openClay()
    const station = await addStation(installation, { facility: 'A' })
    const body = JSON.stringify({ graceHours: 2 })
    const rotated = await installation.request(`${path}/${station.id}/rotation`, {
      method: 'POST',
      body,
    })
    expect(rotated.status).toBe(201)
    const given = await jsonOf<{ id: string; key: string; facility: string }>(rotated)
    expect(given).toMatchObject({ id: station.id, facility: 'A', name: 'Gate scanner' })
    const renewed = withKey(installation, given)
    expect((await renewed.scan(dig('L1', 5))).status).toBe(200)
    expect((await renewed.scan(dig('L2', 5, { facility: 'B' }))).status).toBe(403)
    expect(await isBelieved(installation, station.key, 1)).toBe(true)
    expect(await isBelieved(installation, station.key, 2.1)).toBe(false)
    expect(await isBelieved(installation, given.key, 2.1)).toBe(true)
    const atOnce = await installation.request(`${path}/${station.id}/rotation`, {
      method: 'POST',
      body: '{}',
    })
    const { key } = await jsonOf<{ key: string }>(atOnce)
    expect(await isBelieved(installation, given.key, 0)).toBe(false)
    expect(await isBelieved(installation, key, 0)).toBe(true)
  })

  it('whose keys are revoked is refused, cannot be renewed, and stays on the list', async () => {
    const installation = await openClay()
    const station = await addStation(installation)
    const revoked = await installation.request(`${path}/${station.id}`, { method: 'DELETE' })
    expect(await revoked.json()).toMatchObject({
      id: station.id,
      keys: [{ revoked: expect.any(String) }],
    })
    expect((await station.scan(dig('L1', 5))).status).toBe(401)
    const renewed = await installation.request(`${path}/${station.id}/rotation`, {
      method: 'POST',
      body: '{}',
    })
    expect(renewed.status).toBe(403)
    const { stations } = await jsonOf<{ stations: { id: string }[] }>(
      await installation.request(path),
    )
    expect(stations.map(({ id }) => id)).toContain(station.id)
    expect(await trailOf(installation)).toEqual(['station added', 'station revoked'])
  })

  it('whose key has ended is nobody', async () => {
    const installation = await openClay()
    const expires = new Date(Date.now() + 3_600_000).toISOString()
    const { key } = await addStation(installation, { expires })
    expect(await isBelieved(installation, key, 0.9)).toBe(true)
    expect(await isBelieved(installation, key, 1.1)).toBe(false)
  })

  it('shows when it was last used, true to the minute and with no write for each scan', async () => {
    const installation = await openClay()
    const { key } = await addStation(installation)
    let time = new Date('2026-11-22T02:00:00Z')
    let writes = 0
    const counted = new Proxy(installation.store.system, {
      get: (target, name) => {
        if (name === 'getExecutor') writes += 1
        const value: unknown = Reflect.get(target, name, target)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
    const authenticate = createKeyAuthenticate(counted, () => time)
    const use = async () => {
      await authenticate(
        new Request('http://test/', { headers: { authorization: `Bearer ${key}` } }),
      )
    }
    await use()
    await expect.poll(() => lastUsed(installation, key)).toBe('2026-11-22T02:00:00.000Z')
    for (let second = 1; second < 60; second += 1) {
      time = new Date(Date.UTC(2026, 10, 22, 2, 0, second))
      await use()
    }
    expect(writes).toBe(1)
    time = new Date('2026-11-22T02:01:00Z')
    await use()
    await expect.poll(() => lastUsed(installation, key)).toBe('2026-11-22T02:01:00.000Z')
  })

  it('is refused with every fault in what it should be bound to', async () => {
    const { request } = await openClay()
    const given = { name: ' ', role: 'king', signingKey: 'AAAA', expires: 'soon', size: 1 }
    const shape = await request(path, { method: 'POST', body: JSON.stringify(given) })
    expect(shape.status).toBe(422)
    expect([...(await pointersIn(shape))].sort()).toEqual([
      '/expires',
      '/name',
      '/role',
      '/signingKey',
      '/size',
    ])
    const bounds = {
      name: 'X',
      facility: 'Z',
      stages: ['clay.dug', 'clay.flown'],
      expires: '2020-01-01T00:00:00Z',
    }
    const refused = await request(path, { method: 'POST', body: JSON.stringify(bounds) })
    expect(await pointersIn(refused)).toEqual(['/facility', '/stages/1', '/expires'])
  })

  it('of another organisation cannot be seen, rotated or revoked', async () => {
    const installation = await openClay()
    const station = await addStation(installation)
    const other = await addTestOrganisation(installation, 'second')
    const headers = { authorization: `Bearer ${other.key}` }
    const ask = (rest: string, method: string) =>
      installation.request(`${path}${rest}`, {
        method,
        headers,
        ...(method === 'POST' ? { body: '{}' } : {}),
      })
    expect(await (await ask('', 'GET')).text()).not.toContain(station.id)
    expect((await ask(`/${station.id}/rotation`, 'POST')).status).toBe(404)
    expect((await ask(`/${station.id}`, 'DELETE')).status).toBe(404)
    expect((await station.scan(dig('L1', 5))).status).toBe(200)
  })
})

/** Whether a fresh server believes a key so many hours from now. */
async function isBelieved(
  { store }: TestInstallation,
  key: string,
  hours: number,
): Promise<boolean> {
  const time = new Date(Date.now() + hours * 3_600_000)
  const headers = { authorization: `Bearer ${key}` }
  const principal = await createKeyAuthenticate(
    store.system,
    () => time,
  )(new Request('http://test/', { headers }))
  return principal !== undefined
}

async function lastUsed({ store }: TestInstallation, key: string): Promise<string | undefined> {
  const { rows } = await sql<{ time: Date | null }>`
    select last_used_time as time from access_key where prefix = ${key.slice(0, 9)}`.execute(
    store.system,
  )
  return rows[0]?.time?.toISOString()
}

async function trailOf({ store }: TestInstallation): Promise<readonly string[]> {
  const { rows } = await sql<{ action: string }>`
    select action from audit_entry where kind = 'administration' order by audit_entry_key`.execute(
    store.system,
  )
  return rows.map(({ action }) => action)
}
