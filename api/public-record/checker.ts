import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { refuse } from '../../domain/refusal.ts'
import { languages } from '../../domain/words.ts'
import { checkerWords } from '../../web/pages/record/checker-words.ts'
import type { Env } from '../http/env.ts'
import { answerProblem } from '../http/problem.ts'
import type { CheckerScript, ReadChecker } from './checker-script.ts'

/** A script whose address changes with it never has to be asked for again. */
const forEver = 'public, max-age=31536000, immutable'

/** Adds the programs that check records and shown facts in a browser, and the words of the first in each language. */
export function addChecker(app: OpenAPIHono<Env>, programs: readonly ReadChecker[]): void {
  for (const language of languages) {
    app.get(`/checker/${language}.json`, (context) => {
      context.header('cache-control', 'no-cache')
      return context.json(checkerWords(language))
    })
  }
  app.get('/checker/:file', async (context) => {
    const scripts = await Promise.all(programs.map((read) => read()))
    const { path } = context.req
    const script = scripts.find((one) => one?.path === path)
    if (script === undefined) {
      // One of another version, or none could be put together: a page that is shown anew names the right one.
      return answerProblem(context, refuse('not_found', '', ['address_unknown', { path }]))
    }
    return sendScript(script, context)
  })
}

function sendScript({ text, packed }: CheckerScript, context: Context<Env>): Response {
  const isPacked = context.req.header('accept-encoding')?.includes('gzip') === true
  context.header('cache-control', forEver)
  context.header('content-type', 'text/javascript; charset=UTF-8')
  context.header('vary', 'Accept-Encoding')
  if (!isPacked) return context.body(text)
  context.header('content-encoding', 'gzip')
  return context.body(packed)
}
