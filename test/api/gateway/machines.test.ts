import { connect, createServer, type Socket } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { addStation } from '../../harness/add-station.ts'
import { jsonOf } from '../../harness/answers.ts'
import { connectMachine, hasBroker, needsBroker, startBroker } from '../../harness/broker.ts'
import { type RunningGateway, startGateway, writeMapping } from '../../harness/gateway.ts'
import { openTestInstallation, type TestInstallation } from '../../harness/installation.ts'
import { lineTerms } from '../../harness/line-at-work.ts'
import { until } from '../../harness/log.ts'
import { serveApp } from '../../harness/serve-app.ts'

const topics = [{ topic: 'count/{station}', reading: { time: { seconds: 60 }, good: { at: '' } } }]

describe.skipIf(!hasBroker)(`machines at a broker (${needsBroker})`, () => {
  it('are told apart from nonsense, which holds up nobody', async () => {
    const { installation, lathe, server } = await openLine()
    const broker = await startBroker()
    const machine = await connectMachine(broker)
    await machine.publish('count/lathe', '1000', { retain: true })
    const folder = await writeMapping(topics, { lathe: lathe.key })
    const gateway = await startGateway(folder, { LOOMCELL_URL: server, MQTT_URL: broker.url })
    await until(() => gateway.said.some((line) => line.includes('sends messages')), 'it is joined')
    await machine.publish('count/lathe', Buffer.alloc(1_000_000, '7'))
    await machine.publish('count/lathe', new Uint8Array([0xff, 0x00]))
    await machine.publish('count/drill', '1')
    await machine.publish('count/lathe', '3', { qos: 0 })
    await machine.publish('count/lathe', '4', { retain: true })
    await until(async () => (await statusOf(gateway)).stations[0]?.accepted === 2, 'both are in')
    const { unmapped, broker: told } = await statusOf(gateway)
    const why = unmapped.map((one) => `${one.topic} ${one.count}: ${one.why}`).sort()
    expect(why).toEqual([
      'count/drill 1: The mapping file has no station "drill"',
      expect.stringContaining('count/lathe 1: The broker kept this message'),
      'count/lathe 1: The payload is larger than 65536 bytes',
      'count/lathe 1: The payload is no text in UTF-8',
    ])
    expect(told).toEqual({ isJoined: true })
    expect(await goodOf(installation)).toEqual([3, 4])
    expect(await gateway.stop()).toBe(0)
  })

  it('are counted once where the broker never heard that they were', async () => {
    const { installation, lathe, server } = await openLine()
    const broker = await startBroker()
    const line = await openDeafLine(broker.port)
    const folder = await writeMapping(topics, { lathe: lathe.key })
    const MQTT_URL = `mqtt://127.0.0.1:${line.port}`
    const gateway = await startGateway(folder, { LOOMCELL_URL: server, MQTT_URL })
    const joined = () => gateway.said.filter((said) => said.includes('sends messages')).length
    await until(() => joined() === 1, 'it is joined')
    const machine = await connectMachine(broker)
    line.setDeaf(true)
    for (const good of ['1', '1', '2']) await machine.publish('count/lathe', good)
    await until(async () => (await statusOf(gateway)).stations[0]?.accepted === 3, 'all are in')
    line.setDeaf(false)
    line.cut()
    await until(() => joined() === 2, 'it is joined again')
    await machine.publish('count/lathe', '1')
    await until(async () => (await statusOf(gateway)).stations[0]?.accepted === 4, 'the last is in')
    expect(await goodOf(installation)).toEqual([1, 1, 1, 2])
  })

  it('wait at the broker while the queue is full, and lose nothing', async () => {
    const { installation, lathe, server } = await openLine()
    const broker = await startBroker()
    const machine = await connectMachine(broker)
    const folder = await writeMapping(topics, { lathe: lathe.key })
    const env = { MQTT_URL: broker.url, GATEWAY_MEGABYTES: '1' }
    const away = await startGateway(folder, { ...env, LOOMCELL_URL: 'http://127.0.0.1:9' })
    await until(() => away.said.some((line) => line.includes('sends messages')), 'it is joined')
    const sent = 9_000
    for (let n = 0; n < sent; n += 500)
      await Promise.all(Array.from({ length: 500 }, () => machine.publish('count/lathe', '1')))
    await until(() => away.said.some((line) => line.includes('queue is full')), 'it is full')
    expect((await away.request('/health')).status).toBe(503)
    const refused = await away.request('/messages/count/lathe', { method: 'POST', body: '1' })
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '10'])
    await away.stop()
    const gateway = await startGateway(folder, { ...env, LOOMCELL_URL: server })
    await until(async () => (await statusOf(gateway)).stations[0]?.accepted === sent, 'all are in')
    expect(await goodOf(installation)).toHaveLength(1_000)
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

interface Told {
  readonly stations: readonly { readonly accepted: number; readonly waiting: number }[]
  readonly unmapped: readonly { topic: string; why: string; count: number }[]
  readonly broker: object
}

async function statusOf(gateway: RunningGateway): Promise<Told> {
  return jsonOf<Told>(await gateway.request('/status'))
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
    port: typeof address === 'object' && address !== null ? address.port : 0,
    setDeaf: (deaf: boolean) => {
      isDeaf = deaf
    },
    cut,
  }
}
