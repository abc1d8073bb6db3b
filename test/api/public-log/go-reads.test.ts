import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import { postAll } from '../../bench/http-load.ts'
import { intakeScan } from '../../bench/intake.ts'
import { cloneDatabase } from '../../harness/installation.ts'
import { until } from '../../harness/log.ts'
import { type Server, startServer } from '../../harness/server.ts'

const program = fileURLToPath(new URL('./read-log.go', import.meta.url))
const hasGo = existsSync('/usr/share/gocode/src/golang.org/x/mod/sumdb/tlog')
/** `npm run live-log` records 10,000. */
const events = Number(process.env.LOOMCELL_LIVE_EVENTS ?? 600)
const writers = 50

it.skipIf(!hasGo)(
  `is read by Go’s own packages after ${writers} writers recorded ${events} events over HTTP: every checkpoint, tiles, 1,000 of our proofs of either kind (needs golang-go and golang-golang-x-mod-dev)`,
  async () => {
    const server = await startLive()
    const bodies = Array.from({ length: events }, () => JSON.stringify(intakeScan()))
    const { perSecond } = await postAll(bodies, {
      ...server,
      path: '/api/v1/scans',
      connections: writers,
    })
    const log = `http://127.0.0.1:${server.port}/log/`
    const before = performance.now()
    // The key's own entry is the first.
    await until(async () => (await sizeOf(log)) === events + 1, 'all of it is published')
    const behind = Math.round(performance.now() - before)
    const said = await readByGo(log)
    expect(said).toMatch(
      new RegExp(
        `^1000 entries and 1000 older logs of ${events + 1}, by our proofs and by Go's, and \\d+ checkpoints hold\\n$`,
      ),
    )
    process.stdout.write(
      `${events} events by ${writers} writers, ${Math.round(perSecond)} a second, all published ${behind} ms after the last; Go: ${said}`,
    )
  },
)

/** A server as a user starts it, on an empty database. */
async function startLive(): Promise<Server> {
  const { host = '', user, database, port } = await cloneDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'loomcell-live-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const url = `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`
  const server = await startServer(folder, { DATABASE_URL: url })
  onTestFinished(async () => void (await server.stop('SIGINT')))
  return server
}

async function sizeOf(log: string): Promise<number> {
  const answer = await fetch(`${log}checkpoint`)
  return answer.ok ? Number((await answer.text()).split('\n')[1]) : 0
}

async function readByGo(log: string): Promise<string> {
  const cache = await mkdtemp(join(tmpdir(), 'loomcell-go-'))
  onTestFinished(() => rm(cache, { recursive: true, force: true }))
  const env = { ...process.env, GOPATH: '/usr/share/gocode', GO111MODULE: 'off', GOCACHE: cache }
  return (await promisify(execFile)('go', ['run', program, log], { env })).stdout
}
