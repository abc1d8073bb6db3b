import { connect, createServer, type Socket } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { addStation } from '../../harness/add-station.ts'
import { jsonOf } from '../../harness/answers.ts'
import { connectMachine, hasBroker, needsBroker, startBroker } from '../../harness/broker.ts'
import { writeMapping } from '../../harness/gateway.ts'
import { runGatewayHere } from '../../harness/gateway-here.ts'
import { openTestInstallation, type TestInstallation } from '../../harness/installation.ts'
import { lineTerms } from '../../harness/line-at-work.ts'
import { until } from '../../harness/log.ts'
import { serveApp } from '../../harness/serve-app.ts'

const topics = [{ topic: 'count/{station}', reading: { time: { seconds: 60 }, good: { at: '' } } }]

/** Of which a reading takes much room, so that a queue is soon full. */
const wordy = [
  {
    topic: 'count/{station}',
    reading: {
      time: { seconds: 60 },
      good: { at: '/good' },
      bad: { at: '/bad' },
      defects: Object.fromEntries(
        Array.from({ length: 40 }, (_, at) => [String(at).padStart(60, 'x'), { at: '/each' }]),
      ),
    },
  },
]

describe.skipIf(!hasBroker)(`machines at a broker (${needsBroker})`, () => {
  it('are told apart from nonsense, which holds up nobody', async () => {
    const { installation, lathe, server } = await openLine()
    const broker = await startBroker()
    const machine = await connectMachine(broker)
    await machine.publish('count/lathe', '1000', { retain: true })
    const folder = await writeMapping(topics, { lathe: lathe.key })
    const gateway = await runGatewayHere(folder, { server, broker: broker.url })
    await machine.publish('count/lathe', Buffer.alloc(1_000_000, '7'))
    await machine.publish('count/lathe', new Uint8Array([0xff, 0x00]))
    await machine.publish('count/drill', '1')
    await machine.publish('count/lathe', '3', { qos: 0 })
    await machine.publish('count/lathe', '4', { retain: true })
    await until(async () => (await gateway.status()).stations[0]?.accepted === 2, 'both are in')
    const { unmapped, broker: told } = await gateway.status()
    const why = unmapped.map((one) => `${one.topic} ${one.count}: ${one.why}`).sort()
    expect(why).toEqual([
      'count/drill 1: The mapping file has no station "drill"',
      expect.stringContaining('count/lathe 1: The broker kept this message'),
      'count/lathe 1: The payload is larger than 65536 bytes',
      'count/lathe 1: The payload is no text in UTF-8',
    ])
    expect(told).toEqual({ isJoined: true })
    expect(await goodOf(installation)).toEqual([3, 4])
  })

  it('are counted once where the broker never heard that they were', async () => {
    const { installation, lathe, server } = await openLine()
    const broker = await startBroker()
    const line = await openDeafLine(broker.port)
    const folder = await writeMapping(topics, { lathe: lathe.key })
    const gateway = await runGatewayHere(folder, { server, broker: line.url })
    const joined = () => gateway.said.filter((said) => said.includes('sends messages')).length
    const machine = await connectMachine(broker)
    line.setDeaf(true)
    for (const good of ['1', '1', '2']) await machine.publish('count/lathe', good)
    await until(async () => (await gateway.status()).stations[0]?.accepted === 3, 'all are in')
    line.setDeaf(false)
    line.cut()
    await until(() => joined() === 2, 'it is joined again')
    await machine.publish('count/lathe', '1')
    await until(async () => (await gateway.status()).stations[0]?.accepted === 4, 'the last is in')
    expect(await goodOf(installation)).toEqual([1, 1, 1, 2])
  })

  it('wait at the broker while the queue is full, and lose nothing', async () => {
    const { installation, lathe, server } = await openLine()
    const broker = await startBroker()
    const machine = await connectMachine(broker)
    const folder = await writeMapping(wordy, { lathe: lathe.key })
    const terms = { broker: broker.url, mostBytes: 300_000 }
    const away = await runGatewayHere(folder, { ...terms, server: 'http://127.0.0.1:1' })
    const said = JSON.stringify({ good: 2, bad: 40, each: 1 })
    const isFull = () => away.said.some((line) => line.includes('queue is full'))
    let sent = 0
    while (!isFull()) {
      await Promise.all(Array.from({ length: 50 }, () => machine.publish('count/lathe', said)))
      sent += 50
    }
    expect((await away.request('/health')).status).toBe(503)
    const refused = await away.request('/messages/count/lathe', { method: 'POST', body: '1' })
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '10'])
    await away.stop()
    const gateway = await runGatewayHere(folder, { ...terms, server })
    await until(async () => (await gateway.status()).stations[0]?.accepted === sent, 'all are in')
    expect(await goodOf(installation)).toEqual(Array(sent).fill(2))
    expect(gateway.said).toContain('The queue has room again')
  })
})

/** A line of one station that makes as many as one likes, and a server. */
async function openLine() {
  const installation = await openTestInstallation()
  const lathe = await addStation(installation, { name: 'Lathe', facility: 'A', role: 'station' })
  const body = JSON.stringify(lineTerms([lathe], { ratedPerHour: 100_000 }))
  const line = await installation.request('/api/v1/lines', { method: 'POST', body })
  if (line.status !== 201) throw new RangeError(await line.text())
  return { installation, lathe, server: await serveApp(installation) }
}

/** Good pieces of up to 1,000 readings, the least first. */
async function goodOf(installation: TestInstallation): Promise<readonly number[]> {
  const day = (ahead: number) =>
    new Date(Date.now() + ahead * 24 * 3_600_000).toISOString().slice(0, 10)
  const path = `/api/v1/lines/LINE-1/readings?from=${day(-1)}&to=${day(2)}&limit=1000`
  const { readings } = await jsonOf<{ readings: readonly { good: number }[] }>(
    await installation.request(path),
  )
  return readings.map(({ good }) => good).sort((one, other) => one - other)
}

/** A line to a broker on which what the gateway says can be lost while it hears everything. */
async function openDeafLine(port: number) {
  let isDeaf = false
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.on('error', () => {}).on('close', () => to.destroy())
      from.on('data', (bytes) => {
        if (from === far || !isDeaf) to.write(bytes)
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cut = () => {
    for (const socket of sockets) socket.destroy()
  }
  onTestFinished(() => {
    cut()
    server.close()
  })
  const address = server.address()
  return {
    url: `mqtt://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    setDeaf: (deaf: boolean) => {
      isDeaf = deaf
    },
    cut,
  }
}
