import type { Context } from 'hono'
import { stream } from 'hono/streaming'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { workplaceStyle } from '../../web/pages/workplace/style.ts'
import { pagePolicy } from './hardening/page-policy.ts'

const policy = `${pagePolicy({ styles: [workplaceStyle], images: true, forms: true })}; script-src 'self'; connect-src 'self'`

const headers = {
  'content-security-policy': policy,
  'cache-control': 'no-store',
  vary: 'Cookie, Accept-Language',
}

/** The same, piece by piece as it is made. */
export function answerPieces(context: Context, pieces: AsyncIterable<string>) {
  for (const [name, value] of Object.entries(headers)) context.header(name, value)
  context.header('content-type', 'text/html; charset=utf-8')
  return stream(context, async (out) => {
    for await (const piece of pieces) await out.write(piece)
  })
}

/** Answers with a page of the workplace: its style, scripts only from our own files, and no copy kept anywhere. */
export function answerPage(context: Context, page: string, status: ContentfulStatusCode = 200) {
  for (const [name, value] of Object.entries(headers)) context.header(name, value)
  return context.html(page, status)
}
