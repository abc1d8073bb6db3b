import { describe, expect, it } from 'vitest'
import { createFlush } from '../../../../web/scanner/queue/flush.ts'
import { mayBeThrownAway, mended } from '../../../../web/scanner/queue/mend.ts'
import type { FreshScan } from '../../../../web/scanner/queue/queue-store.ts'
import type { QueuedScan } from '../../../../web/scanner/queue/queued-scan.ts'
import { type Random, randomFrom } from '../../../harness/random.ts'
import { createWorld } from './world.ts'

const persons = ['p-one', 'p-two'] as const
const seeds = Number(process.env.LOOMCELL_QUEUE_SEEDS ?? 100)

describe('the queue of a device, whatever happens on the way', () => {
  it(`has every scan recorded once and those of a batch in their order (${seeds} seeds)`, async () => {
    const faults: string[] = []
    let recorded = 0
    for (let seed = 1; seed <= seeds; seed += 1) {
      const run = await simulate(randomFrom(seed))
      recorded += run.recorded
      faults.push(...run.faults.map((fault) => `seed ${seed}: ${fault}`))
    }
    expect(faults).toEqual([])
    expect(recorded).toBeGreaterThan(seeds * 5)
  })
})

async function simulate(random: Random) {
  const world = createWorld(random)
  const tabs = [openTab(0), openTab(1)]
  const held: { by?: number } = {}
  const mayStillCome = new Set<string>()
  let made = 0

  /** A tab of the app: it asks for the one lock, sends, and lets it go. */
  function openTab(tab: number) {
    return { flush: createFlush(world.partsOf(tab)), store: world.storeOf(tab), isBusy: false }
  }

  function begin(tab: number): void {
    const own = tabs[tab]
    if (own === undefined || own.isBusy || held.by !== undefined) return
    held.by = tab
    own.isBusy = true
    const end = () => {
      // Of a tab that crashed meanwhile the browser let the lock go already.
      if (tabs[tab] !== own) return
      delete held.by
      own.isBusy = false
    }
    own.flush().then(end, end)
  }

  function crash(tab: number): void {
    world.crash(tab)
    if (held.by === tab) delete held.by
    tabs[tab] = openTab(tab)
  }

  function add(tab: number): void {
    made += 1
    void tabs[tab]?.store.add(freshScan(random, made)).catch(() => {})
  }

  /** A person mends what was refused, or sends it again as it is. */
  function mend(tab: number): void {
    const refused = random.pick(world.rows().filter(({ answer }) => answer?.status === 'refused'))
    if (refused === undefined) return
    const isMended = random.percent(80)
    const change = (queued: QueuedScan) => {
      const right = { ...queued.scan, facts: { ...queued.scan.facts, isWrong: false } }
      const again = mended(queued, {
        operator: queued.by.operator,
        mending: isMended ? right : undefined,
      })
      // What cannot be mended is looked at, and thrown away.
      return again ?? (mayBeThrownAway(queued, queued.by.operator) ? thrown(queued) : queued)
    }
    void tabs[tab]?.store.change([refused.place], change).catch(() => {})
  }

  /** A person throws something away, where that may be. */
  function throwAway(tab: number): void {
    const any = random.pick(world.rows())
    const change = (queued: QueuedScan) =>
      mayBeThrownAway(queued, queued.by.operator) ? thrown(queued) : queued
    if (any !== undefined) void tabs[tab]?.store.change([any.place], change).catch(() => {})
  }

  /** What was refused may still be recorded where an earlier sending comes late; what was never sent never is. */
  function thrown({ answer, scan }: QueuedScan): undefined {
    if (answer !== undefined) mayStillCome.add(String(scan.facts?.label))
    return undefined
  }

  function happen(): void {
    const tab = random.between(0, 1)
    const what = random.between(0, 99)
    if (what < 6 && made < 25) add(tab)
    else if (what < 14) begin(tab)
    else if (what < 16) crash(tab)
    else if (what < 18) world.signIn(random.pick([...persons, undefined]))
    else if (what < 20) world.arriveLate()
    else if (what < 23) mend(tab)
    else if (what < 24) throwAway(tab)
    else world.goOn()
  }

  for (let step = 0; step < 1_500; step += 1) {
    happen()
    await settled()
  }
  world.becomeCalm()
  for (let step = 0; step < 4_000 && !isOver(world.rows()); step += 1) {
    if (step % 40 === 0) world.signIn(persons[(step / 40) % 2])
    if (step % 3 === 0) begin(random.between(0, 1))
    else if (step % 7 === 0) mend(0)
    else world.goOn()
    await settled()
  }
  return { recorded: world.log.length, faults: faultsIn(world, mayStillCome) }
}

function freshScan(random: Random, label: number): FreshScan {
  const operator = random.pick(persons) ?? 'p-one'
  const codes = ['A', 'B', 'C', 'D', 'E'].filter(() => random.percent(30))
  const scan = {
    id: random.uuid(),
    stream: 'battery',
    stage: 'tested',
    facility: 'TM',
    eventTime: '2026-11-27T08:00:00.000+08:00',
    operator,
    batches: codes.map((batch) => ({ batch })),
    facts: { label, isWrong: random.percent(10) },
  }
  return { scan, by: { operator, name: '', organisation: 'first' }, sends: 0, stopped: 0 }
}

/** Lets everything that can go on do so: promises alone, no timers. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await Promise.resolve()
}

function isOver(rows: readonly QueuedScan[]): boolean {
  return rows.every(({ answer }) => answer !== undefined && answer.status !== 'refused')
}

function faultsIn(
  world: ReturnType<typeof createWorld>,
  mayStillCome: ReadonlySet<string>,
): readonly string[] {
  const labels = world.log.map(({ facts }) => String(facts?.label))
  const rows = world.rows()
  const waiting = rows.filter(({ answer }) => answer === undefined || answer.status === 'refused')
  const twice = labels.filter((label, index) => labels.indexOf(label) !== index)
  const lost = rows.filter(({ scan }) => !labels.includes(String(scan.facts?.label)))
  const stray = labels.filter(
    (label) =>
      !mayStillCome.has(label) && !rows.some(({ scan }) => String(scan.facts?.label) === label),
  )
  const overtaken = ['A', 'B', 'C', 'D', 'E'].filter((code) => {
    const own = world.log.filter(({ batches }) => batches?.some(({ batch }) => batch === code))
    const order = own.map(({ facts }) => placeOf(rows, Number(facts?.label)))
    const known = order.filter((place) => place !== undefined)
    return known.some((place, index) => place < (known[index - 1] ?? 0))
  })
  return [
    ...waiting.map(({ scan }) => `never settled: ${scan.id}`),
    ...twice.map((label) => `recorded twice: ${label}`),
    ...lost.map(({ scan }) => `lost: ${scan.id}`),
    ...stray.map((label) => `recorded and gone from the device: ${label}`),
    ...overtaken.map((code) => `out of order: ${code}`),
  ]
}

function placeOf(rows: readonly QueuedScan[], label: number): number | undefined {
  return rows.find(({ scan }) => scan.facts?.label === label)?.place
}
