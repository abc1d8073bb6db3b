import type { z } from '@hono/zod-openapi'
import { minuteMilliseconds } from '../../../domain/hours.ts'
import { windowOf } from '../../../domain/line/shifts.ts'
import { daysAfter, localDay, usualTimeZone } from '../../../domain/local-day.ts'
import type { ToldLoad } from '../../../domain/moves/move.ts'
import { idFrom } from '../../digest.ts'
import type { PersonPrincipal, StationPrincipal } from '../../http/principal.ts'
import type { Moving } from '../../moves/ask-moves.ts'
import type { askedMoveSchema, toldStepSchema } from '../../moves/move-schemas.ts'
import type { Database } from '../../store/database.ts'
import { listBatches } from '../../store/inventory/batches.ts'
import { cityFloor } from './city-moves.ts'

/** Who carries on the floor of the mill, and when its story ends. */
export interface Carrying {
  readonly person: PersonPrincipal
  readonly robot: StationPrincipal
  readonly conveyor: StationPrincipal
  readonly now: Date
}

/** Somebody as whoever asks or carries, at a time; when the story ends where none is given. */
export type MovingOf = (principal: Moving['principal'], at?: Date) => Moving

type Carrier = 'person' | 'robot' | 'conveyor'
type Asked = Omit<z.output<typeof askedMoveSchema>, 'loads'>

/** What stands in the mill to be moved, as much of it as there is. */
export interface FloorGoods {
  readonly stored: readonly ToldLoad[]
  readonly listed: readonly ToldLoad[]
  readonly packed: readonly ToldLoad[]
  readonly held: readonly ToldLoad[]
}

/** A move with how it went. */
export interface CityMove {
  readonly name: string
  readonly by: Carrier
  readonly asked: Asked
  readonly loads: readonly ToldLoad[]
  /** When it began, UTC milliseconds. */
  readonly begins: number
  readonly metres: number
  /** What went otherwise: hands took over, or nobody came for it. */
  readonly went?: 'taken_over' | 'cancelled'
}

/** Reads what stands in the mill, oldest first. */
export async function readFloorGoods(db: Database, organisationKey: number): Promise<FloorGoods> {
  const { facility, stored, listed, packed, held } = cityFloor
  const loadsOf = async ({ kind, state }: { readonly kind: string; readonly state: string }) => {
    const filter = { stream: 'textile', facility, kind, state, limit: 100 }
    const batches = await listBatches(db, organisationKey, filter)
    return batches
      .toReversed()
      .flatMap(({ code: batch, massGrams: grams }) =>
        grams === null || grams === 0 ? [] : [{ batch, grams }],
      )
  }
  return {
    stored: await loadsOf(stored),
    listed: await loadsOf(listed),
    packed: await loadsOf(packed),
    held: await loadsOf(held),
  }
}

/** The moves of the last days in rounds: of one round no batch is moved twice. Each carrier is done with one before it begins the next. */
export function cityRounds(goods: FloorGoods, now: Date): readonly (readonly CityMove[])[] {
  const today = localDay(now, { timeZone: usualTimeZone })
  const shift = { text: '08:00-16:00', startHour: 8, hours: 8 }
  const opening = (daysAgo: number) =>
    Date.parse(windowOf(daysAfter(today, -daysAgo), shift, usualTimeZone).start)
  const rounds = [stocking(goods, opening), exceptions(goods, opening(1))]
  return rounds.filter((round) => round.length > 0)
}

