import { sumOf } from '../sum.ts'

/** A permit as it was on record; days as text such as "2026-11-22". */
export interface PermitKnown {
  readonly key: number
  /** Slug of whose it is. */
  readonly organisation: string
  readonly number: string
  /** ISO 3166 code of the country. */
  readonly destination: string
  readonly validFrom: string
  /** The last day. */
  readonly validUntil: string
  readonly allowedGrams: number
  /** What the books keep as left of it now, whatever moment is asked about. */
  readonly keptLeftGrams: number
  readonly withdrawn: boolean
}

/** What one hand-over drew from a permit. */
export interface PermitDraw {
  /** Key of the permit. */
  readonly permit: number
  readonly organisation: string
  readonly handOver: string
  readonly grams: number
  readonly time: Date
  /** Whether it left before the period, within it or after. */
  readonly at: 'before' | 'within' | 'after'
}

/** How a permit was drawn down. */
export interface PermitRow extends PermitKnown {
  readonly state: 'holds' | 'not_yet' | 'over' | 'withdrawn'
  readonly beforeGrams: number
  readonly withinGrams: number
  readonly afterGrams: number
  readonly leftGrams: number
  /** Hand-overs under it within the period. */
  readonly handOvers: number
}

/** Each permit with what was drawn from it; `day` is the one on which it is looked at. What a draw left after a period is named too, so that the line adds up. */
export function permitsDrawnDown(
  permits: readonly PermitKnown[],
  draws: readonly PermitDraw[],
  day: string,
): readonly PermitRow[] {
  const own = Map.groupBy(draws, ({ permit }) => permit)
  return permits.map((permit) => {
    const its = own.get(permit.key) ?? []
    const gramsAt = (at: PermitDraw['at']) =>
      sumOf(
        its.filter((draw) => draw.at === at),
        ({ grams }) => grams,
      )
    return {
      ...permit,
      state: stateOf(permit, day),
      beforeGrams: gramsAt('before'),
      withinGrams: gramsAt('within'),
      afterGrams: gramsAt('after'),
      leftGrams: permit.allowedGrams - sumOf(its, ({ grams }) => grams),
      handOvers: its.filter(({ at }) => at === 'within').length,
    }
  })
}

function stateOf({ withdrawn, validFrom, validUntil }: PermitKnown, day: string) {
  if (withdrawn) return 'withdrawn'
  if (day < validFrom) return 'not_yet'
  return day > validUntil ? 'over' : 'holds'
}
