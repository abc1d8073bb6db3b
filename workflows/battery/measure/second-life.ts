import { add, type Decimal } from '../../../domain/decimal.ts'
import { sumOf } from '../../../domain/sum.ts'
import { units } from '../kinds.ts'
import { type Fated, fateOfMade, leftFor, said } from './fate-of-made.ts'
import { type FateLine, type FateRow, fateRows } from './fate-rows.ts'
import type { Fate } from './fates.ts'
import { type Life, type LifeEdge, type LifeEvent, lastOf, livesOf, netGrams } from './life.ts'

/** What a taking apart named as lost, and what it neither named nor weighed again, in grams. */
export interface TakenApart {
  readonly event: string
  readonly lostGrams: number
  readonly differenceGrams: number
}

/** Where packs went that came in. */
export interface SecondLife {
  readonly packs: number
  /** What the packs brought in. */
  readonly grams: number
  /** What tests measured of their parts, wherever these are. */
  readonly wattHours: Decimal
  readonly rows: readonly FateRow[]
  readonly lines: readonly FateLine[]
}

/**
 * Where packs went that came in: each gram of them and each pack in exactly one row, so that the rows add up to what came in. A part has the
 * fate of the product or lot that it went into whole.
 */
export function secondLife(
  edges: readonly LifeEdge[],
  events: readonly LifeEvent[],
  apart: readonly TakenApart[],
): SecondLife {
  const lives = livesOf(edges, events)
  const lost = new Map(apart.map((one) => [one.event, one]))
  const parts = [...lives.values()].filter(({ edge }) => edge.pack !== null)
  const weighed = parts.flatMap((life) => linesOf(life, lives, lost))
  const packs = parts.filter(({ edge }) => edge.pack === edge.batch)
  const known = new Set(weighed.map(({ pack }) => pack))
  const unweighed = packs.filter(({ edge }) => !known.has(edge.batch)).map(unweighedLine)
  const lines = [...weighed, ...unweighed]
  const rows = fateRows(lines)
  return {
    packs: packs.length,
    grams: sumOf(packs, broughtIn),
    wattHours: rows.map((row) => row.wattHours).reduce(add),
    rows,
    lines,
  }
}

/** Grams by which a pack, or what was taken over of it, came into the books. */
function broughtIn(life: Life): number {
  return netGrams(life, ({ movement, stage }) => movement === 'received' && stage !== 'handed_back')
}

function linesOf(
  life: Life,
  lives: ReadonlyMap<number, Life>,
  lost: ReadonlyMap<string, TakenApart>,
): readonly FateLine[] {
  const { edge, events, children } = life
  const pack = edge.pack ?? edge.batch
  const isUnit = (units as readonly string[]).includes(edge.kind)
  const line = (fated: Fated, grams: number): readonly FateLine[] => {
    if (grams === 0) return []
    const part = { pack, code: edge.code, organisation: edge.organisation, grams }
    const isBattery = isUnit && fated.fate !== 'lost' && fated.fate !== 'difference'
    const wattHours = isBattery ? wattHoursOf(life, lives) : null
    return [{ ...fated, ...part, isUnit: isBattery, wattHours }]
  }
  const used = events.filter(({ movement }) => movement === 'consumed')
  const weighings = events.filter(({ movement }) => movement === 'measured')
  const found = sumOf(weighings, ({ grams }) => grams)
  return [
    ...used.flatMap((event) => {
      const own = lost.get(event.event)
      if (event.stage === 'dismantled') {
        return [
          ...line({ fate: 'lost', ...said(event) }, own?.lostGrams ?? 0),
          ...line({ fate: 'difference', ...said(event) }, own?.differenceGrams ?? 0),
        ]
      }
      const made = children.find(({ byEvent }) => byEvent === event.event)?.batch
      const into = made === undefined ? undefined : lives.get(made)
      const fated = into === undefined ? undefined : fateOfMade(into, lives)
      return line(fated ?? { fate: 'held', ...said(event) }, -event.grams)
    }),
    ...line({ fate: 'difference', ...said(weighings.at(-1)) }, -found),
    ...leavings(life, lives).flatMap(([fated, grams]) => line(fated, grams)),
    ...line(
      standing(life),
      netGrams(life, () => true),
    ),
  ]
}

/** What left stock, with where it went; what somebody among the lives took over goes on there. */
function leavings(
  life: Life,
  lives: ReadonlyMap<number, Life>,
): readonly (readonly [Fated, number])[] {
  const out = life.events.filter(({ movement }) => movement === 'dispatched')
  const custody = ['handed_over', 'hand_over_corrected', 'handed_back']
  const taken = life.children.filter(({ by }) => by === 'taken_over')
  const rest =
    -netGrams(
      life,
      ({ stage, movement }) =>
        custody.includes(stage) && (movement === 'dispatched' || movement === 'received'),
    ) -
    sumOf(taken, ({ batch }) => {
      const next = lives.get(batch)
      return next === undefined ? 0 : broughtIn(next)
    })
  const left = lastOf(life, 'handed_over')
  const handed: Fated = { fate: left?.exported ? 'exported' : 'passed_on', ...said(left) }
  return [
    ...out
      .filter(({ stage }) => !custody.includes(stage))
      .map((event) => [{ fate: fateOfLeaving(event), ...said(event) }, -event.grams] as const),
    [handed, rest],
  ]
}

function fateOfLeaving({ stage, exported }: LifeEvent): Fate {
  if (stage === 'returned') return 'returned'
  if (exported) return 'exported'
  return stage === 'fraction_dispatched' ? 'sent_on' : 'passed_on'
}

/** What lies there is held, unless it is on its way out of the territory. */
function standing(life: Life): Fated {
  const way = lastOf(life, 'consigned', 'received')
  if (way?.stage === 'consigned' && way.exported) return { fate: 'exported', ...said(way) }
  return { fate: 'held', ...said(life.events.at(-1)) }
}

/** A pack that nobody weighed: a piece of no grams. */
function unweighedLine(life: Life): FateLine {
  const { batch, code, organisation } = life.edge
  const back = lastOf(life, 'returned')
  const fated: Fated =
    back === undefined ? (leftFor(life) ?? standing(life)) : { fate: 'returned', ...said(back) }
  const wattHours = life.events.findLast((event) => event.wattHours !== null)?.wattHours ?? null
  return { ...fated, pack: batch, code, organisation, grams: 0, isUnit: true, wattHours }
}

/** What the last test measured, also one before it was taken over. */
function wattHoursOf(life: Life, lives: ReadonlyMap<number, Life>): string | null {
  const own = life.events.findLast(({ wattHours }) => wattHours !== null)?.wattHours
  if (own !== undefined) return own
  const from = life.parents.find(({ by }) => by === 'taken_over')?.parent ?? null
  const parent = from === null ? undefined : lives.get(from)
  return parent === undefined ? null : wattHoursOf(parent, lives)
}
