import type { Context } from 'hono'
import { accepts } from 'hono/accepts'
import { fewFaults } from '../../domain/few-faults.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { refusalTitles } from '../../domain/refusal-titles.ts'
import { problemPage } from '../../web/pages/problem-page.ts'
import { answerPage } from './answer-page.ts'
import { pageLanguage, saidOnPage } from './page-language.ts'

/** Whether it is somebody with a browser who asks: they name HTML among what they take. The API and probes answer programs. */
export function wantsPage(context: Context): boolean {
  if (/^\/(api\/|healthz$|readyz$)/.test(context.req.path)) return false
  const supports = ['text/html', 'application/json', 'application/problem+json']
  return accepts(context, { header: 'Accept', supports, default: 'none' }) === 'text/html'
}

/** Answers somebody with a browser with a page that says the refusal in their language. */
export function answerForPeople(
  context: Context,
  { code, faults }: Refusal,
  status: Parameters<typeof answerPage>[2],
): Response {
  const { path, method } = context.req
  const language = pageLanguage(context)
  const again = method === 'GET' && (code === 'overloaded' || code === 'too_many')
  const says = saidOnPage(context, { faults: fewFaults(faults) })
  const title = refusalTitles[code][language]
  return answerPage(context, problemPage({ language, path, title, says, again }), status)
}
