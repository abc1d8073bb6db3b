import { beforeAll, expect, it } from 'vitest'
import { findingKept } from '../../../../web/scanner/at-hand/finding-kept.ts'
import type { Around } from '../../../../web/scanner/at-hand/fold-queue.ts'
import { keepBench } from '../../../../web/scanner/at-hand/keep-bench.ts'
import type {
  HeldHere,
  KeptAtHand,
  KeptBatch,
} from '../../../../web/scanner/at-hand/kept-at-hand.ts'
import { looksOf } from '../../../../web/scanner/at-hand/looks.ts'
import { readingKept } from '../../../../web/scanner/at-hand/reading-kept.ts'
import type { QueuedScan, ScanToSend } from '../../../../web/scanner/queue/queued-scan.ts'
import { loadStreams } from '../../../../workflows/load-streams.ts'
import type { LoadedStream } from '../../../../workflows/streams.ts'
import { usedFibre } from '../../../harness/workplace.ts'

let streams: ReadonlyMap<string, LoadedStream>
beforeAll(async () => {
  streams = await loadStreams()
})

it('decides each scan of a day without a network once, however often it is asked meanwhile', () => {
  const around = counting()
  const benchOf = keepBench()
  const scans: QueuedScan[] = []
  const asked: number[] = []
  for (const scan of lots(20)) {
    scans.push(scan)
    const before = around.asked()
    for (let time = 0; time < 3; time += 1) benchOf(heldOf(scans), around)
    asked.push(around.asked() - before)
  }
  expect(benchOf(heldOf(scans), around).size).toBe(20)
  // The last as much as the first: a lot's second scan asks what its first did.
  expect(asked.slice(-2)).toEqual(asked.slice(0, 2))
  expect(asked.every((times) => times > 0)).toBe(true)
})

it('shows the same as if all were thought over anew, whatever changes in what is waiting', () => {
  const all = lots(3)
  const [first, second, third, fourth, fifth] = all
  if (!(first && second && third && fourth && fifth)) throw new RangeError('No lots')
  const reversal: QueuedScan = {
    ...fifth,
    place: 9,
    scan: {
      ...scanOf('LOT-1', 'reversed', 9),
      batches: [{ batch: 'LOT-1' }],
      reverses: second.scan.id,
      facts: { reason: 'Wrong lot' },
    },
  }
  const mended = weighedAs(second, 99_500)
  const refused: QueuedScan = {
    ...second,
    answer: { id: second.scan.id, status: 'refused', code: 'invalid', faults: [] },
  }
  const foreign: QueuedScan = { ...fourth, by: { ...fourth.by, organisation: 'another' } }
  const days: readonly HeldHere[] = [
    heldOf([]),
    heldOf([first]),
    heldOf([second, first]),
    heldOf([first, mended]),
    heldOf([first, mended, third]),
    heldOf([first, refused, third]),
    heldOf([first, second, third, foreign]),
    heldOf([first, second, third, fourth]),
    heldOf([first, second, third, fourth, reversal]),
    heldOf([third, fourth]),
    heldOf([third, fourth], [batchAtHand('LOT-1', 99_800)]),
    heldOf([second, third, fourth], [batchAtHand('LOT-1', 99_800)]),
    heldOf([second, third, fourth], [batchAtHand('LOT-1', 99_700)]),
    heldOf([second, third, fourth, fifth], [batchAtHand('LOT-1', 99_700)], 'KT'),
  ]
  const benchOf = keepBench()
  const seen = days.map((held) => {
    const around = counting()
    expect(standing(benchOf(held, around))).toEqual(standing(keepBench()(held, around)))
    return standing(benchOf(held, around))
  })
  expect(seen[2]).toEqual([['LOT-1', 'fibre_received', 99_000]])
  expect(seen[3]).toEqual([['LOT-1', 'fibre_received', 99_500]])
  expect(seen[8]?.[0]).toEqual(['LOT-1', 'fibre_received', 100_000])
  expect(seen[11]?.[0]).toEqual(['LOT-1', 'fibre_received', 99_000])
  expect(new Set(seen.map((one) => JSON.stringify(one))).size).toBeGreaterThan(7)
})

it('reads what is kept of a batch once for each answer of the server', async () => {
  const reads: string[][] = []
  const kept = new Map([['code LOT1', [batchAtHand('LOT-1', 1)]]])
  const find = findingKept({
    find: async (looks) => {
      reads.push([...looks])
      return looks.map((look) => kept.get(look) ?? [])
    },
  })
  const known = knownAt('TM')
  const told = { ...known, tag: 'W/"1"', asOf: 1 }
  expect(await find(told, ['code LOT1', 'code LOT2', 'code LOT1'])).toHaveLength(1)
  expect(await find({ ...told, asOf: 2 }, ['code LOT1', 'code LOT3'])).toHaveLength(1)
  kept.set('code LOT2', [batchAtHand('LOT-2', 2)])
  expect(await find({ ...told, tag: 'W/"2"' }, ['code LOT1', 'code LOT2'])).toHaveLength(2)
  await find({ ...known, tag: '', asOf: 3 }, ['code LOT1'])
  await find({ ...known, tag: '', asOf: 4 }, ['code LOT1'])
  expect(reads).toEqual([
    ['code LOT1', 'code LOT2'],
    ['code LOT3'],
    ['code LOT1', 'code LOT2'],
    ['code LOT1'],
    ['code LOT1'],
  ])
})

