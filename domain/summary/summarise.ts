import type { Account, Movement } from '../mass.ts'
import type { SummaryFigure } from './figures.ts'
import { type ByOrganisation, type PublishedLine, publishLine } from './publish-line.ts'

/** Grams of one organisation's ledger over a month, by stage; of an event that takes another back, the stage of that one. */
export interface SummedLine {
  readonly organisation: string
  readonly stream: string
  readonly stage: string
  readonly account: Account
  readonly movement: Movement
  /** Whole grams as posted: positive into the account. */
  readonly grams: number
}

/** What stages of a stream mean to a summary, by their names. */
export interface StageMeanings {
  readonly recycled: readonly string[]
  readonly reused: readonly string[]
  /** Stages of hand-overs between organisations here, which bring nothing in and nothing out. */
  readonly between: readonly string[]
}

/** A month as anybody may read it, figure by figure: a line of streams and their total. */
export type PublishedMonth = Readonly<Record<SummaryFigure, PublishedLine>>

/** Puts a month together and withholds what would tell too much. Streams stand in the order given, also those without a gram. */
export function summarise(
  lines: readonly SummedLine[],
  meanings: ReadonlyMap<string, StageMeanings>,
): PublishedMonth {
  const figureOf = (figure: SummaryFigure): PublishedLine => {
    const parts = [...meanings].map(([stream, meaning]): readonly [string, ByOrganisation] => {
      const own = lines.filter((line) => line.stream === stream)
      return [stream, byOrganisation(own.filter((line) => countedAs(line, meaning) === figure))]
    })
    return publishLine(new Map(parts))
  }
  return {
    in: figureOf('in'),
    reused: figureOf('reused'),
    recycled: figureOf('recycled'),
    out: figureOf('out'),
    lost: figureOf('lost'),
  }
}

/** The figure that a line counts for; undefined for none. */
export function countedAs(
  { account, movement, stage }: Pick<SummedLine, 'account' | 'movement' | 'stage'>,
  { recycled, reused, between }: StageMeanings,
): SummaryFigure | undefined {
  if (account === 'loss') return 'lost'
  if (account !== 'stock' || between.includes(stage)) return undefined
  if (movement === 'received') return 'in'
  if (movement === 'consumed') return recycled.includes(stage) ? 'recycled' : undefined
  if (movement !== 'dispatched') return undefined
  return reused.includes(stage) ? 'reused' : 'out'
}

/** Grams by organisation without a sign: a line says by its figure which way they went. */
function byOrganisation(lines: readonly SummedLine[]): ByOrganisation {
  const sums = new Map<string, number>()
  for (const { organisation, movement, account, grams } of lines) {
    const isOut = account === 'stock' && (movement === 'dispatched' || movement === 'consumed')
    sums.set(organisation, (sums.get(organisation) ?? 0) + (isOut ? -grams : grams))
  }
  return sums
}
