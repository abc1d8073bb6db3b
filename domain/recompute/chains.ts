import type { Envelope } from '../proof/envelope.ts'
import type { Finding } from './finding.ts'

/** An event of an export where it stands. */
export interface EventAt {
  readonly envelope: Envelope
  readonly digest: string
  /** From 1. */
  readonly line: number
}

/** Follows the chain of every batch, event by event: what is missing, doubled, moved or changed breaks it. */
export interface Chains {
  readonly follow: (event: EventAt) => readonly Omit<Finding, 'file'>[]
  readonly batches: () => number
}

/** Chains of which nothing was seen yet; `isWhole` tells of a batch whether all of its events have to be there. */
export function makeChains(isWhole: (batch: string) => boolean): Chains {
  const heads = new Map<
    string,
    { readonly seq: number; readonly digest: string; readonly event: string }
  >()
  return {
    follow: ({ envelope, digest, line }) => {
      const event = envelope.id
      const findings: Omit<Finding, 'file'>[] = []
      for (const { batch, seq, prev } of envelope.subjects) {
        const before = heads.get(batch)
        const next = (before?.seq ?? 0) + 1
        const values = { event, batch, place: seq }
        if (seq < next) findings.push({ line, says: 'recompute_place_twice', values })
        else if (seq > next && isWhole(batch)) {
          const gap = { event, batch, from: next, to: seq - 1 }
          findings.push({ line, says: 'recompute_place_missing', values: gap })
        } else if (seq === next && prev !== before?.digest)
          findings.push({
            line,
            says: 'recompute_chain_broken',
            values: Object.assign({ before: before?.event ?? '-' }, values),
          })
        if (seq >= next) heads.set(batch, { seq, digest, event })
      }
      return findings
    },
    batches: () => heads.size,
  }
}
