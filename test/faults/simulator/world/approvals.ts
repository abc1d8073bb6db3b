/** Under which id the product keeps what waits for a second person, by the id of what was sent. */
export interface Approvals {
  of(scan: string): string
  /** Learns from an answer what waits. */
  learn(answer: unknown): void
}

/** What nothing waits under. */
const nowhere = '00000000-0000-4000-8000-000000000000'

/** Makes an empty memory. */
export function createApprovals(): Approvals {
  const known = new Map<string, string>()
  return {
    of: (scan) => known.get(scan) ?? nowhere,
    learn: (answer) => {
      for (const one of Array.isArray(answer) ? answer : [answer]) {
        const { id, approval } = (one ?? {}) as { id?: unknown; approval?: unknown }
        if (typeof id === 'string' && typeof approval === 'string') known.set(id, approval)
      }
    },
  }
}
