import { describe, expect, it } from 'vitest'
import { type Language, languages } from '../../../../domain/words.ts'
import { rulesOf } from '../../../../web/scanner/at-hand/rules.ts'
import { heldBackPhrases } from '../../../../web/scanner/phrases-held-back.ts'
import { afterReading, mostStops } from '../../../../web/scanner/queue/after-reading.ts'
import { decidedOtherwise } from '../../../../web/scanner/queue/decided-otherwise.ts'
import {
  clockAhead,
  isClockWrong,
  timeWithOffset,
} from '../../../../web/scanner/queue/device-clock.ts'
import { forgettable, mostDone } from '../../../../web/scanner/queue/forgettable.ts'
import { judgeQueue } from '../../../../web/scanner/queue/judge-queue.ts'
import {
  isMendable,
  mayBeThrownAway,
  mended,
  mendingOf,
} from '../../../../web/scanner/queue/mend.ts'
import { nextRequest } from '../../../../web/scanner/queue/next-request.ts'
import type { QueuedScan } from '../../../../web/scanner/queue/queued-scan.ts'
import { readArrival } from '../../../../web/scanner/queue/read-arrival.ts'
import { waitAfter, waitRules } from '../../../../web/scanner/queue/wait-after.ts'
import { saidOtherwise } from '../../../../web/scanner/said-otherwise.ts'
import { type TriageAnswers, triage } from '../../../../workflows/battery/triage.ts'
import { loadStreams } from '../../../../workflows/load-streams.ts'
import { queuedScan } from '../../../harness/queued-scan.ts'

const now = new Date('2026-11-27T00:00:00Z')
const places = (scans: readonly QueuedScan[]) => scans.map(({ place }) => place)
const of = (batch: string) => ({ scan: { batches: [{ batch }] } })
const accepted = (id: string) =>
  ({
    id,
    status: 'accepted',
    digest: 'd',
    recordTime: '',
    batches: [],
    decisions: {},
    warnings: [],
  }) as const
const refused = (code: string) => ({ id: null, status: 'refused', code, faults: [] }) as never

describe('what goes in the next request', () => {
  const next = (all: readonly QueuedScan[], mostScans = 100) =>
    places(nextRequest(all, { operator: 'p-one', mostScans }))

  it('holds of each batch the earliest scan alone, in the order in which they were made', () => {
    const all = [queuedScan(3, of('B')), queuedScan(2, of('a')), queuedScan(1, of('A'))]
    expect(next(all)).toEqual([1, 3])
  })

  it('lets no scan overtake one of the same batch that was refused, or is somebody else’s, unless a person lets it', () => {
    const first = queuedScan(1, { answer: refused('guard_not_met') })
    expect(next([first, queuedScan(2)])).toEqual([])
    const other = { operator: 'p-two', name: '', organisation: 'harbour' }
    expect(next([queuedScan(1, { by: other }), queuedScan(2)])).toEqual([])
    expect(next([first, queuedScan(2, { goesAhead: true }), queuedScan(3)])).toEqual([2])
    expect(next([queuedScan(1, { answer: accepted('x') }), queuedScan(2)])).toEqual([2])
  })

  it('is not held up by a batch of another organisation that has the same code', () => {
    const elsewhere = { operator: 'p-two', name: '', organisation: 'delta' }
    expect(next([queuedScan(1, { by: elsewhere }), queuedScan(2)])).toEqual([2])
  })

  it('waits with what stands on what comes out, and with what takes an event back', () => {
    const made = queuedScan(1, { scan: { outputs: [{ batch: 'M1', kind: 'module' }] } })
    const back = queuedScan(2, { scan: { batches: [], reverses: made.scan.id } })
    expect(next([made, back, queuedScan(3, of('M1'))])).toEqual([1])
  })

  it('holds as many as it may, by number and by size, and one that is larger than that alone', () => {
    const all = ['A', 'B', 'C'].map((batch, index) => queuedScan(index + 1, of(batch)))
    expect(next(all, 2)).toEqual([1, 2])
    const large = { facts: { note: '電'.repeat(200_000) } }
    const first = queuedScan(1, { scan: large })
    expect(next([first, queuedScan(2, of('B'))])).toEqual([1])
    expect(next([queuedScan(1, of('B')), queuedScan(2, { scan: large })])).toEqual([1])
  })

  it('tells of each scan why it does not go', () => {
    const other = { operator: 'p-two', name: '', organisation: 'harbour' }
    const all = [queuedScan(1), queuedScan(2), queuedScan(3, { by: other, ...of('B') })]
    expect(judgeQueue(all, 'p-one').map(({ progress }) => progress)).toEqual([
      { how: 'ready' },
      { how: 'behind', place: 1 },
      { how: 'other_person' },
    ])
    expect(judgeQueue(all, undefined)[0]?.progress).toEqual({ how: 'other_person' })
  })
})

