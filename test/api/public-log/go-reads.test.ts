import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { serve } from '@hono/node-server'
import { expect, it, onTestFinished } from 'vitest'
import { openTestInstallation } from '../../harness/installation.ts'
import { keepOnce, letWait, logFolder } from '../../harness/log.ts'

const program = fileURLToPath(new URL('./read-log.go', import.meta.url))
const hasGo = existsSync('/usr/share/gocode/src/golang.org/x/mod/sumdb/tlog')

it.skipIf(!hasGo)(
  'is read by Go’s own packages: note, tiles, 1,000 entries and consistency (needs golang-go and golang-golang-x-mod-dev)',
  async () => {
    const installation = await openTestInstallation()
    await letWait(installation.store.system, 3_000)
    await keepOnce(installation, await logFolder())
    const server = serve({ fetch: installation.app.fetch, port: 0, hostname: '127.0.0.1' })
    if (!(server instanceof Server)) throw new Error('Cannot serve')
    onTestFinished(() => void server.close())
    await once(server, 'listening')
    const bound = server.address()
    const port = typeof bound === 'object' ? bound?.port : undefined
    const cache = await mkdtemp(join(tmpdir(), 'loomcell-go-'))
    onTestFinished(() => rm(cache, { recursive: true, force: true }))
    const env = {
      ...process.env,
      GOPATH: '/usr/share/gocode',
      GO111MODULE: 'off',
      GOCACHE: cache,
    }
    const words = ['run', program, `http://127.0.0.1:${port}/log/`]
    const { stdout } = await promisify(execFile)('go', words, { env })
    expect(stdout).toMatch(/^1000 entries and 1000 older logs of 300\d are as Go computes them\n$/)
  },
)
