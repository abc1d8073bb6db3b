import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type Arrived, createIntake, type Taken } from '../../../api/gateway/intake.ts'
import { deliveriesOf } from '../../../api/gateway/store/deliveries.ts'
import { departuresOf } from '../../../api/gateway/store/departures.ts'
import { openQueue, type Queue } from '../../../api/gateway/store/open-queue.ts'
import { unmappedOf } from '../../../api/gateway/store/unmapped.ts'
import { readMapping } from '../../../domain/gateway/faults-in-mapping.ts'
import { mappingOf } from '../../../domain/gateway/mapping.ts'
import { type Saying, sentence } from '../../../domain/phrases.ts'

const lane = { station: 'lathe', kind: 'reading' } as const
const all = { most: 1_000, mostBytes: 1_000_000 }
const start = new Date('2026-11-28T01:10:00Z')

describe('a queue', () => {
  it('gives each reading a number and an interval of its own, once, also after it was opened again', async () => {
    const at = await openIntake()
    at.take([count('1'), count('2')])
    const before = at.waiting()
    expect(before).toMatchObject([
      { good: 1, from: '2026-11-28T01:09:00.000Z', to: '2026-11-28T01:10:00.000Z' },
      { good: 2, from: '2026-11-28T01:10:00.000Z', to: '2026-11-28T01:10:00.001Z' },
    ])
    const first = start.getTime() * 1_000
    expect(before.map(({ seq }) => seq)).toEqual([first, first + 1])
    const again = await at.reopen()
    again.take([count('3')])
    expect(again.waiting()).toMatchObject([...before, { seq: first + 2, good: 3 }])
  })

  it('knows a message again by the machine’s own number, and says where that comes with other content', async () => {
    const { take, waiting } = await openIntake()
    const said = (n: number, good: number) => numbered(JSON.stringify({ n, good }))
    expect(does(take([said(1, 5), said(1, 5), said(2, 5), said(1, 6)]))).toEqual([
      'kept',
      'repeated',
      'kept',
      'unmapped_sequence_reused',
    ])
    // The same number on another topic is another machine's.
    expect(does(take([{ ...said(1, 5), topic: 'numbered/drill' }]))).toEqual(['kept'])
    expect(waiting()).toHaveLength(2)
  })

  it('knows a bare message again that a broker redelivers, and takes an equal one that it does not', async () => {
    const { take, deliveries } = await openIntake()
    const packet = (id: number, isAgain = false) => ({ ...count('1'), packet: { id, isAgain } })
    deliveries.begin(false)
    expect(does(take([packet(1), packet(2), packet(1)]))).toEqual(['kept', 'kept', 'kept'])
    // The connection breaks, and no acknowledgement has come over.
    deliveries.begin(true)
    const redelivered = [packet(1, true), packet(2, true), packet(3, true), packet(1)]
    expect(does(take(redelivered))).toEqual(['repeated', 'repeated', 'kept', 'kept'])
    // And once more, in the middle of it.
    deliveries.begin(true)
    expect(does(take([packet(2, true), { ...packet(3, true), ...count('2') }]))).toEqual([
      'repeated',
      'kept',
    ])
  })

  it('forgets what the broker has heard of, and all of it where the broker kept no session', async () => {
    const { take, deliveries } = await openIntake()
    const packet = (id: number) => ({ ...count('1'), packet: { id, isAgain: true } })
    take([packet(1)])
    const heard = deliveries.last()
    take([packet(2)])
    deliveries.forget(heard)
    deliveries.begin(true)
    expect(does(take([packet(1), packet(2)]))).toEqual(['kept', 'repeated'])
    expect(deliveries.begin(false)).toEqual({ isSessionLost: true })
    expect(does(take([packet(1), packet(2)]))).toEqual(['kept', 'kept'])
  })

  it('that is full takes nothing, not even a part, and says so once until it has room', async () => {
    const { take, said, queue, departures, waiting } = await openIntake(200_000)
    const many = Array.from({ length: 500 }, (_, n) => numbered(JSON.stringify({ n, good: 1 })))
    const waits = () => waiting().length
    while (take(many.map((one, at) => again(one, waits() + at))) !== undefined);
    const full = waits()
    expect(take([count('1')])).toBeUndefined()
    expect(waits()).toBe(full)
    expect(queue.bytes()).toBeGreaterThanOrEqual(200_000)
    const done = departures.waiting(lane, { most: 100_000, mostBytes: 1e9 })
    departures.settle('lathe', {
      done: done.map(({ number }) => number),
      accepted: done.length,
      duplicates: 0,
      refused: [],
    })
    expect(does(take([count('1')]))).toEqual(['kept'])
    expect(said).toEqual([
      'The queue is full (0 MB): nothing more is acknowledged until there is room',
      'The queue has room again',
    ])
  })

  it('counts what means nothing by topic and reason, with the last of it, and says the first, the tenth, the hundredth', async () => {
    const { take, said, queue } = await openIntake()
    for (let n = 1; n <= 120; n += 1) take([{ ...count(String(n)), topic: 'other' }])
    take([count('x'), { ...count('1'), isRetained: true }])
    expect(unmappedOf(queue).all()).toMatchObject([
      { topic: 'count/lathe', count: 1, last: 'x', why: { says: 'unmapped_no_json' } },
      { topic: 'count/lathe', count: 1, last: '1', why: { says: 'unmapped_retained' } },
      { topic: 'other', count: 120, last: '120', why: { says: 'unmapped_topic' } },
    ])
    expect(said.filter((line) => line.includes('"other"'))).toHaveLength(3)
  })

  it('takes what comes beside a payload that is nested deeper than a stack holds', async () => {
    const { take } = await openIntake()
    const deep = '['.repeat(30_000) + ']'.repeat(30_000)
    expect(does(take([count(deep), numbered(`{"n":${deep}}`), count('1')]))).toEqual([
      'unmapped_no_number',
      'unmapped_no_sequence',
      'kept',
    ])
  })

  it('tells a thousand strange topics apart, and all further ones together', async () => {
    const { take, queue } = await openIntake()
    take(Array.from({ length: 1_100 }, (_, n) => ({ ...count('1'), topic: `other/${n}` })))
    const told = unmappedOf(queue).all()
    expect(told).toHaveLength(1_001)
    expect(told.find(({ topic }) => topic === '…')).toMatchObject({ count: 100 })
  })

  it('is one process’s at a time', async () => {
    const { folder } = await openIntake()
    await expect(openQueue(folder)).rejects.toThrow(/Another gateway uses the queue/)
  })
})

