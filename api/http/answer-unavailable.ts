import type { Context } from 'hono'
import { accepts } from 'hono/accepts'
import { type FaultName, sentence } from '../../domain/phrases.ts'
import { unavailablePage } from '../../web/pages/unavailable-page.ts'
import { answerPage } from './answer-page.ts'
import type { Env } from './env.ts'
import { pageLanguage } from './page-language.ts'

/**
 * Answers on a page's address that the service cannot answer now, in the reader's language and with when to come back;
 * undefined for the API and for whoever wants no page.
 */
export function unavailable(
  context: Context<Env>,
  says: FaultName,
): Response | Promise<Response> | undefined {
  const { path } = context.req
  if (/^\/(api\/|healthz$|readyz$)/.test(path)) return undefined
  const types = ['text/html', 'application/json']
  const type = accepts(context, { header: 'Accept', supports: types, default: 'text/html' })
  if (type !== 'text/html') return undefined
  const language = pageLanguage(context)
  return answerPage(
    context,
    unavailablePage({ language, path, says: sentence(says, {}, language) }),
    503,
  )
}
