import { expect, it } from 'vitest'
import { checkHistory } from '../../../../api/commands/check/check-history.ts'
import type { Actor } from '../../../../api/recording/entry.ts'
import { partsOf } from '../../../../api/recording/parse.ts'
import type { Database } from '../../../../api/store/database.ts'
import { inSnapshot } from '../../../../api/store/open-store.ts'
import { foldFlow, listUnsummed, sumUpFlow } from '../../../../api/store/oversight/fold-flow.ts'
import { readMovements } from '../../../../api/store/oversight/movements.ts'
import { type FlowQuestion, readFlow } from '../../../../api/store/oversight/read-flow.ts'
import { summedGroups } from '../../../../domain/flow-report.ts'
import { sumOf } from '../../../../domain/sum.ts'
import { clayFolder } from '../../../harness/clay.ts'
import {
  addTestOrganisation,
  openTestInstallation,
  type TestInstallation,
} from '../../../harness/installation.ts'
import { aroundNow, moveClay } from '../../../harness/moved-clay.ts'
import { type Random, randomFrom } from '../../../harness/random.ts'
import { clayHistory } from '../../../harness/random-history.ts'
import { cellsByHand, readLines, summedCells } from './ledger-lines.ts'

const day = 86_400_000
const start = new Date('2026-01-20T00:00:00Z')

/** Two organisations with places in four zones, and a clock that is set by hand. */
async function openPlaces(seed: number) {
  const random = randomFrom(seed)
  const clock = { now: new Date('2026-06-01T12:00:00Z') }
  const installation = await openTestInstallation({
    streamsFolder: clayFolder,
    now: () => clock.now,
  })
  const second = await addTestOrganisation(installation, 'second')
  const keys = [installation.actor.organisationKey, second.actor.organisationKey]
  await setZone(installation, installation.actor, 'A', 'America/New_York')
  await setZone(installation, second.actor, 'B', 'Pacific/Kiritimati')
  await installation.store.system
    .updateTable('organisation')
    .set({ time_zone: 'Europe/Berlin' })
    .where('organisation_key', '=', second.actor.organisationKey)
    .execute()
  await keepSums(installation)
  const record = async (actor: Actor, lumps: number) => {
    const scans = clayHistory(random, { lumps, start, days: 80 })
    // Some arrive twice.
    const again = scans.filter(() => random.percent(5))
    const receipts = await installation.recorder.record(partsOf([...scans, ...again], actor))
    const refused = receipts.filter(({ status }) => status !== 'accepted' && status !== 'duplicate')
    expect(refused.map((one) => JSON.stringify(one).slice(0, 400))).toEqual([])
  }
  return { installation, random, clock, keys, second: second.actor, record }
}

async function setZone(
  { store }: TestInstallation,
  { organisationKey }: Actor,
  code: string,
  timeZone: string | null,
): Promise<void> {
  await store
    .own(organisationKey)
    .updateTable('facility')
    .set({ time_zone: timeZone })
    .where('organisation_key', '=', organisationKey)
    .where('code', '=', code)
    .execute()
}

async function keepSums({ store }: TestInstallation): Promise<void> {
  for (const place of await listUnsummed(store.system)) await sumUpFlow(store.system, place)
  while ((await foldFlow(store.system, 1_000)) > 0);
}

function askAtRandom(random: Random, keys: readonly number[], until: Date): FlowQuestion {
  const from = start.getTime() + random.between(-10, 90) * day
  const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10)
  const monthOf = (time: number) => `${dayOf(time).slice(0, 7)}-01`
  const cut = random.percent(50) ? monthOf : dayOf
  const zones = [null, null, 'UTC', 'Asia/Hong_Kong', 'America/New_York', 'Europe/Berlin'] as const
  const asOf = random.percent(40)
    ? new Date(until.getTime() - random.between(0, 9) * day)
    : undefined
  const organisationKeys = random.percent(60) ? keys : keys.slice(0, 1)
  return {
    organisationKeys,
    from: cut(from),
    to: cut(from + random.between(32, 120) * day),
    timeZone: random.pick(zones) ?? null,
    asOf,
    groupBy: [
      ...summedGroups.filter(() => random.percent(40)),
      ...(['partner', 'origin'] as const).filter(() => random.percent(15)),
    ],
    originFacts: ['colour'],
    most: 1_000_000,
  }
}

/** Compares answers with what every line comes to, both as one view of the database shows them. */
async function compare(db: Database, questions: readonly FlowQuestion[]): Promise<number> {
  return inSnapshot(db, async (tx) => {
    let compared = 0
    for (const question of questions) {
      const byHand = cellsByHand(
        await readLines(tx, question.organisationKeys, question.originFacts),
        question,
      )
      const cells = await readFlow(tx, question)
      expect(Object.fromEntries(summedCells(cells)), JSON.stringify(question)).toEqual(
        Object.fromEntries(byHand),
      )
      compared += byHand.size
    }
    return compared
  })
}

