import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { BatchState } from '../../domain/event.ts'
import { faultOf, isRefusal } from '../../domain/refusal.ts'
import { loadStreams } from '../../workflows/load-streams.ts'
import { type Asking, nextSteps } from '../../workflows/next-steps.ts'
import type { OpenRecall } from '../../workflows/recall.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { openBooks, recordTime } from '../harness/books.ts'

const streams = [...(await loadStreams()).values()]
const serious: OpenRecall = {
  recall: '00000000-0000-4000-8000-000000000001',
  severity: 'serious',
  isItself: true,
  isTakenDown: false,
}

describe.each(streams)('what to do next in stream $name', (stream) => {
  it('has never left out a step that was then recorded, nor closed it', () => {
    const missing = everyStep(stream).flatMap(({ batch, stage, eventTime }) => {
      const found = stepsOf(stream, batch, { now: eventTime }).find(
        (one) => one.stage.name === stage,
      )
      return found?.faults.length === 0 ? [] : [`${batch.code} at ${batch.state}: ${stage}`]
    })
    expect(missing).toEqual([])
  })

  it('closes a step by itself only where recording it is refused for the same reason', () => {
    const closed = everyStep(stream).flatMap(({ batch, eventTime, tryStage }) =>
      Object.values(stream.stages).flatMap((one) => {
        const faults = one.closedFor?.(batch, eventTime) ?? []
        if (faults.length === 0 || one.decide === undefined) return []
        const refused = tryStage(one.name)
        return faults.map(({ says }) => [one.name, says, refused.includes(says)] as const)
      }),
    )
    expect(closed.filter(([, , isRefused]) => !isRefused)).toEqual([])
    // A battery of the examples is released when its hold is over; a line's route closes something at every step.
    if (stream.name === 'textile') expect(closed.length).toBeGreaterThan(20)
  })

  it('recommends only what is open, and puts it first', () => {
    for (const { batch, eventTime } of everyStep(stream)) {
      const { recommended, steps } = nextSteps(stream, askingOf(batch, { now: eventTime }))
      if (recommended === undefined) continue
      expect(steps[0]).toMatchObject({ stage: { name: recommended }, faults: [] })
    }
  })

  it('recommends the stage that its examples record next, but for those that are a choice', () => {
    const steps = everyStep(stream).filter(({ stage }) => stream.stages[stage]?.unplanned !== true)
    const met = steps.filter(({ batch, stage, eventTime }) => {
      return nextSteps(stream, askingOf(batch, { now: eventTime })).recommended === stage
    })
    expect(met.length / steps.length).toBeGreaterThan(0.6)
  })

  it('knows every stage that it recommends', () => {
    const named = everyStep(stream).flatMap(({ batch }) => stream.recommends?.(batch) ?? [])
    expect([...new Set(named)].filter((name) => stream.stages[name] === undefined)).toEqual([])
  })

  it('closes every way out to what is recalled for a serious risk', () => {
    for (const { batch, eventTime } of everyStep(stream)) {
      const steps = stepsOf(stream, batch, { now: eventTime, recalls: [serious] })
      for (const { stage, faults } of steps) {
        if (stage.leaves !== 'onward') continue
        const isRemedy = stream.custody.isRemedied?.(batch, true) === true
        expect([stage.name, faults.some(({ says }) => says === 'recalled_gravely')]).toEqual([
          stage.name,
          !isRemedy,
        ])
      }
    }
  })
})

