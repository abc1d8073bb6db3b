import type { Context } from 'hono'
import type { AskedRequest } from '../../domain/audit-action.ts'

/** The request as the audit trail keeps it: method and path, such as `GET /api/v1/stock`, without what was asked of it. */
export function askedRequest({ req }: Context): AskedRequest {
  return `${req.method} /${req.path.slice(1)}`
}
