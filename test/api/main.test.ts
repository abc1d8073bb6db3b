import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startServer } from '../harness/server.ts'

const main = fileURLToPath(new URL('../../api/main.ts', import.meta.url))

describe('the server as a user starts it', () => {
  it('prints a key once, answers, stops cleanly on SIGTERM while a client is busy, and goes on where it was', async () => {
    const folder = await newFolder()
    const first = await startServer(folder)
    expect(first.key).toMatch(/^lc_/)
    const ask = (port: number) =>
      fetch(`http://127.0.0.1:${port}/api/v1/facilities`, {
        headers: { authorization: `Bearer ${first.key}` },
      })
    expect(await (await ask(first.port)).json()).toMatchObject({ facilities: [{ code: 'MAIN' }] })
    let busy = true
    const client = (async () => {
      while (busy) await ask(first.port).catch(() => undefined)
    })()
    expect(await first.stop()).toBe(0)
    busy = false
    await client
    const metricsPort = await freePort()
    const second = await startServer(folder, {
      METRICS_PORT: String(metricsPort),
      // More than any disk has.
      DISK_FREE_LEAST: '999999999',
    })
    expect(second.key).toBe('')
    expect((await ask(second.port)).status).toBe(200)
    for (const path of ['/healthz', '/readyz']) {
      expect((await fetch(`http://127.0.0.1:${second.port}${path}`)).status).toBe(200)
    }
    const metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()
    const route = 'method="GET",route="/api/v1/facilities",status="200"'
    expect(metrics).toContain(`loomcell_http_requests_total{${route}} 1`)
    expect(metrics).toContain('loomcell_wrong{reason="disk_nearly_full"} 1')
    expect(metrics).toMatch(/^nodejs_eventloop_lag_p99_seconds [\d.e-]+$/m)
    const ready = await fetch(`http://127.0.0.1:${second.port}/readyz`)
    expect(await ready.json()).toEqual({ status: 'ready', reasons: ['disk_nearly_full'] })
    expect(await second.stop('SIGINT')).toBe(0)
  })

  it('stops cleanly when Ctrl-C reaches it twice, from the terminal and from npm', async () => {
    const folder = await newFolder()
    const server = await startServer(folder)
    server.process.kill('SIGINT')
    setTimeout(() => server.process.kill('SIGINT'), 10)
    expect(await server.stop()).toBe(0)
    expect(existsSync(join(folder, 'postgres', 'cluster', 'postmaster.pid'))).toBe(false)
  })

  it('says plainly that its port is taken, and leaves the database to the one who was first', async () => {
    const folder = await newFolder()
    const first = await startServer(folder)
    const { code, stderr } = await run({ LOOMCELL_DATA: folder, PORT: String(first.port) })
    expect(code).toBe(1)
    expect(stderr).toContain(`Cannot listen on 127.0.0.1:${first.port}`)
    expect(stderr).toContain('set HOST or PORT to one that is free')
    const watched = { LOOMCELL_DATA: folder, PORT: '0', METRICS_PORT: String(first.port) }
    expect((await run(watched)).stderr).toContain('set METRICS_HOST or METRICS_PORT to one that')
    expect((await fetch(`http://127.0.0.1:${first.port}/readyz`)).status).toBe(200)
    expect(await first.stop('SIGINT')).toBe(0)
  })

  it.each([
    ['en_GB.UTF-8', 'PG_VERSION is missing, so it is not a whole database: restore it from'],
    ['zh_HK.UTF-8', '未能開啟「'],
    ['zh_CN.UTF-8', '缺少文件 PG_VERSION，数据库不完整：请从备份恢复'],
  ])('says in %s why the database does not start, and what to do', async (LANG, said) => {
    const folder = await newFolder()
    await mkdir(join(folder, 'postgres', 'cluster', 'base'), { recursive: true })
    const { code, stderr } = await run({ LOOMCELL_DATA: folder, PORT: '0', LC_ALL: '', LANG })
    expect(code).toBe(1)
    expect(stderr).toContain(said)
    expect(stderr).toContain(join(folder, 'postgres', 'cluster'))
    expect(stderr).not.toMatch(/Error|\n {4}at /)
  })

  it('says in the language of the terminal what the system says of a folder', async () => {
    const folder = await newFolder()
    await writeFile(join(folder, 'postgres'), '')
    const { stderr } = await run({ LOOMCELL_DATA: folder, PORT: '0', LC_ALL: '', LANG: 'zh_HK' })
    expect(stderr).toMatch(/^未能.*「.*postgres.*」.*：請/)
  })

  it('names every wrong setting at once', async () => {
    const { code, stderr } = await run({ PORT: 'x', DATABASE_URL: 'mysql://x', LOG_LEVEL: 'loud' })
    expect(code).toBe(1)
    for (const word of ['PORT "x"', 'DATABASE_URL', 'LOG_LEVEL "loud"'])
      expect(stderr).toContain(word)
  })
})

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'loomcell-main-'))
  await chmod(folder, 0o711)
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}

async function run(
  env: Readonly<Record<string, string>>,
): Promise<{ code: number; stderr: string }> {
  try {
    await promisify(execFile)(process.execPath, [main, '--empty'], {
      env: { ...process.env, DATABASE_URL: '', ...env },
      timeout: 240_000,
    })
    return { code: 0, stderr: '' }
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string }
    return { code, stderr }
  }
}
