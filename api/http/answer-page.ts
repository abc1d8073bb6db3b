import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { workplaceStyle } from '../../web/pages/workplace/style.ts'
import { pagePolicy } from './hardening/page-policy.ts'

const policy = `${pagePolicy({ styles: [workplaceStyle], images: true, forms: true })}; script-src 'self'; connect-src 'self'`

/** Answers with a page of the workplace: its style, scripts only from our own files, and no copy kept anywhere. */
export function answerPage(context: Context, page: string, status: ContentfulStatusCode = 200) {
  context.header('content-security-policy', policy)
  context.header('cache-control', 'no-store')
  context.header('vary', 'Cookie, Accept-Language')
  return context.html(page, status)
}
