import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import type { TaskContext } from '../../../api/notifications/jobs/task.ts'
import { findAnomalies, findingsIn } from '../../../api/oversight/anomalies/find-anomalies.ts'
import { lookForAnomalies } from '../../../api/oversight/anomalies/find-task.ts'
import { openClay } from '../../harness/clay.ts'
import { addTestOrganisation, type TestInstallation } from '../../harness/installation.ts'
import { type MadeHistory, makeHistory } from '../../harness/made-history.ts'

const until = new Date()
const from = new Date(until.getTime() - 40 * 86_400_000)

it('stays silent over a clean history, and asks about each thing that was planted in it, once', async () => {
  const installation = await openClay()
  const history = makeHistory(installation, { days: 30, until })
  await cleanMonth(history)
  expect(await seen(installation)).toEqual([])
  const low = await history.dig(28_431)
  await history.knead(low, 28_431, 0.6)
  const slipped = await history.dig(28)
  const drifted = await history.dig(28_377)
  await history.weigh(drifted, Math.round(28_377 * 1.049))
  const walked = await history.dig(28_391)
  const at = history.now().getTime()
  await history.look(walked, { facility: 'B', eventTime: new Date(at + 20_000).toISOString() })
  expect(await seen(installation)).toEqual([
    ['faster_than_walking', [walked]],
    ['odd_weighing', [drifted]],
    ['odd_yield', expect.arrayContaining([low])],
    ['slip', [slipped]],
  ])
  const { store, streams, actor } = installation
  const looking = { organisationKey: actor.organisationKey, from, to: until, now: until }
  expect(await findAnomalies(store, streams, looking)).toBe(4)
  expect(await findAnomalies(store, streams, looking)).toBe(0)
})

it('asks about scans one by one faster than hands, and not about a list or what came without a time', async () => {
  const installation = await openClay()
  const history = makeHistory(installation, { days: 2, until })
  const lumps = await Promise.all(Array.from({ length: 8 }, () => history.dig(28_401)))
  history.wait(60)
  const at = history.now().getTime()
  const eventTime = (seconds: number) => new Date(at + seconds * 1_000).toISOString()
  // A list: all of one moment.
  for (const lump of lumps) await history.look(lump, { eventTime: eventTime(3_600) })
  expect(await seen(installation)).toEqual([])
  for (const [place, lump] of lumps.entries())
    await history.look(lump, { eventTime: eventTime(7_200 + place) })
  expect(await seen(installation)).toEqual([['faster_than_hands', expect.arrayContaining(lumps)]])
})

async function cleanMonth(history: MadeHistory): Promise<void> {
  for (let one = 0; one < 24; one += 1) {
    const grams = Math.round(28_500 * history.about(0.01)) + (one % 2) * 3 + 1
    const batch = await history.dig(grams)
    if (one % 2 === 0) await history.knead(batch, grams, 0.9 * history.about(0.004))
    else await history.weigh(batch, Math.round(grams * history.about(0.002)))
    if (one === 0) for (let more = 0; more < 14; more += 1) await pair(history)
    history.wait(18 * 60)
  }
}

async function pair(history: MadeHistory): Promise<void> {
  const grams = Math.round(28_500 * history.about(0.01)) + 1
  const batch = await history.dig(grams)
  await history.weigh(batch, Math.round(grams * history.about(0.002)))
  await history.knead(await history.dig(grams), grams, 0.9 * history.about(0.004))
}

async function seen({ store, streams, actor }: TestInstallation) {
  const { organisationKey } = actor
  const found = await findingsIn(store, streams, { organisationKey, from, to: until })
  return found.map(({ kind, batches }) => [kind, batches] as const).sort()
}

it('looks at everybody else where one organisation’s records cannot be read, and says whose', async () => {
  const installation = await openClay()
  const { store, streams, actor } = installation
  const second = await addTestOrganisation(installation, 'second')
  for (const own of [actor, second.actor]) {
    const history = makeHistory({ ...installation, actor: own }, { days: 30, until })
    await cleanMonth(history)
    await history.dig(28)
  }
  const owner = new pg.Client(installation.connection)
  await owner.connect()
  onTestFinished(() => owner.end())
  await owner.query(`update disclosure set disclosed = '5' where organisation_key = $1`, [
    actor.organisationKey,
  ])
  const logged: string[] = []
  const context = { store, streams, now: () => until, log: (line: string) => logged.push(line) }
  const { signal } = new AbortController()
  const looked = lookForAnomalies.run(undefined, { ...context, signal } as unknown as TaskContext)
  await expect(looked).rejects.toThrow('Cannot look for anomalies of 1')
  expect(logged).toEqual(['Cannot look for anomalies of "first"'])
  const asked = await store.system.selectFrom('anomaly').select('organisation_key').execute()
  expect(asked).toEqual([{ organisation_key: second.actor.organisationKey }])
})
