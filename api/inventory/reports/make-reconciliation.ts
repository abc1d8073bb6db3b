import type { z } from '@hono/zod-openapi'
import { reconcile } from '../../../domain/claim/reconcile.ts'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../http/problem.ts'
import type { Database } from '../../store/database.ts'
import { readReconciliation } from '../../store/evidence/reconciliation.ts'
import type { reconciliationQuerySchema } from './reconciliation-schema.ts'

/** Most sums that one reconciliation is put together from. */
const mostCells = 200_000

/** An organisation's reconciliation, for the API and the command line alike. Throws a RefusedError when it is too large. */
export async function makeReconciliation(
  db: Database,
  organisationKey: number,
  period: z.output<typeof reconciliationQuerySchema>,
) {
  const cells = await readReconciliation(db, organisationKey, { ...period, most: mostCells + 1 })
  if (cells.length <= mostCells) return reconcile(cells)
  const values = { most: mostCells }
  throw new RefusedError(refuse('too_large', '/query/to', ['reconciliation_too_large', values]))
}
