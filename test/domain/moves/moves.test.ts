import { describe, expect, it } from 'vitest'
import { askMove } from '../../../domain/moves/ask-move.ts'
import type { Floor, Lot } from '../../../domain/moves/floor.ts'
import type { Mover } from '../../../domain/moves/move.ts'
import type { FloorPlace } from '../../../domain/moves/place.ts'
import { type OpenOrder, serveOrders } from '../../../domain/moves/serve-orders.ts'
import { type ToldStep, takeStep } from '../../../domain/moves/take-step.ts'

const now = new Date('2026-11-28T04:00:00Z')
const at = (minute: number) => new Date(Date.UTC(2026, 10, 28, 3, minute)).toISOString()
const agv: Mover = { kind: 'vehicle', id: 'agv-7', name: 'AGV 7' }
const mei: Mover = { kind: 'person', id: 'mei', name: 'Mei' }

function floorOf(lots: readonly Partial<Lot>[] = [], places: readonly Partial<FloorPlace>[] = []) {
  const usual = { facility: 'A', kind: 'store', servedBy: 'both', isClosed: false } as const
  const free = { capacityGrams: null, capacityContainers: null }
  const all = [
    { code: 'DOCK' },
    { code: 'STORE' },
    { code: 'HOLD', kind: 'quarantine' as const },
    { code: 'FAR', facility: 'B' },
    ...places,
  ].map((place) => ({ code: '', ...usual, ...free, ...place }))
  const batches = lots.map((lot) => ({
    code: '',
    facility: 'A',
    grams: 100_000,
    isGone: false,
    ...lot,
  }))
  const floor: Floor = {
    places: new Map(all.map((place) => [place.code, place])),
    lots: new Map(batches.map((lot) => [lot.code, lot])),
    moves: new Map(),
    filled: new Map(),
  }
  return floor
}

const said = (faults: readonly { pointer: string; says: string }[]) =>
  faults.map(({ pointer, says }) => `${pointer} ${says}`)

function ask(floor: Floor, rest: object = {}) {
  const way = { id: 'm', from: 'DOCK', to: 'STORE', manner: 'carried', loads: ['C1'] } as const
  const asking = { askedName: 'Mei', now, pointer: '' }
  return said(askMove(floor, { ...way, time: at(0), ...rest }, asking))
}

function tell(floor: Floor, step: ToldStep['step'], rest: Partial<ToldStep> = {}) {
  const told = { id: `${step}`, move: 'm', step, time: at(10), by: agv, loads: [], ...rest }
  return said(takeStep(floor, told, { now, pointer: '' }))
}