/** What was put away: by belt, as a platoon, and by a robot that comes back empty. */
function stocking(goods: FloorGoods, opening: (daysAgo: number) => number): readonly CityMove[] {
  const { single, platoon } = cityFloor.stored
  const belted = goods.stored.slice(0, single).map((load, at) => {
    const begins = opening(4) + at * 22 * minuteMilliseconds
    const waits = 3 + ((at * 7) % 19)
    return taskOf(`belt-${at}`, 'conveyor', { to: 'COLOUR-1', loads: [load], begins, waits })
  })
  const together = goods.stored.slice(single, single + platoon)
  const manner = 'platoon' as const
  const way = { to: 'COLOUR-1', manner, begins: opening(3), waits: 12 }
  const turns = goods.listed.slice(0, cityFloor.listed.most).flatMap((load, at) => {
    const begins = opening(2) + at * 26 * minuteMilliseconds
    const there = { to: 'STORE-1', loads: [load], begins, waits: 4 + 5 * at }
    const turning = begins + 8 * minuteMilliseconds
    const back = { from: 'STORE-1', to: 'DOCK-1', loads: [], begins: turning, waits: 1 }
    return [taskOf(`worn-${at}`, 'robot', there), taskOf(`back-${at}`, 'robot', back)]
  })
  return [...belted, ...some(together, 'platoon', 'robot', way), ...turns]
}

/** What went otherwise on the last day: after a person, taken over, cancelled, and to quarantine. */
function exceptions({ listed, packed, held }: FloorGoods, begins: number): readonly CityMove[] {
  const manner = 'follow_me' as const
  const out = { from: 'STORE-1', to: 'DOCK-1', manner, begins, waits: 5 }
  const relieved = { to: 'STORE-1', went: 'taken_over' as const, begins, waits: 9 }
  const left = { to: 'STORE-1', went: 'cancelled' as const, begins, waits: 90 }
  return [
    ...some(listed.slice(0, 2), 'follow', 'person', out),
    ...some(packed.slice(0, 1), 'relieved', 'robot', relieved),
    ...some(packed.slice(1, 2), 'left', 'person', left),
    ...some(held.slice(0, 1), 'held', 'person', { to: 'QUARANTINE-1', begins, waits: 30 }),
  ]
}

interface Way extends Pick<CityMove, 'loads' | 'begins' | 'went'> {
  readonly from?: string
  readonly to: string
  readonly manner?: Asked['manner']
  /** Minutes between asking and beginning. */
  readonly waits: number
}

/** A move of these loads, none where there are none. */
function some(
  loads: readonly ToldLoad[],
  name: string,
  by: Carrier,
  way: Omit<Way, 'loads'>,
): readonly CityMove[] {
  return loads.length === 0 ? [] : [taskOf(name, by, Object.assign({ loads }, way))]
}

function taskOf(
  name: string,
  by: Carrier,
  { from = 'DOCK-1', to, manner = 'carried', waits, loads, begins, went }: Way,
): CityMove {
  const time = new Date(begins - waits * minuteMilliseconds).toISOString()
  const asked = { id: idFrom(`city/moves/${name}`), from, to, manner, time }
  const metres = by === 'conveyor' ? 38 : 64
  return { name, by, asked, loads, begins, metres, ...(went && { went }) }
}

/** What was told of a move, and by whom. */
export function toldSteps({ name, by, asked, loads, begins, metres, went }: CityMove): readonly {
  readonly teller: Carrier
  readonly step: z.output<typeof toldStepSchema>
}[] {
  const told = (called: string, minutes: number) => ({
    id: idFrom(`city/moves/${name}/${called}`),
    move: asked.id,
    time: new Date(begins + minutes * minuteMilliseconds).toISOString(),
  })
  if (went === 'cancelled') {
    const reason = 'The lorry came before it (constructed)'
    return [{ teller: by, step: { step: 'cancelled', ...told('cancelled', 0), reason } }]
  }
  const as = by === 'person' ? {} : { as: by }
  const started = { step: 'started' as const, ...told('started', 0), ...as, loads: [] }
  const ended = { step: 'ended' as const, loads: [...loads], metres, stops: 0 }
  if (went === undefined) {
    return [
      { teller: by, step: started },
      { teller: by, step: { ...ended, ...told('ended', 5) } },
    ]
  }
  const taken = { reason: 'A wheel was blocked (constructed)', metres: 21, stops: 2 }
  return [
    { teller: by, step: started },
    { teller: 'person', step: { step: 'taken_over', ...told('taken', 4), ...taken } },
    { teller: 'person', step: { ...ended, ...told('ended', 16) } },
  ]
}
