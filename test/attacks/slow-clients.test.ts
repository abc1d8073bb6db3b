import { connect, type Socket } from 'node:net'
import { beforeAll, describe, expect, it } from 'vitest'
import { intakeScan } from '../bench/intake.ts'
import { type AttackedServer, p99, probe, startAttackedServer } from './attacked-server.ts'
import { attackRounds, mostMilliseconds } from './rounds.ts'

/** The attacker's own address; ours is 127.0.0.1. */
const attacker = '127.0.0.66'

describe('slow and greedy clients', () => {
  // The server lets them wait for half a minute: a server of their own, which does so while the others are tried.
  const slow = { ready: async () => ({ status: 0 }), ended: [] as Promise<number>[] }
  beforeAll(async () => {
    const ends: (() => Promise<void>)[] = []
    const server = await startAttackedServer({}, (end) => ends.unshift(end))
    const head = `POST /api/v1/scans HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${server.key}\r\n`
    const body = 'content-type: application/json\r\ncontent-length: 1000000\r\n\r\n{"id":"'
    const silent = open(server, '')
    const dripping = open(server, 'GET / HTTP/1.1\r\nx-a: ', 'a')
    const stalled = open(server, `${head}${body}`)
    const crawling = open(server, `${head}${body}`, 'a')
    slow.ended = [silent, dripping, stalled, crawling].map(({ ended }) => ended)
    slow.ready = () => fetch(`${server.origin}/readyz`)
    return async () => {
      for (const end of ends) await end()
    }
  })

  it('in a thousand idle connections leave room for everybody else', async () => {
    const server = await startAttackedServer()
    const [before, openBefore] = [server.residentMegabytes(), server.openFiles()]
    const many = Array.from({ length: 1_000 * Math.min(5, attackRounds) }, () => open(server, ''))
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    const probing = probe(server.origin)
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    expect(p99(await probing.stop())).toBeLessThan(mostMilliseconds(1_000))
    // Counted where they take room: what overflows the kernel's queue stands open with its client and nowhere else.
    expect(server.openFiles() - openBefore).toBeLessThanOrEqual(510)
    expect(server.residentMegabytes() - before).toBeLessThan(80)
    for (const { socket } of many) socket.destroy()
  }, 240_000)

  it('that ask for much and never read it are not answered into memory without end', async () => {
    const server = await startAttackedServer()
    await (await fetch(`${server.origin}/api/v1/openapi.json`)).arrayBuffer()
    const before = server.residentMegabytes()
    const asking = 'GET /api/v1/openapi.json HTTP/1.1\r\nhost: x\r\n\r\n'.repeat(100)
    const deaf = Array.from({ length: 50 }, () => open(server, asking))
    for (const { socket } of deaf) socket.pause()
    await new Promise((resolve) => setTimeout(resolve, 4_000))
    // 5,000 answers of some 250 kB are more than a gigabyte.
    expect(server.residentMegabytes() - before).toBeLessThan(100)
    expect((await fetch(`${server.origin}/readyz`)).status).toBe(200)
    for (const { socket } of deaf) socket.destroy()
  }, 240_000)

  it('that ask for reports in a loop wait for themselves', async () => {
    const server = await startAttackedServer()
    await takeIn(server, 1_000)
    const quiet = await probed(server, 1_500)
    let running = true
    const loops = Array.from({ length: 40 }, async () => {
      const statuses: number[] = []
      while (running) statuses.push(await askForReport(server))
      return statuses
    })
    const loud = await probed(server, 3_000 * Math.min(10, attackRounds))
    running = false
    const statuses = (await Promise.all(loops)).flat()
    expect(statuses.filter((status) => ![200, 429, 503].includes(status))).toEqual([])
    expect(p99(loud)).toBeLessThan(mostMilliseconds(Math.max(1_000, 2 * p99(quiet))))
  }, 240_000)

  it('that send a header or nothing at all are gone within seconds, and those who stall a body later', async () => {
    const [silent, dripping, stalled, crawling] = await Promise.all(slow.ended)
    expect(silent).toBeLessThan(20_000)
    expect(dripping).toBeLessThan(20_000)
    expect(crawling).toBeLessThan(40_000)
    expect(stalled).toBeLessThan(40_000)
    expect((await slow.ready()).status).toBe(200)
  }, 240_000)
})

interface Opened {
  readonly socket: Socket
  /** Milliseconds until the server ended it. */
  readonly ended: Promise<number>
}

/** Opens a connection from the attacker's address, says something, and then a little each second. */
function open({ port }: AttackedServer, start: string, drip?: string): Opened {
  const since = performance.now()
  const socket = connect({ port, host: '127.0.0.1', localAddress: attacker })
  const dripping = drip === undefined ? undefined : setInterval(() => socket.write(drip), 1_000)
  socket.on('connect', () => socket.write(start))
  socket.on('error', () => {})
  socket.resume()
  const ended = new Promise<number>((resolve) => {
    socket.once('close', () => {
      clearInterval(dripping)
      resolve(performance.now() - since)
    })
  })
  return { socket, ended }
}

async function takeIn({ origin, key }: AttackedServer, packs: number): Promise<void> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const body = JSON.stringify(Array.from({ length: packs }, intakeScan))
  const answer = await fetch(`${origin}/api/v1/scans`, { method: 'POST', headers, body })
  const receipts = (await answer.json()) as readonly { status: string }[]
  if (receipts.some(({ status }) => status !== 'accepted')) throw new Error('Cannot take in packs')
}

async function askForReport({ origin, key }: AttackedServer): Promise<number> {
  const period = 'from=2020-01-01&to=2026-12-31&groupBy=facility,stage,material,month'
  const headers = { authorization: `Bearer ${key}` }
  const answer = await fetch(`${origin}/api/v1/reports/flow?${period}`, { headers })
  await answer.arrayBuffer()
  return answer.status
}

async function probed({ origin }: AttackedServer, milliseconds: number) {
  const probing = probe(origin)
  await new Promise((resolve) => setTimeout(resolve, milliseconds))
  return probing.stop()
}
