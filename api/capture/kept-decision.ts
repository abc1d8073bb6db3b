import type { StoredApproval } from '../store/recording/approvals.ts'

/** A decision on a hand-over that waits for a second person; undefined for a scan that waits. */
export function decisionIn({ scan }: StoredApproval): KeptDecision | undefined {
  const kept = scan as { handOver?: unknown; step?: unknown } | null
  if (typeof kept?.handOver !== 'string') return undefined
  return { handOver: kept.handOver, step: kept.step }
}

/** A step of a hand-over as it was asked for. */
export interface KeptDecision {
  readonly handOver: string
  readonly step: unknown
}
