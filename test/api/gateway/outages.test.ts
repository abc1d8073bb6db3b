import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, it, onTestFinished } from 'vitest'
import { addStation } from '../../harness/add-station.ts'
import {
  connectMachine,
  hasBroker,
  type Machine,
  needsBroker,
  startBroker,
} from '../../harness/broker.ts'
import {
  type GatewayFolder,
  type RunningGateway,
  startGateway,
  writeMapping,
} from '../../harness/gateway.ts'
import { openTestInstallation, type TestInstallation } from '../../harness/installation.ts'
import { lineTerms } from '../../harness/line-at-work.ts'
import { until } from '../../harness/log.ts'
import { startServer } from '../../harness/server.ts'

/** `npm run gateway-soak` sends 1,000 messages a second for ten minutes. */
const seconds = Number(process.env.LOOMCELL_GATEWAY_SECONDS ?? 8)
const perSecond = process.env.LOOMCELL_GATEWAY_SECONDS === undefined ? 625 : 1_000
const mostMilliseconds = (seconds + 120) * 1_000

/** Three machines that number what they say and tell its time, two that send a bare number, by MQTT all of them. */
const stations = ['m1', 'm2', 'm3', 'bare1', 'bare2'] as const
const topics = [
  {
    topic: 'line/{station}/count',
    sequence: { at: '/n' },
    reading: {
      time: { from: { at: '/from' }, to: { at: '/to' }, form: 'milliseconds' },
      good: { at: '/good' },
      energyWattHours: { at: '/kwh', unit: 'kWh' },
    },
  },
  { topic: 'bare/{station}', reading: { time: { seconds: 60 }, good: { at: '' } } },
]

it.skipIf(!hasBroker)(
  `loses and doubles nothing of ${perSecond * seconds} messages in ${seconds} s while the server and the gateway are killed (${needsBroker})`,
  async () => {
    const installation = await openTestInstallation()
    const keys = await addStations(installation)
    const server = await startOn(installation, '0')
    const broker = await startBroker()
    const env = { LOOMCELL_URL: `http://127.0.0.1:${server.port}`, MQTT_URL: broker.url }
    const folder = await writeMapping(topics, keys)
    let gateway = await startJoined(folder, env)
    const machines = await Promise.all(stations.map(() => connectMachine(broker)))
    const flood = sendAll(machines)
    await sleep(seconds * 250)
    await server.stop('SIGKILL')
    await sleep(seconds * 125)
    await gateway.stop('SIGKILL')
    gateway = await startJoined(folder, env)
    await sleep(seconds * 125)
    await startOn(installation, String(server.port))
    const sent = await flood
    const before = performance.now()
    // However far behind a busy machine is: the test's own time is the bound.
    while ((await waitingAt(gateway)) > 0) await sleep(50)
    const behind = Math.round(performance.now() - before)
    process.stdout.write(
      `${perSecond * seconds} messages, all at the server ${behind} ms after the last\n`,
    )
    expect(await keptOf(installation)).toEqual(sent)
    expect(await gateway.stop()).toBe(0)
  },
  mostMilliseconds,
)

/** What was sent or kept of stations: how many, and what they add up to. */
type Sums = Readonly<
  Record<string, { readonly readings: number; readonly good: number; readonly wattHours: number }>
>

async function addStations(
  installation: TestInstallation,
): Promise<Readonly<Record<string, string>>> {
  const added = await Promise.all(
    stations.map((name) => addStation(installation, { name, facility: 'A', role: 'station' })),
  )
  const said = { ratedPerHour: 1_000_000, validFrom: '2020-01-01' }
  const body = JSON.stringify(lineTerms(added, said))
  const line = await installation.request('/api/v1/lines', { method: 'POST', body })
  expect(line.status).toBe(201)
  return Object.fromEntries(stations.map((name, at) => [name, added[at]?.key ?? '']))
}

/** A server as a user starts it, on the installation's database. */
async function startOn({ connection }: TestInstallation, port: string) {
  const { host = '', user, database, port: at } = connection
  const url = `postgres://${user}@localhost:${at}/${database}?host=${encodeURIComponent(host)}`
  const folder = await mkdtemp(join(tmpdir(), 'loomcell-outages-'))
  const server = await startServer(folder, { DATABASE_URL: url, PORT: port })
  onTestFinished(async () => {
    await server.stop('SIGKILL')
    await rm(folder, { recursive: true, force: true })
  })
  return server
}

async function startJoined(
  folder: GatewayFolder,
  env: Readonly<Record<string, string>>,
): Promise<RunningGateway> {
  const gateway = await startGateway(folder, env)
  await until(() => gateway.said.some((line) => line.includes('sends messages')), 'it is joined')
  return gateway
}

/** Each machine says its share, evenly over the time; gives what they said. */
async function sendAll(machines: readonly Machine[]): Promise<Sums> {
  const each = Math.floor((perSecond * seconds) / machines.length)
  const start = performance.now()
  const hours = Math.floor(Date.now() / 3_600_000) - Math.ceil(each / 3_600) - 2
  const said = await Promise.all(
    stations.map(async (station, at) => {
      const sums = { readings: 0, good: 0, wattHours: 0 }
      const given: Promise<void>[] = []
      for (let n = 0; n < each; n += 1) {
        const due = start + (n / each) * seconds * 1_000 - performance.now()
        if (due > 0) await sleep(due)
        const good = n % 7
        const kwh = (n % 11) / 1_000
        const from = hours * 3_600_000 + n * 1_000
        const payload = JSON.stringify({ n, from, to: from + 1_000, good, kwh })
        const isBare = station.startsWith('bare')
        const topic = isBare ? `bare/${station}` : `line/${station}/count`
        given.push(machines[at]?.publish(topic, isBare ? String(good) : payload) ?? never())
        sums.readings += 1
        sums.good += good
        sums.wattHours += isBare ? 0 : n % 11
      }
      await Promise.all(given)
      return [station, sums] as const
    }),
  )
  return Object.fromEntries(said)
}

function never(): never {
  throw new RangeError('Each station has a machine')
}

async function waitingAt(gateway: RunningGateway): Promise<number> {
  const { stations: told } = (await (await gateway.request('/status')).json()) as {
    stations: { waiting: number; refused: number }[]
  }
  return told.reduce((sum, { waiting, refused }) => sum + waiting + refused, 0)
}

async function keptOf({ store }: TestInstallation): Promise<Sums> {
  const { rows } = await sql<{ name: string; readings: number; good: number; wattHours: number }>`
    select access_key.name, count(*)::int as readings, sum(good)::int as good,
      coalesce(sum(energy_watt_hours), 0)::int as "wattHours"
    from station_reading join access_key on access_key.station_id = station_reading.station_id
    group by access_key.name`.execute(store.system)
  return Object.fromEntries(rows.map(({ name, ...sums }) => [name, sums]))
}
