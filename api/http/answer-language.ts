import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { askedLanguage } from '../../domain/asked-language.ts'
import type { Language } from '../../domain/words.ts'
import type { Env } from './env.ts'

/** The language of what is said in an answer of the API: what `Accept-Language` prefers of ours, else English. */
export function answerLanguage({ req }: Context): Language {
  return askedLanguage(undefined, req.header('accept-language'))
}

/** Names the language of every JSON answer, and tells caches that it hangs on the asker's wish (RFC 9110, 8.5 and 12.5.5). */
export function nameLanguage() {
  return createMiddleware<Env>(async (context, next) => {
    await next()
    if (context.get('isWhole') === true) return
    const { headers } = context.res
    if (!json.test(headers.get('content-type') ?? '') || headers.has('content-language')) return
    headers.set('content-language', answerLanguage(context))
    headers.append('vary', 'Accept-Language')
  })
}

const json = /^application\/(problem\+json|json|x-ndjson)\b/
