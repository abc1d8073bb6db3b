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
  const { stored, listed } = cityFloor
  const today = localDay(now, { timeZone: usualTimeZone })
  const shift = { text: '08:00-16:00', startHour: 8, hours: 8 }
  const opening = (daysAgo: number) =>
    Date.parse(windowOf(daysAfter(today, -daysAgo), shift, usualTimeZone).start)
  const singles = goods.stored.slice(0, stored.single)
  const platoon = goods.stored.slice(stored.single, stored.single + stored.platoon)
  const worn = goods.listed.slice(0, listed.most)
  const [first, second] = [goods.packed.slice(0, 1), goods.packed.slice(1, 2)]
  const stock = [
    ...singles.map((load, at) => {
      const begins = opening(4) + at * 22 * minuteMilliseconds
      const waits = 3 + ((at * 7) % 19)
      return taskOf(`belt-${at}`, 'conveyor', { to: 'COLOUR-1', loads: [load], begins, waits })
    }),
    ...some(platoon, 'platoon', 'robot', {
      to: 'COLOUR-1',
      manner: 'platoon',
      begins: opening(3),
      waits: 12,
    }),
    ...worn.flatMap((load, at) => {
      const begins = opening(2) + at * 26 * minuteMilliseconds
      const back = { from: 'STORE-1', to: 'DOCK-1', loads: [], waits: 1 }
      const turns = begins + 8 * minuteMilliseconds
      const waits = 4 + 5 * at
      return [
        taskOf(`worn-${at}`, 'robot', { to: 'STORE-1', loads: [load], begins, waits }),
        taskOf(`back-${at}`, 'robot', Object.assign(back, { begins: turns })),
      ]
    }),
  ]
  const yesterday = { to: 'STORE-1', begins: opening(1) }
  const exceptions = [
    ...some(worn.slice(0, 2), 'follow', 'person', {
      from: 'STORE-1',
      to: 'DOCK-1',
      manner: 'follow_me',
      begins: opening(1),
      waits: 5,
    }),
    ...some(
      first,
      'relieved',
      'robot',
      Object.assign({ went: 'taken_over', waits: 9 } as const, yesterday),
    ),
    ...some(
      second,
      'left',
      'person',
      Object.assign({ went: 'cancelled', waits: 90 } as const, yesterday),
    ),
    ...some(goods.held.slice(0, 1), 'held', 'person', {
      to: 'QUARANTINE-1',
      begins: opening(1),
      waits: 30,
    }),
  ]
  return [stock, exceptions].filter((round) => round.length > 0)
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