it('reads all that is kept once for each answer of the server, however many ask meanwhile', async () => {
  const told = { ...knownAt('TM'), tag: 'W/"1"' }
  let known: KeptAtHand | undefined = told
  let reads = 0
  const read = readingKept({
    known: async () => known,
    all: async () => {
      reads += 1
      return { known, batches: [batchAtHand(`LOT-${reads}`, 1)] }
    },
  })
  const [one, other] = await Promise.all([read(), read()])
  known = { ...told, asOf: 5 }
  const again = await read()
  expect([reads, other?.batches, again.batches]).toEqual([1, one?.batches, one?.batches])
  // The same list, so that whatever was thought of it holds, and when the server was last asked.
  expect([again.batches === one?.batches, again.known?.asOf]).toEqual([true, 5])
  known = { ...told, tag: 'W/"2"' }
  expect((await read()).batches[0]?.code).toBe('LOT-2')
  known = undefined
  expect((await read()).known).toBeUndefined()
  expect(reads).toBe(3)
})

/** What the rules ask around, and how often they asked for a place: at least once a decision. */
function counting(): Around & { asked(): number } {
  let times = 0
  return {
    streams,
    organisation: 'harbour-reuse',
    place: () => {
      times += 1
      return { timeZone: 'Asia/Hong_Kong', jurisdiction: 'HK' }
    },
    asked: () => times,
  }
}

/** Lots of fibre that came in, each weighed a kilogram lighter after it. */
function lots(number: number): readonly QueuedScan[] {
  return Array.from({ length: number }, (_none, index) => {
    const batch = `LOT-${index + 1}`
    const place = index * 2 + 1
    const received = {
      ...scanOf(batch, 'fibre_received', place),
      outputs: [{ batch, kind: 'fibre_lot', massGrams: 100_000 }],
      facts: usedFibre,
    }
    return [queuedOf(received, place), weighedAs(queuedOf(received, place + 1), 99_000)]
  }).flat()
}

function weighedAs(queued: QueuedScan, massGrams: number): QueuedScan {
  const { batches = [], outputs = [] } = queued.scan
  const batch = [...batches, ...outputs][0]?.batch ?? ''
  const scan = {
    ...scanOf(batch, 'weighed', queued.place),
    batches: [{ batch, massGrams }],
    facts: { scale: 'S-1' },
  }
  return queuedOf(scan, queued.place)
}

function scanOf(batch: string, stage: string, place: number): ScanToSend {
  const time = String(place).padStart(2, '0')
  return {
    id: `019${time}000-0000-7000-8000-${batch.replace('LOT-', '').padStart(12, '0')}`,
    stream: 'textile',
    stage,
    facility: 'TM',
    eventTime: `2026-11-20T10:${time}:00+08:00`,
    operator: 'p-1',
  }
}

function queuedOf(scan: ScanToSend, place: number): QueuedScan {
  const by = { operator: 'p-1', name: 'Somebody', organisation: 'harbour-reuse' }
  return { place, by, scan, sends: 0, stopped: 0 }
}

function batchAtHand(code: string, massGrams: number): KeptBatch {
  const batch = {
    batch: `B-${code}`,
    code,
    stream: 'textile',
    kind: 'fibre_lot',
    material: 'cotton_polyester',
    state: 'fibre_received',
    facility: 'TM',
    massGrams,
    content: {},
    headSeq: 1,
    context: usedFibre,
    recalls: [],
    former: [],
  } as unknown as Omit<KeptBatch, 'looks' | 'order'>
  return { ...batch, order: 0, looks: looksOf(batch) }
}

function knownAt(code: string): KeptAtHand {
  return {
    facility: { code, timeZone: 'Asia/Hong_Kong', jurisdiction: 'HK' },
    asker: {
      organisation: { slug: 'harbour-reuse', name: 'Harbour Reuse' },
      mayRecord: true,
      mayGiveReason: false,
      operator: 'p-1',
      certificates: [],
      station: null,
    },
    expected: [],
    isCut: false,
    asOf: 0,
    tag: '',
    version: '',
  }
}

function heldOf(
  scans: readonly QueuedScan[],
  batches: readonly KeptBatch[] = [],
  facility = 'TM',
): HeldHere {
  return { known: knownAt(facility), facilities: [], scans, batches }
}

function standing(bench: ReturnType<ReturnType<typeof keepBench>>) {
  return [...bench.values()].map(({ batch: { code, state, massGrams } }) => [
    code,
    state,
    massGrams,
  ])
}