describe('a move', () => {
  it('brings a batch from where it stands to where it is asked for, in transit between', () => {
    const floor = floorOf([{ code: 'C1', place: 'DOCK' }])
    expect(ask(floor)).toEqual([])
    expect(tell(floor, 'started', { time: at(5) })).toEqual([])
    expect(floor.lots.get('C1')).toMatchObject({ place: undefined, move: 'm', since: at(5) })
    expect(tell(floor, 'ended', { loads: [{ batch: 'C1', grams: 100_000 }] })).toEqual([])
    expect(floor.lots.get('C1')).toMatchObject({ place: 'STORE', move: undefined, since: at(10) })
  })

  it('keeps its grams: what differs at an end is refused with both figures', () => {
    const floor = floorOf([{ code: 'C1' }])
    ask(floor)
    const light = { batch: 'C1', grams: 99_999 }
    expect(tell(floor, 'started', { loads: [light] })).toEqual([
      '/loads/0/grams move_grams_at_start',
    ])
    expect(tell(floor, 'started')).toEqual([])
    const [fault] = takeStep(
      floor,
      { id: 'e', move: 'm', step: 'ended', time: at(10), by: agv, loads: [light] },
      { now, pointer: '' },
    )
    expect(fault?.message).toContain('left with 100000 g and arrived with 99999 g')
    expect(tell(floor, 'ended', { loads: [{ batch: 'C1' }] })).toEqual([
      '/loads/0/grams move_grams_missing',
    ])
    expect(tell(floor, 'ended')).toEqual(['/loads move_load_missing'])
    const other = [
      { batch: 'C1', grams: 100_000 },
      { batch: 'C2', grams: 1 },
    ]
    expect(tell(floor, 'ended', { loads: other })).toEqual(['/loads/1/batch move_load_other'])
  })

  it('takes what was never weighed without grams at both ends, or with what its vehicle weighed', () => {
    const bare = floorOf([{ code: 'C1', grams: null }])
    ask(bare)
    expect(tell(bare, 'started')).toEqual([])
    expect(tell(bare, 'ended', { loads: [{ batch: 'C1', grams: 5 }] })).toEqual([
      '/loads/0/grams move_grams_unweighed',
    ])
    expect(tell(bare, 'ended', { loads: [{ batch: 'C1' }] })).toEqual([])
    const weighed = floorOf([{ code: 'C1', grams: null }])
    ask(weighed)
    tell(weighed, 'started', { loads: [{ batch: 'C1', grams: 7 }] })
    expect(tell(weighed, 'ended', { loads: [{ batch: 'C1', grams: 7 }] })).toEqual([])
  })

  it('has a batch on one move and in one place at a time', () => {
    const floor = floorOf([{ code: 'C1', place: 'STORE' }])
    expect(ask(floor)).toEqual(['/loads/0 move_load_at'])
    const asked = floorOf([{ code: 'C1' }])
    ask(asked)
    expect(ask(asked, { id: 'other' })).toEqual(['/loads/0 move_load_taken'])
    expect(tell(asked, 'cancelled', { reason: 'no need' })).toEqual([])
    expect(ask(asked, { id: 'other' })).toEqual([])
  })

  it('says everything that is wrong with it at once', () => {
    const floor = floorOf([{ code: 'C1', facility: 'B', isGone: true }])
    expect(
      ask(floor, { to: 'FAR', loads: ['C1', 'C1', 'C9'], time: '2026-11-28T05:00:00Z' }),
    ).toEqual([
      '/time move_ahead',
      '/to move_between_facilities',
      '/loads/0 move_load_gone',
      '/loads/0 move_load_elsewhere',
      '/loads/1 move_load_twice',
      '/loads/1 move_load_gone',
      '/loads/1 move_load_elsewhere',
      '/loads/2 move_load_unknown',
    ])
    expect(ask(floor, { from: 'NONE', to: 'NONE', loads: [] })).toEqual([
      '/from place_not_there',
      '/to place_not_there',
    ])
    expect(ask(floor, { to: 'DOCK', loads: [], time: '2026-10-01T00:00:00Z' })).toEqual([
      '/time move_too_late',
      '/to move_to_same',
    ])
  })

  it('brings what is held to a place for quarantine and nowhere else, also where it is held after it was asked', () => {
    for (const held of ['quarantined', 'recalled'] as const) {
      const floor = floorOf([{ code: 'C1', held }])
      expect(ask(floor)).toEqual([`/loads/0 move_${held}`])
      expect(ask(floor, { to: 'HOLD' })).toEqual([])
    }
    const floor = floorOf([{ code: 'C1' }])
    ask(floor)
    floor.lots.set('C1', { ...(floor.lots.get('C1') as Lot), held: 'recalled' })
    expect(tell(floor, 'started')).toEqual(['/loads/0 move_recalled'])
  })

  it('fills no place over what it holds, with what is on its way there', () => {
    const lots = [{ code: 'C1' }, { code: 'C2' }]
    const tight = { code: 'STORE', capacityContainers: 1, capacityGrams: 150_000 }
    const floor = floorOf(lots, [tight])
    ask(floor)
    ask(floor, { id: 'n', loads: ['C2'] })
    expect(tell(floor, 'started')).toEqual([])
    const second = { move: 'n', id: 's2' }
    expect(tell(floor, 'started', second)).toEqual(['/move place_full', '/move place_too_heavy'])
    // What was cancelled on its way stands where it came from.
    expect(tell(floor, 'cancelled', { reason: 'flat tyre' })).toEqual([])
    expect(floor.lots.get('C1')).toMatchObject({ place: 'DOCK' })
    expect(tell(floor, 'started', second)).toEqual([])
  })
})

