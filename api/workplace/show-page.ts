import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { RefusedError } from '../../domain/refused.ts'
import { type DeadEnd, deadEndBody, deadEndTitle } from '../../web/pages/workplace/dead-end.ts'
import { type Markup, type Told, workplaceShell } from '../../web/pages/workplace/shell.ts'
import { answerPage } from '../http/answer-page.ts'
import type { Env } from '../http/env.ts'
import { answerError, statusOf } from '../http/problem.ts'
import { homeOf } from '../people/sign-in/next-page.ts'
import { pageFrame } from '../people/sign-in/page-frame.ts'

export interface ShownPage {
  readonly title: string
  readonly body: Markup
  readonly told?: Told | undefined
  /** The page's own address, where it answers a form that is sent to another one: a link to it asks again by GET. */
  readonly path?: string
  /** Address of a script of our own that the page is better with. */
  readonly script?: string | undefined
  readonly status?: Parameters<typeof answerPage>[2]
}

/** Answers with a page within the frame of the workplace. */
export function showPage(context: Context<Env>, { status, script, ...page }: ShownPage) {
  const scripted = script === undefined ? {} : { script }
  return answerPage(
    context,
    workplaceShell({ ...pageFrame(context), ...page, ...scripted }),
    status,
  )
}

const deadEndStatus = {
  not_found: 404,
  not_allowed: 403,
  invalid: 422,
  busy: 503,
  fault: 500,
} as const

/** Answers with a page that says why there is nothing to see, and leads back. */
export function showDeadEnd(context: Context<Env>, why: DeadEnd) {
  const { language, person } = pageFrame(context)
  return showPage(context, {
    title: deadEndTitle(why, language),
    body: deadEndBody(why, { home: homeOf(person.role), language }),
    status: deadEndStatus[why],
  })
}

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
  if (status === 503 || status === 429) return 'busy'
  return status >= 500 ? 'fault' : 'invalid'
}
