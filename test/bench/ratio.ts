/** One round of one benchmark: both sides, measured in turn on the same machine. */
export interface Measured {
  /** What of the benchmark this is: `p99`, `x100`; empty for the figure that it is named for. */
  readonly part: string
  readonly ours: number
  readonly base: number
  readonly unit: string
}

export interface Ratio {
  readonly part: string
  readonly ratio: number
  readonly min: number
  readonly max: number
  readonly rounds: number
  /** The baseline moved by more than a factor of two within the run, so the ratio says nothing. */
  readonly void: boolean
  readonly ours: number
  readonly base: number
  readonly unit: string
}

/** Median ratio of each part, pair by pair, with its spread. */
export function ratiosOf(measured: readonly Measured[]): readonly Ratio[] {
  return [...Map.groupBy(measured, ({ part }) => part)].map(([part, rounds]) => {
    const ratios = rounds.map(({ ours, base }) => ours / base)
    const bases = rounds.map(({ base }) => base)
    return {
      part,
      ratio: rounded(median(ratios)),
      min: rounded(Math.min(...ratios)),
      max: rounded(Math.max(...ratios)),
      rounds: rounds.length,
      void: Math.max(...bases) > 2 * Math.min(...bases),
      ours: rounded(median(rounds.map(({ ours }) => ours))),
      base: rounded(median(bases)),
      unit: rounds[0]?.unit ?? '',
    }
  })
}

/** The middle of the values; the mean of the two middle ones for an even count. */
export function median(values: readonly number[]): number {
  return (
    (quantile(values, 0.5) +
      quantile(
        values.map((value) => -value),
        0.5,
      ) *
        -1) /
    2
  )
}

/** The value below which so large a share lies (nearest rank). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

function rounded(value: number): number {
  return Number(value.toPrecision(3))
}
