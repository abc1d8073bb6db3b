import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { BatchState } from '../../domain/event.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { alarmAmong } from '../../workflows/alarm.ts'
import { loadStreams } from '../../workflows/load-streams.ts'
import { nextSteps } from '../../workflows/next-steps.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { type Books, openBooks, recordTime, refusedAs, streamNamed } from '../harness/books.ts'
import { takeIn } from '../harness/held-pack.ts'

const streams = [...(await loadStreams()).values()]
const hour = 3_600_000

describe.each(streams)('an emergency in stream $name', (stream) => {
  const alarm = Object.values(stream.stages).find((one) => one.alarm !== undefined)

  it('asks for one sign out of a few, and for no certificate, signature or record', () => {
    expect(alarm).toMatchObject({ name: 'quarantined_at_once', endedBy: 'released' })
    expect([alarm?.competence, alarm?.signatures, alarm?.certificate, alarm?.outputs]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    const [sign, ...others] = alarm?.fields ?? []
    expect([sign?.name, sign?.type, others]).toEqual([alarm?.alarm?.sign, 'choice', []])
    expect(Object.keys(sign?.choices ?? {}).length).toBeLessThanOrEqual(5)
  })

  it('may be recorded of whatever may be quarantined, at every step of the examples, and then nothing is released', () => {
    const found = everyState(stream).map(([books, before]) => {
      const wasOpen = stepOf(stream, before, 'quarantined') !== undefined
      const answer = books.when(setApart(stream, before.code))
      if (isRefusal(answer)) return [before.code, before.state, wasOpen, answer.code]
      const after = books.batch(before.code)
      const { held, lacksDetails } = stream.custody.dangerOf?.(after) ?? { held: false }
      const released = stepOf(stream, after, 'released')?.faults.map(({ says }) => says) ?? []
      const { recommended } = nextSteps(stream, { batch: after, now: recordTime, recalls: [] })
      return [held, lacksDetails, recommended, released.includes('quarantine_details_missing')]
    })
    const accepted = found.filter(([held]) => held === true)
    expect(accepted.length).toBeGreaterThan(5)
    const same = [true, true, 'quarantine_detailed', true]
    expect(accepted.filter((one) => JSON.stringify(one) !== JSON.stringify(same))).toEqual([])
    // What is refused had no quarantine to offer either: it ended, or it is used up.
    expect(found.filter(([held, , wasOpen]) => held !== true && wasOpen === true)).toEqual([])
  })

  it('is offered by itself as what a red button records', () => {
    const [, before] = everyState(stream)[0] ?? []
    const steps = before === undefined ? [] : stepsOf(stream, before)
    expect(alarmAmong(steps)).toMatchObject({ stage: alarm?.name, sign: alarm?.alarm?.sign })
    expect(alarmAmong(steps)?.signs.map(({ value }) => value)).toEqual(
      Object.keys(alarm?.fields[0]?.choices ?? {}),
    )
  })
})

describe('a battery that was isolated in an emergency', () => {
  const details = {
    quarantinePlace: 'Bay 3',
    quarantineReason: 'hissed on the forklift',
    watchIntervalHours: '1',
    quarantineTemperatureCelsius: '61',
    quarantinePacking: 'P911',
    reviewBy: '2026-11-09',
  }

  it('counts as red, is held for 48 hours from the emergency, and neither gets safer or freer by its details', async () => {
    const { books, stream } = await withPack()
    books.given(setApart(stream, 'PACK'))
    const until = new Date(Date.parse(recordTime) + 48 * hour).toISOString()
    const danger = { name: 'red', held: true, until }
    expect(dangerOf(stream, books)).toEqual({ ...danger, lacksDetails: true })
    const soft = books.when(detailed({ ...details, quarantinePacking: 'P908' }))
    expect(refusedAs(soft)).toEqual(['invalid', '/facts/quarantinePacking'])
    const later = new Date(Date.parse(recordTime) + 3 * hour).toISOString()
    books.given(detailed(details), { recordTime: later })
    expect(dangerOf(stream, books)).toEqual(danger)
    expect(refusedAs(books.when(detailed(details)))).toEqual(['guard_not_met', '/batches/0/batch'])
  })

  it('is never released without its details, however long it was held, and starts again with a triage after', async () => {
    const { books, stream } = await withPack()
    books.given(setApart(stream, 'PACK'))
    const over = new Date(Date.parse(recordTime) + 72 * hour).toISOString()
    const refused = books.when(released(over), { recordTime: over })
    expect(isRefusal(refused) && refused.faults.map(({ says }) => says)).toEqual([
      'quarantine_details_missing',
    ])
    books.given(detailed(details), { recordTime: over })
    books.given(released(over), { recordTime: over })
    expect(books.batch('PACK')).toMatchObject({
      state: 'released',
      context: { damageClass: 'red' },
    })
  })

  it('has its details also from a quarantine that says all there is to say', async () => {
    const { books, stream } = await withPack()
    books.given(setApart(stream, 'PACK'))
    const facts = { ...details, quarantineClass: 'red', quarantineStart: recordTime }
    books.given(scanOf('battery', 'quarantined', 'PACK', facts))
    expect(dangerOf(stream, books)).not.toHaveProperty('lacksDetails')
  })

  it('still owes them as declared waste, and may give them there', async () => {
    const { books, stream } = await withPack()
    books.given(setApart(stream, 'PACK'))
    const { facts = {} } = stream.examples.find(({ stage }) => stage === 'declared_waste') ?? {}
    books.given(scanOf('battery', 'declared_waste', 'PACK', facts))
    expect(dangerOf(stream, books)).toMatchObject({ lacksDetails: true })
    books.given(detailed(details))
    expect(books.batch('PACK')).toMatchObject({ state: 'declared_waste' })
    expect(dangerOf(stream, books)).not.toHaveProperty('lacksDetails')
  })

  it('is not freed by reversing the emergency', async () => {
    const { books, stream } = await withPack()
    const { id } = books.given(setApart(stream, 'PACK'))
    const answer = books.when({
      ...scanOf('battery', 'reversed', 'PACK', { reason: 'slip' }),
      batches: [],
      reverses: id,
    })
    expect(refusedAs(answer)).toEqual(['second_person_needed', '/reverses'])
  })

  it('may come late from a device without a network, after something that was recorded meanwhile', async () => {
    const { books, stream } = await withPack()
    books.given(setApart(stream, 'PACK'))
    const before = new Date(Date.parse(recordTime) - 2 * hour).toISOString()
    books.given({ ...setApart(stream, 'PACK'), eventTime: before })
    expect(dangerOf(stream, books)).toMatchObject({
      until: new Date(Date.parse(recordTime) + 48 * hour).toISOString(),
    })
  })
})

describe('a bale that was isolated in an emergency', () => {
  it('counts as contaminated, goes back to where it stood, and is set apart again out of quarantine', async () => {
    const stream = await streamNamed('textile')
    const [books, before] = everyState(stream)[0] ?? []
    if (books === undefined || before === undefined) throw new RangeError('No bale')
    const { code, state } = before
    books.given(setApart(stream, code))
    books.given(setApart(stream, code))
    expect(books.batch(code)).toMatchObject({
      state: 'quarantined',
      context: { heldFrom: state, contaminated: true, quarantineDetailsMissing: true },
    })
    const facts = { rejectionCodes: ['OIL_CHEM'], quarantineReason: 'smell', quarantinePlace: 'Q1' }
    const none = { ...facts, rejectionCodes: [] }
    expect(isRefusal(books.when(scanOf('textile', 'quarantine_detailed', code, none)))).toBe(true)
    books.given(scanOf('textile', 'quarantine_detailed', code, facts))
    const free = {
      releasedBy: 'one',
      secondReleasedBy: 'two',
      releaseFindings: 'dry, no smell',
      contaminated: false,
    }
    books.given(scanOf('textile', 'released', code, free))
    expect(books.batch(code).state).toBe(state)
  })
})

async function withPack(): Promise<{ books: Books; stream: LoadedStream }> {
  const stream = await streamNamed('battery')
  const books = openBooks(stream)
  books.given(takeIn('PACK', new Date(Date.parse(recordTime) - 5 * hour)))
  return { books, stream }
}

function scanOf(stream: string, stage: string, batch: string, facts: object) {
  return { id: randomUUID(), stream, stage, facility: 'A', batches: [{ batch }], facts }
}

function setApart({ name }: LoadedStream, code: string) {
  return scanOf(name, 'quarantined_at_once', code, { alarmSign: 'other' })
}

function detailed(facts: object) {
  return scanOf('battery', 'quarantine_detailed', 'PACK', facts)
}

function released(eventTime: string) {
  const facts = {
    releasedBy: 'one',
    secondReleasedBy: 'two',
    releaseTemperatureCelsius: '21',
    releaseFindings: 'cold',
  }
  return { ...scanOf('battery', 'released', 'PACK', facts), eventTime }
}

function dangerOf(stream: LoadedStream, books: Books) {
  return stream.custody.dangerOf?.(books.batch('PACK'))
}

function stepsOf(stream: LoadedStream, batch: BatchState) {
  return nextSteps(stream, { batch, now: recordTime, recalls: [] }).steps
}

function stepOf(stream: LoadedStream, batch: BatchState, name: string) {
  return stepsOf(stream, batch).find(({ stage }) => stage.name === name)
}

/** Each batch that the stream's examples make or change, as it stands after each of their steps, with books of its own. */
function everyState(stream: LoadedStream): readonly (readonly [Books, BatchState])[] {
  const end = Date.parse(recordTime)
  const minutes = stream.examples.at(-1)?.afterMinutes ?? 0
  const scans = stream.examples.map(({ afterMinutes, ...example }) => ({
    id: randomUUID(),
    stream: stream.name,
    facility: 'A',
    eventTime: new Date(end - (minutes - afterMinutes) * 60_000).toISOString(),
    ...example,
  }))
  return scans.map((_, index) => {
    const books = openBooks(stream)
    for (const scan of scans.slice(0, index + 1)) books.given(scan)
    const { outputs = [], batches = [] } = scans[index] ?? {}
    const code = [...outputs, ...batches][0]?.batch ?? ''
    return [books, books.batch(code)] as const
  })
}
