import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { refuse } from '../../domain/refusal.ts'
import { scannerManifest, scannerShell } from '../../web/pages/scanner/shell.ts'
import type { Env } from '../http/env.ts'
import { pagePolicy } from '../http/hardening/page-policy.ts'
import { pageLanguage } from '../http/page-language.ts'
import type { Authenticate } from '../http/principal.ts'
import { answerProblem } from '../http/problem.ts'
import { createPageGuard } from '../people/sign-in/page-guard.ts'
import { type ScannerFile, scannerAssets } from './scanner-files.ts'

const policy = pagePolicy({ images: true, isApp: true, forms: true })

/**
 * Adds the scanner: a frame for whoever signed in, and its files, which hold nothing of anybody's and are for everyone. What it shows and
 * records goes over the API.
 */
export function addScanner(app: OpenAPIHono<Env>, authenticate: Authenticate): void {
  app.get('/scanner', createPageGuard(authenticate), async (context) => {
    const { script, style, rules, tools, reader } = await scannerAssets()
    context.header('content-security-policy', policy)
    context.header('cache-control', 'no-store')
    context.header('vary', 'Cookie, Accept-Language')
    return context.html(
      scannerShell({ script, style, rules, tools, reader }, pageLanguage(context)),
    )
  })
  app.get('/scanner/manifest.webmanifest', (context) => {
    context.header('content-type', 'application/manifest+json')
    context.header('cache-control', 'no-cache')
    return context.body(JSON.stringify(scannerManifest(pageLanguage(context))))
  })
  app.get('/scanner/:file', async (context) => {
    const { files } = await scannerAssets()
    const { path } = context.req
    const file = files.get(path)
    if (file === undefined)
      return answerProblem(context, refuse('not_found', '', ['address_unknown', { path }]))
    return sendFile(context, file)
  })
}

function sendFile(context: Context<Env>, file: ScannerFile): Response {
  const { type, content, isForEver, isReader } = file
  context.header('content-type', type)
  context.header('cache-control', isForEver ? 'public, max-age=31536000, immutable' : 'no-cache')
  // The worker lies below the page that it is for, and asks by the policy that it came with; what reads codes has one of its own.
  context.header('service-worker-allowed', '/scanner')
  context.header('content-security-policy', pagePolicy({ isApp: true, isReader }))
  if (content instanceof Uint8Array) return context.body(content)
  context.header('vary', 'Accept-Encoding')
  const isPacked = context.req.header('accept-encoding')?.includes('gzip') === true
  if (!isPacked) return context.body('text' in content ? content.text : content.bytes)
  context.header('content-encoding', 'gzip')
  return context.body(content.packed)
}