describe('what to do next with a battery', () => {
  const battery = streams.find(({ name }) => name === 'battery')

  it('says why good modules with gaps in their history are not matched, and does not call them waste', () => {
    const graded = stateOf({ state: 'graded', kind: 'module', context: { grade: 'B' } })
    const { recommended, steps } = nextSteps(named(battery), askingOf(graded))
    expect(recommended).toBeUndefined()
    expect(steps.find(({ stage }) => stage.name === 'matched')?.faults).toMatchObject([
      { says: 'guard_not_met', values: { condition: named(battery).guards.traceability_complete } },
    ])
  })

  it('opens the release of what is held only once the hold is over', () => {
    const until = '2026-11-02T05:00:00.000Z'
    const held = stateOf({
      state: 'quarantined',
      kind: 'pack',
      context: { quarantinedUntil: until },
    })
    const faultsAt = (now: string) =>
      stepsOf(named(battery), held, { now }).find(({ stage }) => stage.name === 'released')?.faults
    expect(faultsAt('2026-11-02T04:59:59.999Z')).toMatchObject([{ says: 'hold_runs' }])
    expect(faultsAt(until)).toEqual([])
  })

  it('sends what is damaged to quarantine, and says why it is not isolated', () => {
    const amber = { triageClass: 'amber', damageClass: 'amber' }
    const triaged = stateOf({ state: 'triaged', kind: 'pack', context: amber })
    const { recommended, steps } = nextSteps(named(battery), askingOf(triaged))
    expect(recommended).toBe('quarantined')
    expect(steps.find(({ stage }) => stage.name === 'isolated')?.faults.length).toBeGreaterThan(0)
  })

  it('closes under a recall what comes nearer to use, and asks a supervisor for a reason where nothing else closes it', () => {
    const before = everyStep(named(battery)).find(({ stage }) => stage === 'matched')
    if (before === undefined) throw new RangeError('Nothing is matched')
    const { batch: graded, eventTime: now } = before
    const matchedFor = (more: Partial<Asking>) =>
      stepsOf(named(battery), graded, { now, recalls: [serious], ...more }).find(
        ({ stage }) => stage.name === 'matched',
      )
    expect(matchedFor({ mayGiveReason: true })).toMatchObject({
      faults: [{ says: 'recalled_needs_reason' }],
      asksReason: true,
    })
    expect(matchedFor({})).toMatchObject({
      faults: [{ says: 'recalled_needs_reason' }],
      asksReason: false,
    })
    const faultFor = () => faultOf('/stage', 'certificate_not_held', {})
    expect(matchedFor({ mayGiveReason: true, faultFor })).toMatchObject({ asksReason: false })
    const open = matchedFor({ mayGiveReason: true, recalls: [] })
    expect(open).toMatchObject({ faults: [], asksReason: false })
  })

  it('never asks a reason for what leaves under a recall for a serious risk', () => {
    const listed = stateOf({ state: 'passport_issued', kind: 'product', context: {} })
    const steps = stepsOf(named(battery), listed, { recalls: [serious], mayGiveReason: true })
    expect(steps.find(({ stage }) => stage.name === 'listed')).toMatchObject({
      faults: [{ says: 'recalled_gravely' }],
      asksReason: false,
    })
  })

  it('has no step for what is with another organisation', () => {
    const gone = stateOf({ state: 'handed_over', kind: 'pack', context: {} })
    expect(nextSteps(named(battery), askingOf(gone))).toEqual({ steps: [] })
  })
})

function named(stream: LoadedStream | undefined): LoadedStream {
  if (stream === undefined) throw new RangeError('No stream')
  return stream
}

function stateOf(given: Pick<BatchState, 'state' | 'kind' | 'context'>): BatchState {
  return {
    ...given,
    batch: '00000000-0000-4000-8000-000000000002',
    code: 'B-1',
    stream: 'battery',
    material: 'NMC',
    facility: 'A',
    massGrams: 28_500,
    content: {},
    headSeq: 1,
    headDigest: '',
  }
}

function askingOf(batch: BatchState, more: Partial<Asking> = {}): Asking {
  return { batch, now: recordTime, recalls: [], ...more }
}

function stepsOf(stream: LoadedStream, batch: BatchState, more: Partial<Asking> = {}) {
  return nextSteps(stream, askingOf(batch, more)).steps
}

/** Each batch of the stream's own examples as it stood before each stage that a person records of it. */
function everyStep(stream: LoadedStream) {
  const books = openBooks(stream)
  const end = Date.parse(recordTime)
  const minutes = stream.examples.at(-1)?.afterMinutes ?? 0
  return stream.examples.flatMap(({ afterMinutes, ...example }) => {
    const eventTime = new Date(end - (minutes - afterMinutes) * 60_000).toISOString()
    const base = { id: randomUUID(), stream: stream.name, facility: 'A', eventTime }
    const before = (example.batches ?? []).map(({ batch }) => books.batch(batch))
    const steps = before.map((batch) => {
      // Looked at now, for the books go on.
      const refusals = new Map(
        Object.values(stream.stages)
          .filter(({ closedFor }) => (closedFor?.(batch, eventTime) ?? []).length > 0)
          .map(({ name, decide }) => {
            const decision = decide?.({
              facts: stream.examples.find(({ stage }) => stage === name)?.facts ?? {},
              batches: [batch],
              drawnGrams: [batch.massGrams ?? 0],
              weighedGrams: [undefined],
              outputs: [],
              losses: [],
              additions: [],
              eventTime,
            })
            const refused = decision !== undefined && 'refused' in decision ? decision.refused : []
            return [name, refused.map(({ says }) => says as string)] as const
          }),
      )
      const tryStage = (name: string): readonly string[] => refusals.get(name) ?? []
      return { batch, stage: example.stage, eventTime, tryStage }
    })
    const answer = books.when({ ...base, ...example })
    if (isRefusal(answer)) throw new RangeError(JSON.stringify(answer))
    return steps
  })
}