it.each([1, 2, 3])(
  'tells to the gram what the ledger says, before, while and after sums are folded (%i)',
  async (seed) => {
    const { installation, random, clock, keys, second, record } = await openPlaces(seed)
    const { store, actor, streams } = installation
    const db = store.own(...keys)
    const ask = (many: number) =>
      Array.from({ length: many }, () => askAtRandom(random, keys, clock.now))
    let compared = 0
    for (let round = 0; round < 5; round += 1) {
      await record(actor, 12)
      await record(second, 6)
      compared += await compare(db, ask(8))
      await foldFlow(store.system, random.between(1, 60))
      compared += await compare(db, ask(8))
      // The next comes later, and of what was long ago.
      clock.now = new Date(clock.now.getTime() + random.between(1, 40) * 3_600_000)
      if (round === 2) {
        await setZone(installation, actor, 'B', 'Australia/Eucla')
        expect(await listUnsummed(store.system)).toHaveLength(1)
        compared += await compare(db, ask(8))
        await record(actor, 5)
        await keepSums(installation)
      }
    }
    compared += await compare(db, ask(10))
    expect(compared).toBeGreaterThan(500)
    expect((await checkHistory(store.system, streams, () => {})).findings).toMatchObject({
      differences: 0,
    })
  },
)

it('names who stood on the other side as the ledger and the hand-overs do, and as movements call it', async () => {
  const { installation } = await moveClay()
  const { store } = installation
  const rows = await store.system
    .selectFrom('organisation')
    .select(['organisation_key', 'slug'])
    .where('slug', 'in', ['first', 'second'])
    .orderBy('slug')
    .execute()
  const keys = rows.map((one) => one.organisation_key)
  const period = { ...aroundNow(), originFacts: ['colour'], most: 1_000 }
  let passed = 0
  for (const organisationKeys of [keys, keys.slice(0, 1), keys.slice(1)]) {
    const db = store.own(...organisationKeys)
    const groups = ['partner', 'organisation', 'origin'] as const
    const question = { ...period, organisationKeys, groupBy: groups }
    expect(await compare(db, [question, { ...question, asOf: new Date() }])).toBeGreaterThan(10)
    const cells = await readFlow(db, { ...question, groupBy: ['partner'] })
    const movements = await readMovements(db, { ...period, keys: organisationKeys })
    // What came back refused counts off what was sent.
    const passedWith = (partner: number) =>
      sumOf(
        cells.filter(({ group: [one], account, movement }) => {
          const isPassed = movement === 'received' || movement === 'dispatched'
          return one === String(partner) && account === 'stock' && isPassed
        }),
        ({ grams }) => grams,
      )
    for (const { from, to, sentGrams, receivedGrams } of movements) {
      if (from === null || to === null) continue
      if (sentGrams !== null) expect(passedWith(to)).toBe(-sentGrams)
      if (receivedGrams !== null) expect(passedWith(from)).toBe(receivedGrams)
      passed += 1
    }
    const origins =
      cells.length === 0 ? [] : await readFlow(db, { ...question, groupBy: ['origin'] })
    const named = new Set(origins.map(({ group: [origin] }) => origin))
    expect(named.has('another_organisation')).toBe(organisationKeys.includes(keys[1] ?? 0))
  }
  expect(passed).toBeGreaterThan(2)
})

it('tells the same while scans come in, sums are folded and a place changes its zone', async () => {
  const { installation, random, clock, keys, second, record } = await openPlaces(4)
  const { store, actor, streams } = installation
  const db = store.own(...keys)
  let isOver = false
  const recording = (async () => {
    for (let round = 0; round < 15; round += 1) await record(round % 3 === 0 ? second : actor, 4)
    isOver = true
  })()
  const keeping = (async () => {
    const zones = ['Asia/Tokyo', null, 'America/New_York']
    for (let round = 0; !isOver; round += 1) {
      await foldFlow(store.system, 25)
      if (round % 4 === 1) await setZone(installation, actor, 'A', zones[round % 3] ?? null)
      if (round % 4 === 3) await keepSums(installation)
    }
  })()
  let times = 0
  while (!isOver) {
    await compare(db, [askAtRandom(random, keys, clock.now), askAtRandom(random, keys, clock.now)])
    times += 1
  }
  await Promise.all([recording, keeping])
  expect(times).toBeGreaterThan(2)
  await keepSums(installation)
  await compare(db, [askAtRandom(random, keys, clock.now)])
  const { findings } = await checkHistory(store.system, streams, () => {})
  expect(findings).toMatchObject({ differences: 0 })
})
