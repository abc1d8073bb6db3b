import { rm } from 'node:fs/promises'
import { createServer, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { oneConnection } from '../harness/ask.ts'
import { packScan } from '../harness/pack-scan.ts'
import { preparedFolder } from '../harness/prepared-folder.ts'
import { type Server, startServer } from '../harness/server.ts'

const rounds = Number(process.env.LOOMCELL_KILL_ROUNDS ?? 2)

describe('SIGTERM', () => {
  it('cuts no answer of clients that send back to back, and every scan that was kept is told', async () => {
    const folder = await newFolder()
    let server = await startServer(folder)
    const { key } = server
    for (let round = 0; round < rounds; round += 1) {
      const { port } = server
      const hands = Array.from({ length: 12 }, () => sendUntilRefused(port, key))
      await sleep(1_000)
      expect(await server.stop()).toBe(0)
      const ends = await Promise.all(hands)
      // Who came between the last look and the closing of the door is reset by the system, and was never let in.
      for (const { end } of ends) expect(['ECONNREFUSED', 'ECONNRESET']).toContain(end)
      expect(ends.every(({ saidLast }) => saidLast)).toBe(true)
      server = await startServer(folder)
      const again = oneConnection(server.port, key)
      for (const { unanswered } of ends) {
        const answer = await again.ask('/api/v1/scans', unanswered)
        expect(typeof answer === 'string' ? answer : JSON.parse(answer.body).status).toBe(
          'accepted',
        )
      }
      again.end()
    }
    await server.stop('SIGINT')
  }, 240_000)

  it('is told by /readyz before the door closes, while requests are still taken', async () => {
    const server = await startServer(await newFolder())
    const { port } = server
    const stopped = server.stop()
    const asked = await until(port, '/readyz', 503)
    expect(asked).toMatchObject({ status: 503, last: true })
    expect(JSON.parse(asked.body)).toEqual({ status: 'stopping' })
    const { ask, end } = oneConnection(port, server.key)
    expect(await ask('/api/v1/facilities')).toMatchObject({ status: 200, last: true })
    end()
    expect(await stopped).toBe(0)
  })

  it('loses no request of a balancer that asks /readyz four times a second, while servers take turns', async () => {
    const folder = await newFolder()
    const first = await startServer(folder)
    const servers: Server[] = [first, await startServer(folder)]
    const balancer = await openBalancer(servers)
    let busy = true
    const failures: unknown[] = []
    let answered = 0
    const hands = Array.from({ length: 4 }, async () => {
      const { ask, end } = oneConnection(balancer.port, first.key)
      while (busy) {
        const answer = await ask('/api/v1/scans', packScan())
        if (typeof answer !== 'string' && answer.status === 200) answered += 1
        else failures.push(answer)
      }
      end()
    })
    for (const at of [0, 1]) {
      await sleep(1_000)
      expect(await servers[at]?.stop()).toBe(0)
      servers[at] = await startServer(folder)
    }
    busy = false
    await Promise.all(hands)
    balancer.close()
    expect(failures).toEqual([])
    expect(answered).toBeGreaterThan(0)
    await Promise.all(servers.map((server) => server.stop('SIGINT')))
  }, 240_000)
})

async function newFolder(): Promise<string> {
  const folder = await preparedFolder('loomcell-shutdown-')
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Sends scan after scan on one connection; ends with the first that gets no answer, and what came in its place. */
async function sendUntilRefused(port: number, key: string) {
  const { ask, end } = oneConnection(port, key)
  let saidLast = false
  for (;;) {
    const scan = packScan()
    const answer = await ask('/api/v1/scans', scan)
    if (typeof answer === 'string') {
      end()
      return { end: answer, saidLast, unanswered: scan }
    }
    expect(answer.status).toBe(200)
    saidLast = answer.last
  }
}

async function until(port: number, path: string, status: number) {
  for (;;) {
    const { ask, end } = oneConnection(port, '')
    const answer = await ask(path)
    end()
    if (typeof answer === 'string') throw new Error(`Cannot see ${status}: ${answer}`)
    if (answer.status === status) return answer
  }
}

/** A balancer that passes each request on to a server that last said it was ready, and tries nothing again. */
async function openBalancer(servers: readonly Server[]) {
  const ready = new Map<number, boolean>()
  const look = async () => {
    for (const { port } of [...servers]) {
      const { ask, end } = oneConnection(port, '')
      const answer = await ask('/readyz')
      end()
      ready.set(port, typeof answer !== 'string' && answer.status === 200)
    }
  }
  await look()
  const timer = setInterval(() => void look(), 250)
  let turn = 0
  const server = createServer((incoming, outgoing) => {
    const open = servers.filter(({ port }) => ready.get(port))
    turn += 1
    const { port } = open[turn % open.length] ?? servers[0] ?? { port: 0 }
    const { url, method, headers } = incoming
    const passed = request({ host: '127.0.0.1', port, path: url, method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500)
      answer.pipe(outgoing)
    })
    passed.on('error', ({ message }) => {
      outgoing.writeHead(502)
      outgoing.end(message)
    })
    incoming.pipe(passed)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    close: () => {
      clearInterval(timer)
      server.closeAllConnections()
      server.close()
    },
  }
}
