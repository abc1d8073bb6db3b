import { type Fraction, type Rate, recyclingRates } from './rates.ts'
import { batteryTargets, type ChemistryGroup } from './targets.ts'

/** One rate against one target, as a decision or a report keeps it. */
export interface JudgedRate {
  readonly metric: Rate['target']['metric']
  readonly subject: Rate['target']['subject']
  readonly minimumPercent: string
  readonly due: string
  /** Whether the target binds on the day; the others show what is coming. */
  readonly binding: boolean
  readonly status: Rate['status']
  readonly percent: string | null
  readonly openBecause: Rate['openBecause']
  readonly counted: number
  readonly input: number
}

/**
 * Rates of what went in and came out against the targets that bind on a day and, so that a recycler sees what is coming, against
 * each later step, marked as not yet binding.
 */
export function judgedRates(
  fractions: readonly Fraction[],
  today: string,
  // Every chemistry that can be taken in is one of lithium.
  chemistry: ChemistryGroup = 'lithium',
): { rates: readonly JudgedRate[]; balanced: boolean; differenceGrams: bigint } {
  const ratesOn = (on: string) => recyclingRates(fractions, { chemistry, on })
  const { balanced, differenceGrams } = ratesOn(today)
  const steps = new Set(batteryTargets.map(({ due }) => due).filter((due) => due > today))
  const rates = [today, ...[...steps].sort()].flatMap((on) =>
    ratesOn(on).rates.filter(({ target }) => on === today || target.due === on),
  )
  return { balanced, differenceGrams, rates: rates.map((rate) => judged(rate, today)) }
}

function judged({ target, counted, input, ...rate }: Rate, today: string): JudgedRate {
  const { metric, subject, minimumPercent, due } = target
  const { status, percent, openBecause } = rate
  const binding = due <= today
  const amounts = { counted: Number(counted), input: Number(input) }
  return { metric, subject, minimumPercent, due, binding, status, percent, openBecause, ...amounts }
}
