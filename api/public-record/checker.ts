import { gzipSync } from 'node:zlib'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { languages } from '../../domain/words.ts'
import { checkerWords } from '../../web/pages/record/checker-words.ts'
import type { Env } from '../http/env.ts'
import { checkerScript } from './checker-script.ts'

/** A script whose address changes with it never has to be asked for again. */
const forEver = 'public, max-age=31536000, immutable'

/** Adds the program that checks records in a browser, and its words in each language. */
export function addChecker(app: OpenAPIHono<Env>): void {
  for (const language of languages) {
    app.get(`/checker/${language}.json`, (context) => {
      context.header('cache-control', 'no-cache')
      return context.json(checkerWords(language))
    })
  }
  app.get('/checker/:file', async (context, next) => {
    const { path, text } = await checkerScript()
    if (context.req.path !== path) return next()
    return sendScript(text, context)
  })
}

function sendScript(text: string, context: Context<Env>): Response {
  const isPacked = context.req.header('accept-encoding')?.includes('gzip') === true
  context.header('cache-control', forEver)
  context.header('content-type', 'text/javascript; charset=UTF-8')
  context.header('vary', 'Accept-Encoding')
  if (!isPacked) return context.body(text)
  context.header('content-encoding', 'gzip')
  return context.body(new Uint8Array(gzipSync(text)))
}
