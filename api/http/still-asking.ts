import type { Context } from 'hono'
import { isRefusal } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { Env } from './env.ts'
import type { Principal } from './principal.ts'

/**
 * Who asks now that a body has come in, or the next part of a long list is due. A body may take a quarter of an hour, and what
 * its sender was allowed when it began may have ended since; then the refusal is thrown.
 */
export async function stillAsking(context: Context<Env>): Promise<Principal> {
  const again = await context.get('askAgain')()
  if (isRefusal(again)) throw new RefusedError(again)
  return again
}