/** A queue of its own, with what fills it. */
async function openIntake(mostBytes = 10_000_000) {
  const folder = await mkdtemp(join(tmpdir(), 'loomcell-queue-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return over(folder, mostBytes)
}

async function over(folder: string, mostBytes: number) {
  const queue = await openQueue(folder)
  let isOpen = true
  const close = () => {
    if (isOpen) queue.close()
    isOpen = false
  }
  onTestFinished(close)
  const said: string[] = []
  const say = ({ says, values = {} }: Saying) => void said.push(sentence(says, values, 'en'))
  const intake = createIntake({
    queue,
    mapping,
    mostBytes,
    now: () => start,
    onKept: () => {},
    say,
  })
  const departures = departuresOf(queue)
  return {
    folder,
    queue,
    said,
    departures,
    deliveries: deliveriesOf(queue),
    take: intake.take,
    waiting: () => waitingIn(queue),
    reopen: () => {
      close()
      return over(folder, mostBytes)
    },
  }
}

function waitingIn(queue: Queue): readonly { readonly seq: number }[] {
  const bounds = { ...all, most: 100_000, mostBytes: 1e9 }
  return departuresOf(queue)
    .waiting(lane, bounds)
    .map(({ body }) => JSON.parse(body))
}

/** What became of messages, in a word each; why, of those that mean nothing. */
function does(taken: readonly Taken[] | undefined): readonly string[] {
  return (taken ?? []).map((one) => (one.does === 'unmapped' ? one.why.says : one.does))
}

function count(payload: string): Arrived {
  return { topic: 'count/lathe', payload: Buffer.from(payload), isRetained: false }
}

function numbered(payload: string): Arrived {
  return { topic: 'numbered/lathe', payload: Buffer.from(payload), isRetained: false }
}

/** The same with another number. */
function again(message: Arrived, n: number): Arrived {
  return { ...message, payload: Buffer.from(JSON.stringify({ n, good: 1 })) }
}

const mapping = soundMapping()

function soundMapping() {
  const stations = { lathe: { keyFile: 'a' }, drill: { keyFile: 'b' } }
  const good = { time: { seconds: 60 } }
  const topics = [
    { topic: 'count/{station}', reading: { ...good, good: { at: '' } } },
    {
      topic: 'numbered/{station}',
      sequence: { at: '/n' },
      reading: { ...good, good: { at: '/good' } },
    },
  ]
  const read = readMapping({ version: 1, timeZone: 'Asia/Hong_Kong', stations, topics })
  if (!('stations' in read)) throw new RangeError(JSON.stringify(read))
  return mappingOf(read)
}
