/** The value of a sorted list that at least so many per cent of it do not exceed (nearest rank); undefined of an empty list. */
export function rankOf(sorted: readonly number[], percent: number): number | undefined {
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)]
}
