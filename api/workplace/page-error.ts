import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { DeadEnd } from '../../web/pages/workplace/dead-end.ts'
import type { Env } from '../http/env.ts'
import { answerError, RefusedError, statusOf } from '../http/problem.ts'
import { showDeadEnd } from './show-page.ts'

/** Answers for anything that a page threw, as a page; a fault of ours goes to the log like those of the API. */
export function pageError(log: (line: string, error?: unknown) => void) {
  return async (error: Error, context: Context<Env>): Promise<Response> => {
    if (context.get('principal') === undefined) return answerError(error, context, log)
    if (error instanceof RefusedError) {
      return showDeadEnd(context, deadEndOf(statusOf[error.refusal.code]))
    }
    if (error instanceof HTTPException && error.status < 500) return showDeadEnd(context, 'invalid')
    const answer = await answerError(error, context, log)
    return answer.status === 503 ? answer : showDeadEnd(context, deadEndOf(answer.status))
  }
}

function deadEndOf(status: number): DeadEnd {
  if (status === 404) return 'not_found'
  if (status === 403) return 'not_allowed'
  if (status === 503) return 'busy'
  return status >= 500 ? 'fault' : 'invalid'
}
