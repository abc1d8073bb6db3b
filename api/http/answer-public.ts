import { hash } from 'node:crypto'
import type { Context } from 'hono'
import type { Language } from '../../domain/words.ts'
import type { Env } from './env.ts'

/** How long a copy may be kept: a document that has its digest or version in its address never changes. */
export const keptFor = {
  ever: 'public, max-age=31536000, immutable',
  hour: 'public, max-age=3600',
  minute: 'public, max-age=60',
  second: 'public, max-age=1',
  never: 'no-cache',
} as const

/** What is answered to anyone. */
export interface PublicAnswer {
  readonly type: string
  readonly kept: keyof typeof keptFor
  /** Headers of the request that the answer depends on. */
  readonly vary?: string
  /** Language of what is said in it, where there is one. */
  readonly language?: Language
  /** Links that belong to the answer (RFC 8288). */
  readonly link?: string
}

/** Answers with what anyone may read, scripts of other sites too: whoever checks a passport does so where they want. */
export function answerPublic(
  context: Context<Env>,
  content: string | Uint8Array<ArrayBuffer>,
  { type, kept, vary, language, link }: PublicAnswer,
): Response {
  const etag = `"${hash('sha256', content, 'base64url').slice(0, 27)}"`
  const headers = {
    ...context.get('fixedHeaders'),
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': keptFor[kept],
    etag,
    'x-request-id': context.get('requestId'),
    ...(vary === undefined ? {} : { vary }),
    ...(language === undefined ? {} : { 'content-language': language }),
    ...(link === undefined ? {} : { link }),
  }
  // Made at once: setting headers on an answer costs more than making a proof.
  context.set('isWhole', true)
  const known = context.req.header('if-none-match') ?? ''
  if (known.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)) {
    return new Response(null, { status: 304, headers })
  }
  return new Response(content, { headers: { ...headers, 'content-type': type } })
}
