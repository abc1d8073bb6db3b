import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { generate, type IPublishPacket, parser } from 'mqtt-packet'
import { onTestFinished } from 'vitest'

/** Debian keeps it beside the programs of administrators. */
const program = ['/usr/sbin/mosquitto', '/usr/bin/mosquitto'].find((file) => existsSync(file))

/** Whether there is a broker to test with. */
export const hasBroker = program !== undefined
export const needsBroker = 'needs mosquitto: apt-get install mosquitto'

/** A mosquitto of its own on loopback, which keeps sessions in memory. */
export interface TestBroker {
  readonly url: string
  readonly port: number
  readonly process: ChildProcess
}

/** Starts a broker that ends with the test. */
export async function startBroker(): Promise<TestBroker> {
  const folder = await mkdtemp(join(tmpdir(), 'loomcell-broker-'))
  const port = await freePort()
  const file = join(folder, 'mosquitto.conf')
  // What waits for a session is bounded by a thousand unless it is told otherwise: docs/gateway.md.
  const lines = [`listener ${port} 127.0.0.1`, 'allow_anonymous true', 'max_queued_messages 0']
  await writeFile(file, `${lines.join('\n')}\n`)
  const child = spawn(program ?? 'mosquitto', ['-c', file], { stdio: 'ignore' })
  const ended = once(child, 'exit')
  onTestFinished(async () => {
    child.kill('SIGTERM')
    await ended
    await rm(folder, { recursive: true, force: true })
  })
  await untilListening(port)
  return { url: `mqtt://127.0.0.1:${port}`, port, process: child }
}

/** A machine that publishes and waits until the broker has it. */
export interface Machine {
  publish(
    topic: string,
    payload: string | Uint8Array,
    options?: { readonly qos?: 0 | 1; readonly retain?: boolean },
  ): Promise<void>
  close(): void
}

/** Connects a machine. */
export async function connectMachine({ port }: Pick<TestBroker, 'port'>): Promise<Machine> {
  const socket = connect(port, '127.0.0.1')
  const reader = parser({ protocolVersion: 4 })
  const waiting = new Map<number, () => void>()
  let last = 0
  socket.on('data', (chunk: Buffer) => void reader.parse(chunk))
  const joined = new Promise<void>((resolve) => {
    reader.on('packet', (packet) => {
      if (packet.cmd === 'connack') resolve()
      if (packet.cmd === 'puback') waiting.get(packet.messageId ?? 0)?.()
    })
  })
  const connecting = { clientId: '', clean: true, keepalive: 0 }
  socket.write(generate({ cmd: 'connect', protocolId: 'MQTT', protocolVersion: 4, ...connecting }))
  await joined
  onTestFinished(() => void socket.destroy())
  return {
    publish: async (topic, payload, { qos = 1, retain = false } = {}) => {
      last = (last % 65_535) + 1
      const messageId = last
      const packet: IPublishPacket = {
        cmd: 'publish',
        topic,
        payload: Buffer.from(payload),
        qos,
        retain,
        dup: false,
        messageId,
      }
      const known =
        qos === 0
          ? Promise.resolve()
          : new Promise<void>((resolve) => waiting.set(messageId, resolve))
      socket.write(generate(packet))
      await known
      waiting.delete(messageId)
    },
    close: () => socket.destroy(),
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

async function untilListening(port: number): Promise<void> {
  while (true) {
    const socket: Socket = connect(port, '127.0.0.1')
    const isThere = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false)
    socket.destroy()
    if (isThere) return
    await sleep(20)
  }
}
