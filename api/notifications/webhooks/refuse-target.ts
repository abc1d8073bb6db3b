import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../http/problem.ts'
import { type AllowedHosts, parseTarget } from './target.ts'

/** Refuses an address that nothing will ever be sent to; where its name leads is looked at anew for each delivery. */
export function refuseTarget(url: string, allowedHosts: AllowedHosts): void {
  const target = parseTarget(url, allowedHosts)
  if ('url' in target) return
  const values = { url: url.slice(0, 100), right: target }
  throw new RefusedError(refuse('invalid', '/url', ['webhook_target_refused', values]))
}
