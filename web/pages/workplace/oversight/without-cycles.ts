/** So many grams that somebody passed to somebody else. */
export interface Passed {
  /** Name of the sending party. */
  readonly from: string
  readonly to: string
  /** Above 0. */
  readonly grams: number
  /** Which of the colours of a picture it has. */
  readonly tone: 1 | 2 | 3
  /** Where its movements are listed. */
  readonly href?: string
}

/**
 * The flows that can be drawn from left to right, and those that lead back to somebody further left. The heaviest are taken first, so that
 * what leads back is as little as this order allows; equal ones by name, so that a picture is the same each time.
 */
export function withoutCycles<Flow extends Passed>(
  flows: readonly Flow[],
): { readonly onward: readonly Flow[]; readonly back: readonly Flow[] } {
  const onward: Flow[] = []
  const back: Flow[] = []
  const next = new Map<string, Set<string>>()
  for (const flow of flows.filter(({ grams }) => grams > 0).sort(heaviestFirst)) {
    if (flow.from === flow.to || leads(next, flow.to, flow.from)) {
      back.push(flow)
      continue
    }
    onward.push(flow)
    next.set(flow.from, (next.get(flow.from) ?? new Set()).add(flow.to))
  }
  return { onward, back }
}

/** Heaviest first; where equal, by the names of both ends. */
export function heaviestFirst(one: Passed, other: Passed): number {
  if (one.grams !== other.grams) return other.grams - one.grams
  const [a, b] = [
    `${one.from}\n${one.to}\n${one.tone}`,
    `${other.from}\n${other.to}\n${other.tone}`,
  ]
  return a < b ? -1 : a > b ? 1 : 0
}

function leads(next: ReadonlyMap<string, ReadonlySet<string>>, from: string, to: string): boolean {
  const seen = new Set([from])
  const open = [from]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === to) return true
    for (const one of next.get(at) ?? []) {
      if (!seen.has(one)) {
        seen.add(one)
        open.push(one)
      }
    }
  }
  return false
}
