import { randomUUID } from 'node:crypto'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { refusalCodes } from '../../domain/refusal.ts'
import { style } from '../../web/pages/reference/style.ts'
import { referencePage } from '../../web/pages/reference.ts'
import type { Env } from '../http/env.ts'
import { pagePolicy } from '../http/hardening/page-policy.ts'
import { problemOf } from '../http/problem.ts'
import type { Installation } from '../installation.ts'
import { describe } from './document.ts'

/** Adds `/api/v1/openapi.json` and `/api/v1/reference`: the same description for machines and people. Neither needs a key. */
export function addReference(app: OpenAPIHono<Env>, { streams }: Installation): void {
  // Both are written at the first request, when all routes are there, and kept: they cannot change while we run, and
  // hundreds of kilobytes made anew for everybody would be a way to keep us busy.
  let text: string | undefined
  let page: string | undefined
  app.get('/api/v1/openapi.json', (context) => {
    text ??= JSON.stringify(describe(app, streams))
    return context.body(text, 200, {
      'access-control-allow-origin': '*',
      'content-type': 'application/json',
    })
  })
  app.get('/api/v1/reference', async (context) => {
    page ??= await referencePage({
      document: describe(app, streams),
      streams: [...streams.values()],
      problems: refusalCodes.map((code) => problemOf({ code, faults: [] }, 'en', {})),
      ...anyone,
    })
    const { origin } = new URL(context.req.url)
    const id = randomUUID()
    const theirs = page
      .replaceAll(anyone.origin, () => origin)
      .replaceAll(anyone.exampleId, id)
      // The example's code begins like its id.
      .replaceAll(anyone.exampleId.slice(0, 8), id.slice(0, 8))
    return context.html(theirs, 200, headers)
  })
}

/** What stands in the kept page where each reader gets something of their own. */
const anyone = {
  origin: 'https://origin.invalid',
  exampleId: '0ddba11e-0000-4000-8000-000000000000',
}

const headers = {
  // The page holds an id made for this one reader, so that a copied example is a new scan.
  'cache-control': 'no-store',
  'content-security-policy': pagePolicy({ styles: [style] }),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
}
