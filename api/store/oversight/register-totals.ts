import { sql } from 'kysely'
import { type LineMovement, postedLine } from '../../../domain/register/registers.ts'
import type { Database } from '../database.ts'
import { type AskedPeriod, isWithin, listOf } from './asked.ts'
import { sumCarried } from './carried-lines.ts'
import { sumHeld } from './held-lines.ts'
import { conditionsOf, joinsOf, type LineFilter } from './line-filter.ts'
import { isOf } from './posted-lines.ts'
import { type PostedSum, sumBySums } from './summed-totals.ts'

/** How many lines a register has for what was asked, and what they weigh together, in whole grams. */
export interface RegisterTotal {
  readonly lines: number
  readonly grams: number
  /** Of `grams`, what only passed between facilities of one organisation. */
  readonly movedGrams: number
  /** Lines that nobody has weighed and that count no grams; only held ones are. */
  readonly unweighed: number
}

export type RegisterTotals = Readonly<
  Record<'incoming' | 'outgoing' | 'held' | 'transported' | 'processed' | 'all', RegisterTotal>
>

/**
 * Lines and grams of every register for a period, to be shown side by side: one statement over the ledger of the period, one over what lies
 * there and one over what was carried. `all` counts every movement, and its grams are those of the three added up, which weighs nothing.
 */
export async function readRegisterTotals(
  db: Database,
  asked: AskedPeriod & LineFilter,
): Promise<RegisterTotals> {
  const [posted, held, carried] = await Promise.all([
    readPosted(db, asked),
    sumHeld(db, asked),
    sumCarried(db, asked),
  ])
  const of = (...movements: readonly LineMovement[]) => {
    const own = movements.flatMap((movement) => posted.get(movement) ?? [])
    const moved = ['moved_in', 'moved_out'] as const
    return {
      lines: own.reduce((all, one) => all + one.lines, 0),
      grams: own.reduce((all, one) => all + one.grams, 0),
      movedGrams: moved
        .filter((movement) => movements.includes(movement))
        .reduce((all, movement) => all + (posted.get(movement)?.grams ?? 0), 0),
      unweighed: 0,
    }
  }
  return {
    incoming: of('received', 'moved_in'),
    outgoing: of('dispatched', 'moved_out'),
    held: { ...held, movedGrams: 0 },
    transported: { ...carried, movedGrams: 0, unweighed: 0 },
    processed: of('consumed'),
    all: of('received', 'moved_in', 'dispatched', 'moved_out', 'consumed'),
  }
}

/** How many lines of each register are late by a moment, or refused: of what was passed on, which alone is ever either. */
export type RegisterMarks = Readonly<
  Record<'incoming' | 'outgoing' | 'transported' | 'all', number>
>

/** Lines of the registers of movements for a question that asks for late or refused ones. */
export async function countMarked(
  db: Database,
  asked: AskedPeriod & LineFilter,
): Promise<RegisterMarks> {
  const [posted, carried] = await Promise.all([readPosted(db, asked), sumCarried(db, asked)])
  const of = (...movements: readonly LineMovement[]) =>
    movements.reduce((all, movement) => all + (posted.get(movement)?.lines ?? 0), 0)
  const [incoming, outgoing] = [of('received', 'moved_in'), of('dispatched', 'moved_out')]
  return {
    incoming,
    outgoing,
    transported: carried.lines,
    all: incoming + outgoing + of('consumed'),
  }
}

async function readPosted(db: Database, asked: AskedPeriod & LineFilter) {
  const sums = (await sumBySums(db, asked)) ?? (await sumByLines(db, asked))
  return new Map(
    sums.map(({ movement, amount, lines }) => {
      const line = postedLine(movement, amount)
      return [line.movement, { lines, grams: line.grams }] as const
    }),
  )
}

/** The same as `sumBySums`, off the lines of the period: any question, at the price of a look at each. */
export async function sumByLines(
  db: Database,
  asked: AskedPeriod & LineFilter,
): Promise<readonly PostedSum[]> {
  const { rows } = await sql<PostedSum>`
    select posting.movement, sum(posting.amount)::bigint as amount, count(*) as lines
    from event join posting using (event_key) ${joinsOf(asked)}
    where event.organisation_key = any(${listOf(asked.keys)}) and ${isWithin(asked)} and ${isOf('all')}
      and ${conditionsOf(asked)}
    group by posting.movement, posting.movement = 'moved' and posting.amount > 0`.execute(db)
  return rows
}
