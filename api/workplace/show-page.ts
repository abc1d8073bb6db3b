import type { Context } from 'hono'
import { type DeadEnd, deadEndBody, deadEndTitle } from '../../web/pages/workplace/dead-end.ts'
import { type Markup, type Told, workplaceShell } from '../../web/pages/workplace/shell.ts'
import { answerPage } from '../http/answer-page.ts'
import type { Env } from '../http/env.ts'
import { pageFrame } from '../people/sign-in/page-frame.ts'

export interface ShownPage {
  readonly title: string
  readonly body: Markup
  readonly told?: Told | undefined
  readonly status?: Parameters<typeof answerPage>[2]
}

/** Answers with a page within the frame of the workplace. */
export function showPage(context: Context<Env>, { status, ...page }: ShownPage) {
  return answerPage(context, workplaceShell({ ...pageFrame(context), ...page }), status)
}

const statusOf = { not_found: 404, not_allowed: 403, invalid: 422, busy: 503, fault: 500 } as const

/** Answers with a page that says why there is nothing to see, and leads back. */
export function showDeadEnd(context: Context<Env>, why: DeadEnd) {
  const { language } = pageFrame(context)
  return showPage(context, {
    title: deadEndTitle(why, language),
    body: deadEndBody(why, language),
    status: statusOf[why],
  })
}