describe('steps of a move', () => {
  it('follow each other, each no earlier than the one before', () => {
    const floor = floorOf([{ code: 'C1' }])
    ask(floor)
    expect(tell(floor, 'ended')).toEqual(['/step move_not_started'])
    expect(tell(floor, 'started', { time: '2026-11-28T02:59:00.000Z' })).toEqual([
      '/time move_before',
    ])
    tell(floor, 'started')
    expect(tell(floor, 'started')).toEqual(['/step move_started'])
    tell(floor, 'ended', { loads: [{ batch: 'C1', grams: 100_000 }] })
    expect(tell(floor, 'cancelled', { reason: 'x' })).toEqual(['/step move_ended'])
    expect(tell(floor, 'started', { move: 'none' })).toEqual(['/move move_not_there'])
  })

  it('fall back to hands: a person takes over what a machine carries, and both stay', () => {
    const floor = floorOf([{ code: 'C1' }])
    const arrived = { loads: [{ batch: 'C1', grams: 100_000 }] }
    ask(floor)
    tell(floor, 'started')
    expect(tell(floor, 'ended', { ...arrived, by: mei })).toEqual(['/step move_take_over_first'])
    expect(tell(floor, 'ended', { ...arrived, by: { ...agv, id: 'agv-8' } })).toEqual([
      '/step move_of_other',
    ])
    expect(tell(floor, 'taken_over', { reason: 'stuck' })).toEqual(['/step move_taken_by_people'])
    const over = { by: mei, reason: 'stuck', metres: 12 }
    expect(tell(floor, 'taken_over', over)).toEqual([])
    expect(tell(floor, 'taken_over', over)).toEqual(['/step move_in_hands'])
    expect(tell(floor, 'ended', arrived)).toEqual(['/step move_of_other'])
    expect(tell(floor, 'ended', { ...arrived, by: { ...mei, id: 'lin', name: 'Lin' } })).toEqual([])
    expect(floor.moves.get('m')?.steps.map(({ step, by }) => [step, by.name])).toEqual([
      ['started', 'AGV 7'],
      ['taken_over', 'Mei'],
      ['ended', 'Lin'],
    ])
  })

  it('bring no person into a cell of machines and no machine among people', () => {
    const floor = floorOf([{ code: 'C1' }], [{ code: 'STORE', servedBy: 'machines' }])
    ask(floor)
    expect(tell(floor, 'started', { by: mei })).toEqual(['/step place_for_machines'])
    const other = floorOf([{ code: 'C1' }], [{ code: 'STORE', servedBy: 'hands' }])
    ask(other)
    expect(tell(other, 'started')).toEqual(['/step place_for_hands'])
  })
})

describe('orders for containers', () => {
  const container = (batch: string, since: string, colour = 'navy') => {
    return { batch, place: 'STORE', material: 'cotton', colour, since }
  }
  const order = (id: string, missing: number, rest: Partial<OpenOrder> = {}): OpenOrder => {
    return { id, to: 'OPENER', material: null, colour: 'navy', missing, ...rest }
  }

  it('get twelve containers of navy, what has stood longest first', () => {
    const stored = Array.from({ length: 30 }, (_, number) =>
      container(`N${number}`, at(59 - number), number % 2 === 0 ? 'navy' : 'red'),
    )
    const [served] = serveOrders([order('one', 12)], stored)
    expect(served?.containers.map(({ batch }) => batch)).toEqual(
      [28, 26, 24, 22, 20, 18, 16, 14, 12, 10, 8, 6].map((number) => `N${number}`),
    )
  })

  it('are served in turn, and nothing twice', () => {
    const stored = [container('N1', at(1)), container('N2', at(2)), container('N3', at(2))]
    const served = serveOrders([order('one', 2), order('two', 2, { material: 'cotton' })], stored)
    expect(served.map(({ containers }) => containers.map(({ batch }) => batch))).toEqual([
      ['N1', 'N2'],
      ['N3'],
    ])
    expect(serveOrders([order('wool', 1, { material: 'wool' })], stored)[0]?.containers).toEqual([])
  })
})
