import type { Steady } from '../../steady-clock.ts'
import type { Principal } from '../principal.ts'
import type { RateLimits } from './rate-limits.ts'
import { createTokenBuckets } from './token-buckets.ts'

/** Tells how many seconds a principal must wait before it may use a route; 0 when it may now. */
export type Admit = (principal: Principal, route: string | undefined) => number

const scanRoutes: ReadonlySet<string | undefined> = new Set(['POST /scans', 'POST /imports'])

/** Counts requests by key and person. */
export function limitIdentities({ identity, scans }: RateLimits, elapsed: Steady): Admit {
  const requests = createTokenBuckets(identity, elapsed)
  const scanBuckets = createTokenBuckets(scans, elapsed)
  return (principal, route) => {
    const name = principal.kind === 'person' ? principal.personId : `key ${principal.keyKey}`
    return (scanRoutes.has(route) ? scanBuckets : requests).take(name)
  }
}