describe('what an answer means', () => {
  const sent = [queuedScan(1), queuedScan(2)]
  const ids = sent.map(({ scan }) => scan.id)
  const read = (status: number, body: unknown, headers = {}) =>
    readArrival(sent, { status, text: JSON.stringify(body), ...headers }, now)

  it('is taken scan by scan, and only where it is about that scan', () => {
    const whole = ids.map(accepted)
    expect(read(200, whole)).toEqual({ why: 'answers', answers: whole })
    expect(read(200, whole.toReversed())).toEqual({
      why: 'answers',
      answers: [undefined, undefined],
    })
    expect(read(200, [accepted(ids[0] ?? ''), { id: ids[1], status: 'accepted' }])).toEqual({
      why: 'answers',
      answers: [whole[0], undefined],
    })
  })

  it.each([
    ['fewer receipts than scans', 200, [accepted(ids[0] ?? '')]],
    ['a page of a portal', 200, '<html>'],
    ['a refusal that we did not write', 403, { error: 'Forbidden by the proxy' }],
    ['a page that is somewhere else', 404, { code: 'not_found', faults: [] }],
    ['a gateway without a server', 502, 'Bad gateway'],
  ])('is unknown where it is %s, and asked for again', (_name, status, body) => {
    expect(read(status, body).why).toBe('unknown')
  })

  it('is unknown where it was cut off', () => {
    const text = JSON.stringify(ids.map(accepted)).slice(0, -5)
    expect(readArrival(sent, { status: 200, text }, now)).toEqual({ why: 'unknown' })
    expect(readArrival(sent, undefined, now)).toEqual({ why: 'unknown' })
  })

  it('says when to come back, in seconds or as a time by the clock of the server', () => {
    expect(read(429, {}, { retryAfter: '7' })).toEqual({ why: 'come_back', askedSeconds: 7 })
    expect(read(503, 'busy')).toEqual({ why: 'come_back' })
    const headers = {
      retryAfter: 'Thu, 26 Nov 2020 10:01:30 GMT',
      date: 'Thu, 26 Nov 2020 10:00:00 GMT',
    }
    expect(read(503, {}, headers)).toEqual({ why: 'come_back', askedSeconds: 90 })
  })

  it('falls on a scan alone for what a request as a whole is refused for', () => {
    const came = (code: string, why: 'unfit' | 'unknown', alone = true) => ({
      reading: { why, refusal: { code, faults: [] } as never },
      index: 0,
      alone,
    })
    expect(afterReading(queuedScan(1), came('too_large', 'unfit')).answer).toMatchObject({
      status: 'refused',
      code: 'too_large',
    })
    expect(afterReading(queuedScan(1), came('too_large', 'unfit', false))).toEqual(queuedScan(1))
    for (const [code, why] of [
      ['interrupted', 'unknown'],
      ['invalid', 'unfit'],
    ] as const) {
      let one = queuedScan(1)
      for (let stop = 1; stop < mostStops; stop += 1) one = afterReading(one, came(code, why))
      expect(one.answer).toBeUndefined()
      expect(afterReading(one, came(code, why)).answer).toMatchObject({ code })
    }
  })
})

