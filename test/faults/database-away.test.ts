import { EventEmitter } from 'node:events'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createApp } from '../../api/app.ts'
import { openOn } from '../../api/installation.ts'
import { outliveDatabaseFaults } from '../../api/outlive-database-faults.ts'
import { databaseFaultIn } from '../../api/store/database-fault.ts'
import { openTestInstallation } from '../harness/installation.ts'
import { openLine } from '../harness/line.ts'
import { packScan } from '../harness/pack-scan.ts'
import { signUpPerson } from '../harness/people.ts'

describe('while the database is away', () => {
  it('is 503 with when to come back on every route, and a page says so in the language of its reader', async () => {
    const installation = await openTestInstallation()
    const { cookie } = await signUpPerson(installation, { role: 'administrator' })
    const line = await openLine(installation.connection)
    const { secret } = installation
    const beyond = await openOn(line.connection, () => {}, { secret })
    onTestFinished(() => beyond.close())
    const app = createApp({ installation: beyond, log: () => {}, now: () => new Date() })
    const bearer = {
      authorization: `Bearer ${installation.key}`,
      'content-type': 'application/json',
    }
    expect((await app.request('/api/v1/facilities', { headers: bearer })).status).toBe(200)
    await line.close()

    const asked: [string, RequestInit][] = [
      ['/api/v1/facilities', { headers: bearer }],
      ['/api/v1/batches/X', { headers: bearer }],
      ['/api/v1/scans', { headers: bearer, method: 'POST', body: JSON.stringify(packScan()) }],
      ['/b/0000000000000000000000000', { headers: { accept: 'application/json' } }],
    ]
    for (const [path, init] of asked) {
      const answer = await app.request(path, init)
      if (path.startsWith('/b/') && answer.status === 404) continue
      expect([path, answer.status]).toEqual([path, 503])
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
      expect(await answer.json()).toMatchObject({ code: 'overloaded' })
    }
    const form = new URLSearchParams({ email: 'a@b.example', password: 'four grams of lithium' })
    const pages: [string, RequestInit][] = [
      ['/', {}],
      ['/work', { headers: { cookie } }],
      ['/account', { headers: { cookie } }],
      ['/sign-in', { method: 'POST', body: form, headers: { origin: 'http://localhost' } }],
    ]
    for (const [path, init] of pages) {
      const headers = { ...init.headers, accept: 'text/html', 'accept-language': 'zh-HK' }
      const answer = await app.request(path, { ...init, headers })
      expect([path, answer.status]).toEqual([path, 503])
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
      expect(await answer.text()).toContain('目前未能連接數據庫')
    }
    const ready = await app.request('/readyz')
    expect(ready.status).toBe(503)
    expect((await app.request('/healthz')).status).toBe(200)
  })

  it.each([
    ['ECONNREFUSED', { code: 'ECONNREFUSED', syscall: 'connect' }, 'away'],
    ['a socket that is gone', { code: 'ENOENT', syscall: 'connect' }, 'away'],
    ['a reset', { code: 'ECONNRESET', syscall: 'read' }, 'away'],
    ['starting', { severity: 'FATAL', code: '57P03' }, 'away'],
    ['ended by the operator', { severity: 'FATAL', code: '57P01' }, 'away'],
    ['too many connections', { severity: 'FATAL', code: '53300' }, 'away'],
    ['read-only', { severity: 'ERROR', code: '25006' }, 'away'],
    ['a login that is refused', { severity: 'FATAL', code: '28P01' }, 'away'],
    ['an error of its disk', { severity: 'ERROR', code: '58030' }, 'away'],
    ['a full disk', { severity: 'ERROR', code: '53100' }, 'full'],
    ['no memory', { severity: 'ERROR', code: '53200' }, 'full'],
    ['a deadlock', { severity: 'ERROR', code: '40P01' }, 'contended'],
    ['too long a query', { severity: 'ERROR', code: '57014' }, 'slow'],
    ['a wrong statement', { severity: 'ERROR', code: '42601' }, undefined],
    ['a file that is missing', { code: 'ENOENT', syscall: 'open' }, undefined],
    ['a mail server', { code: 'ECONNREFUSED', syscall: 'connect', command: 'CONN' }, undefined],
  ])('tells %s from a fault of ours', (_, of, fault) => {
    expect(databaseFaultIn(Object.assign(new Error('any'), of))).toBe(fault)
  })

  it.each([
    'timeout exceeded when trying to connect',
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
    'Query read timeout',
    'Client has encountered a connection error and is not queryable',
    'Cannot use a pool after calling end on the pool',
  ])('knows "%s" for a lost line', (message) => {
    expect(databaseFaultIn(new Error(message))).toBe('away')
    expect(databaseFaultIn(new AggregateError([new Error(message)], ''))).toBe('away')
  })

  it('ends no process by a promise that somebody left alone, unless the fault is ours', () => {
    const process = new EventEmitter()
    const lines: string[] = []
    outliveDatabaseFaults(process, (line) => lines.push(line))
    const full = Object.assign(new Error('no room'), { severity: 'ERROR', code: '53100' })
    process.emit('unhandledRejection', full)
    expect(lines).toHaveLength(1)
    expect(() => process.emit('unhandledRejection', new TypeError('ours'))).toThrow('ours')
  })
})
