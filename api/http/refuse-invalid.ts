import type { Context } from 'hono'
import type { z } from 'zod'
import { faultsOfAll } from '../../domain/schema-faults.ts'
import { answerProblem } from './problem.ts'

/**
 * What every route does with a request that its schema refuses: problem details with all faults. Pointers into the body
 * stand as they are; those into the query or the path begin with `/query` or `/path`.
 */
export function refuseInvalid(result: Checked, context: Context): Response | undefined {
  const { error, target, data } = result
  if (error === undefined) return undefined
  const place = target === 'json' ? '' : target === 'param' ? '/path' : `/${target}`
  const faults = faultsOfAll(error.issues, data).map((fault) => ({
    ...fault,
    pointer: `${place}${fault.pointer}`,
  }))
  return answerProblem(context, { code: 'invalid', faults })
}

interface Checked {
  readonly target: string
  readonly data?: unknown
  readonly error?: z.ZodError
}