describe('a refused scan', () => {
  const operator = 'p-one'

  it('goes again under its own id, mended or as it was, at its own place', () => {
    const one = queuedScan(4, { answer: refused('guard_not_met'), sends: 2 })
    const { id: _, operator: __, ...scan } = one.scan
    const again = mended(one, { operator, mending: { ...scan, facts: { stateOfCharge: 40 } } })
    expect(again).toEqual(queuedScan(4, { sends: 2, scan: { facts: { stateOfCharge: 40 } } }))
    expect(mended(one, { operator })).toEqual(queuedScan(4, { sends: 2 }))
  })

  it('happened when it was made, however late it is mended, unless it is its time that is mended', () => {
    const one = queuedScan(4, { answer: refused('guard_not_met') })
    const { id: _, operator: __, eventTime, ...scan } = one.scan
    expect(mendingOf(one, scan)).toEqual({ ...scan, eventTime })
    const other = '2026-11-20T08:00:00+08:00'
    expect(mendingOf(one, { ...scan, eventTime: other }).eventTime).toBe(other)
  })

  it('cannot go again where something else stands under its id, nor by another hand', () => {
    expect(isMendable(queuedScan(1, { answer: refused('id_reused') }), operator)).toBe(false)
    expect(
      mended(queuedScan(1, { answer: refused('approval_closed') }), { operator }),
    ).toBeUndefined()
    expect(mended(queuedScan(1), { operator })).toBeUndefined()
    expect(isMendable(queuedScan(1, { answer: refused('invalid') }), 'p-two')).toBe(false)
  })

  it('may be thrown away, as one that its maker never sent, but none that may be recorded', () => {
    expect(mayBeThrownAway(queuedScan(1, { answer: refused('invalid') }), 'p-two')).toBe(true)
    expect(mayBeThrownAway(queuedScan(1), operator)).toBe(true)
    expect(mayBeThrownAway(queuedScan(1), 'p-two')).toBe(false)
    expect(mayBeThrownAway(queuedScan(1, { sends: 1 }), operator)).toBe(false)
    expect(mayBeThrownAway(queuedScan(1, { answer: accepted('x') }), operator)).toBe(false)
  })
})

describe('waiting for another try', () => {
  it('grows from half a second to five minutes, with as much left to chance', () => {
    const at = (failures: number, chance: number) => waitAfter({ failures }, () => chance)
    expect([at(1, 0), at(1, 1), at(4, 0), at(4, 1)]).toEqual([500, 1_000, 4_000, 8_000])
    expect([at(99, 0), at(99, 1)]).toEqual([150_000, waitRules.mostMilliseconds])
  })

  it('is never shorter than the server asks, up to an hour', () => {
    expect(waitAfter({ failures: 1, askedSeconds: 30 }, () => 0)).toBe(30_000)
    expect(waitAfter({ failures: 1, askedSeconds: 999_999 }, () => 0)).toBe(3_600_000)
  })
})

describe('the clock of a device', () => {
  const left = { wall: Date.parse('2026-11-27T03:00:00Z'), steady: 1_000 }
  const came = { wall: left.wall + 800, steady: 1_800 }

  it('is held against the server’s, as far as the answer can tell', () => {
    const ahead = (date: string) => clockAhead({ left, came }, date)
    expect(ahead('Fri, 27 Nov 2026 03:00:00 GMT')).toBe(0)
    expect(ahead('Fri, 27 Nov 2026 00:00:00 GMT')).toBe(3 * 3_600_000 - 999)
    expect(ahead('Fri, 27 Nov 2026 04:00:00 GMT')).toBe(800 - 3_600_000)
    expect(ahead('yesterday')).toBeUndefined()
    expect([isClockWrong(119_000), isClockWrong(-121_000)]).toEqual([false, true])
  })

  it('is judged by nothing where it was set meanwhile', () => {
    const set = { wall: came.wall + 3_600_000, steady: came.steady }
    expect(clockAhead({ left, came: set }, 'Fri, 27 Nov 2026 03:00:00 GMT')).toBeUndefined()
  })

  it('writes a time with the offset that it shows', () => {
    expect(timeWithOffset(left.wall, 480)).toBe('2026-11-27T11:00:00.000+08:00')
    expect(timeWithOffset(left.wall, -210)).toBe('2026-11-26T23:30:00.000-03:30')
    expect(timeWithOffset(left.wall, 0)).toBe('2026-11-27T03:00:00.000+00:00')
  })
})

