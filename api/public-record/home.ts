import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { batchIdOfText } from '../../domain/batch-link.ts'
import { scannedText } from '../../domain/scanned-text.ts'
import { type HomeView, homePage } from '../../web/pages/home/home-page.ts'
import { homeStyle } from '../../web/pages/home/home-style.ts'
import type { Env } from '../http/env.ts'
import { pagePolicy } from '../http/hardening/page-policy.ts'
import { pageLanguage } from '../http/page-language.ts'
import type { Authenticate, Principal } from '../http/principal.ts'
import type { Installation } from '../installation.ts'
import { isRecord } from '../store/public-record/shown-batches.ts'
import { recordPath } from './neighbour.ts'
import { readShown } from './shown.ts'

/** Longest code that is looked at. */
const mostTyped = 500

/** Adds the front page. Needs no key and shows nothing but the demonstration; whoever is signed in is led to their work. */
export function addHome(
  app: OpenAPIHono<Env>,
  installation: Installation,
  authenticate: Authenticate,
): void {
  const db = installation.store.public
  app.get('/', async (context) => {
    const typed = context.req.query('code')?.slice(0, mostTyped)
    const id = typed === undefined ? undefined : batchIdOfText(scannedText(typed))
    if (id !== undefined && (await isRecord(db, id))) return context.redirect(recordPath(id), 303)
    const principal = await authenticate(context.req.raw)
    const shown = await readShown(installation)
    const view = {
      ...shown,
      ...personOf(principal),
      ...(typed === undefined ? {} : { missing: typed }),
    }
    return answerHome(
      context,
      homePage(view, pageLanguage(context)),
      typed === undefined ? 200 : 404,
    )
  })
}

/** Answers with a page of the front: its own style and forms, no script, no copy kept anywhere. */
export function answerHome(context: Context<Env>, page: string, status: 200 | 404 = 200): Response {
  context.header('content-security-policy', policy)
  context.header('cache-control', 'no-store')
  context.header('vary', 'Cookie, Accept-Language')
  context.header('x-content-type-options', 'nosniff')
  context.header('referrer-policy', 'no-referrer')
  return context.html(page, status) as Response
}

const policy = pagePolicy({ styles: [homeStyle], forms: true })

function personOf(principal: Principal | undefined): Pick<HomeView, 'person'> {
  if (principal === undefined) return {}
  const { role, name } = principal
  const href = role === 'platform' ? '/account' : role === 'regulator' ? '/work/desk' : '/work'
  return { person: { name, href } }
}
