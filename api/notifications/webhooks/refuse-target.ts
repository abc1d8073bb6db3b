import { refusal } from '../../../domain/refusal.ts'
import { RefusedError } from '../../http/problem.ts'
import { type AllowedHosts, parseTarget } from './target.ts'

/** Refuses an address that nothing will ever be sent to; where its name leads is looked at anew for each delivery. */
export function refuseTarget(url: string, allowedHosts: AllowedHosts): void {
  const target = parseTarget(url, allowedHosts)
  if (typeof target !== 'string') return
  const message = `Cannot send to "${url.slice(0, 100)}": ${target}`
  throw new RefusedError(refusal('invalid', '/url', message))
}
