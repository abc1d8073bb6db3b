import { expect, it } from 'vitest'
import type { Move, MoveStep } from '../../../domain/moves/move.ts'
import { moveFigures, rankOf } from '../../../domain/moves/move-figures.ts'
import { waitsOf } from '../../../domain/moves/waits.ts'

const day = { start: '2026-11-27T16:00:00.000Z', end: '2026-11-28T16:00:00.000Z' }
const agv = { kind: 'vehicle', id: 'agv', name: 'AGV 7' } as const
const none = { metres: null, stops: null, reason: null, loads: [] }

/** A move asked, started and ended at these times, UTC, with so many loads of 100 kg. */
function moved(
  [asked, started, ended]: readonly [string, string, string?],
  { loads = 1, metres = null }: { loads?: number; metres?: number | null } = {},
): Move {
  const codes = Array.from({ length: loads }, (_, at) => `C${at}`)
  const weighed = codes.map((batch) => ({ batch, grams: 100_000 }))
  const at = (clock: string) => `2026-11-28T${clock}:00.000Z`
  const steps: MoveStep[] = [
    { ...none, id: 's', step: 'started', time: at(started), by: agv, loads: weighed },
  ]
  if (ended !== undefined) {
    const end = { ...none, id: 'e', step: 'ended', by: agv, loads: weighed, metres } as const
    steps.push({ ...end, time: at(ended) })
  }
  const way = { facility: 'A', from: 'DOCK', to: 'STORE', manner: 'carried' } as const
  const by = { askedTime: at(asked), askedName: 'Mei' }
  return { id: asked, ...way, loads: codes, order: null, ...by, steps }
}

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

it('makes the 3 t a day of the paper out of 30 moves of 100 kg, and says how long they took', () => {
  const moves = Array.from({ length: 30 }, (_, at) =>
    moved([clock(at * 20), clock(at * 20 + 5), clock(at * 20 + 6 + at)], { metres: 100 }),
  )
  const back = moves.map((_, at) =>
    moved([clock(at * 20), clock(at * 20), clock(at * 20 + 1)], { loads: 0, metres: 50 }),
  )
  const figures = moveFigures([...moves, ...back], day)
  expect(figures).toMatchObject({
    ended: 60,
    grams: 3_000_000,
    loadsPerMove: 1,
    emptyRunShare: 0.5,
    emptyMetreShare: 1_500 / 4_500,
    // 6 to 35 minutes: the 15th and the 29th of 30.
    leadSeconds: { median: 20 * 60, high: 34 * 60 },
  })
})

it('counts a move on the day on which it ended, and says what nobody measured', () => {
  const early = moved(['01:00', '01:10', '15:59'])
  const late = moved(['01:00', '01:10', '16:00'])
  const open = moved(['01:00', '01:10'])
  expect(moveFigures([early, late, open], day)).toMatchObject({
    ended: 1,
    withoutMetres: 1,
    metres: 0,
    emptyMetreShare: undefined,
  })
  expect(moveFigures([], day)).toMatchObject({
    ended: 0,
    emptyRunShare: undefined,
    leadSeconds: undefined,
  })
})

it('cuts a wait at the full hours of the place, and counts at once what overlaps and not what takes turns', () => {
  const first = moved(['00:50', '01:10', '01:20'], { loads: 2 })
  const second = moved(['01:05', '01:20', '01:30'])
  const third = moved(['01:20', '01:25', '01:30'])
  const now = new Date('2026-11-28T04:00:00Z')
  const waits = waitsOf([first, second, third], { span: day, now, timeZone: 'Asia/Hong_Kong' })
  expect(waits).toEqual([
    { place: 'DOCK', hour: 8, loads: 2, waitedMs: 20 * 60_000, most: 2 },
    { place: 'DOCK', hour: 9, loads: 4, waitedMs: (20 + 15 + 5) * 60_000, most: 3 },
  ])
  // Where a clock is half an hour off, so are its hours.
  const [half] = waitsOf([third], { span: day, now, timeZone: 'Asia/Kolkata' })
  expect(half).toMatchObject({ hour: 6, waitedMs: 5 * 60_000 })
})

it('waits until now what nobody has come for, and no longer than the days that are asked', () => {
  const asked = { ...moved(['15:00', '15:00']), steps: [] }
  const until = (time: string) => {
    const now = new Date(`2026-11-28T${time}:00Z`)
    return waitsOf([asked], { span: day, now, timeZone: 'UTC' }).map(({ waitedMs }) => waitedMs)
  }
  expect(until('15:20')).toEqual([20 * 60_000])
  expect(until('18:00')).toEqual([60 * 60_000])
})

it('ranks by what there is', () => {
  expect([rankOf([], 50), rankOf([7], 95), rankOf([1, 2], 50), rankOf([1, 2, 3], 95)]).toEqual([
    undefined,
    7,
    1,
    3,
  ])
})