describe('what the device said and the server decided otherwise', () => {
  const answer = {
    ...accepted('x'),
    batches: [{ code: 'A', batch: 'u', state: 'quarantined', seq: 2 }],
    decisions: { triageClass: 'amber' },
  }

  it('is named, state by state and decision by decision', () => {
    const expected = { states: { A: 'triaged', B: 'gone' }, decisions: { triageClass: 'green' } }
    expect(decidedOtherwise(queuedScan(1, { answer, expected }))).toEqual([
      { what: 'state', code: 'A', expected: 'triaged', decided: 'quarantined' },
      { what: 'decision', name: 'triageClass', expected: 'green', decided: 'amber' },
    ])
    expect(decidedOtherwise(queuedScan(1, { answer }))).toEqual([])
  })

  it('is no time that a clock tells no difference of, as of what went out at once; a hold that began later is', () => {
    const told = (quarantinedUntil: string) => {
      const expected = { decisions: { quarantinedUntil: '2026-11-30T07:19:28.773Z' } }
      const decided = { ...accepted('1'), decisions: { quarantinedUntil } }
      return decidedOtherwise(queuedScan(1, { answer: decided, expected }))
    }
    expect(told('2026-11-30T07:19:28.882Z')).toEqual([])
    expect(told('2026-11-30T08:19:28.882Z')).toMatchObject([{ name: 'quarantinedUntil' }])
  })

  it('is said in times of the place, not of programs', () => {
    const [expected, decided] = ['2026-11-30T07:19:28.773Z', '2026-11-30T08:19:28.882Z']
    const otherwise = [{ what: 'decision', name: 'until', expected, decided }] as const
    const terms = { language: 'en', words: undefined, rules: undefined } as const
    expect(saidOtherwise(queuedScan(1, { answer }), otherwise, terms).told).toEqual([
      expect.stringMatching(/30 Nov 2026, 15:19.*30 Nov 2026, 16:19/),
    ])
  })

  it('is said with why, in every language and by labels: what others recorded, and the reasons of the rules', async () => {
    const rules = rulesOf(await loadStreams())
    const ask = (signs: Partial<TriageAnswers>) =>
      triage({ level: 'cell', ...signs }).reasons.map((one) => ({ ...one, source: '' }))
    const own = ask({ smokeOdourOrHissing: false })
    const swollen = ask({ smokeOdourOrHissing: false, swelling: true })
    const told = queuedScan(1, {
      answer: {
        ...answer,
        batches: [{ code: 'A', batch: 'u', state: 'quarantined', seq: 4 }],
        decisions: {
          triageClass: 'red',
          triageReasons: swollen,
          missingFacts: ['nominalVoltageVolts'],
        },
        warnings: ['As the server warns.'],
      },
      expected: {
        states: { A: 'triaged' },
        places: { A: 2 },
        decisions: { triageClass: 'amber', triageReasons: own, missingFacts: [] },
      },
    })
    const queued = {
      ...told,
      scan: { ...told.scan, stream: 'battery', stage: 'triaged' },
    } as QueuedScan
    const said = (language: Language) =>
      saidOtherwise(queued, decidedOtherwise(queued), { language, words: undefined, rules })
    const { told: lines, why } = said('en')
    expect(why[0]).toBe('A: recorded in between, unknown to this device: 2')
    expect(why.at(-1)).toBe('As the server warns.')
    expect(why.slice(1, -1).every((line) => /^(Why not green: |Does not hold)/.test(line))).toBe(
      true,
    )
    expect(why.length).toBeGreaterThan(2)
    for (const language of languages) {
      const { told, why } = said(language)
      expect([...told, ...why].join(' ')).not.toMatch(
        /not-answered|swelling|nominalVoltageVolts|object Object/,
      )
    }
    expect(lines).toHaveLength(3)
    const silent = { ...queued, expected: { states: { A: 'triaged' } } }
    const quiet = { ...silent, answer: { ...answer, decisions: {}, warnings: [] } } as QueuedScan
    expect(
      saidOtherwise(quiet, decidedOtherwise(quiet), { language: 'en', words: undefined, rules })
        .why,
    ).toEqual([heldBackPhrases.unknown.en])
  })

  it('stays until somebody has looked at it, while the rest of a long shift is forgotten', () => {
    const expected = { states: { A: 'triaged' } }
    const done = Array.from({ length: mostDone + 3 }, (_none, index) =>
      queuedScan(index + 2, { answer }),
    )
    const unseen = queuedScan(1, { answer, expected })
    expect(forgettable([unseen, ...done])).toEqual([2, 3, 4])
    expect(forgettable([{ ...unseen, seen: true }, ...done])).toEqual([1, 2, 3, 4])
  })
})
