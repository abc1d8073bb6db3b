import { randomUUID } from 'node:crypto'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { refusalCodes } from '../../domain/refusal.ts'
import { style } from '../../web/pages/reference/style.ts'
import { referencePage } from '../../web/pages/reference.ts'
import type { Env } from '../env.ts'
import { pagePolicy } from '../hardening/page-policy.ts'
import { problemOf } from '../problem.ts'
import type { Workspace } from '../workspace.ts'
import { type Document, describe } from './document.ts'

/** Adds `/api/v1/openapi.json` and `/api/v1/reference`: the same description for machines and people. Neither needs a key. */
export function addReference(app: OpenAPIHono<Env>, { streams }: Workspace): void {
  let document: Document | undefined
  const read = () => {
    // Written at the first request, when all routes are there, and kept: it cannot change while we run.
    document ??= describe(app, streams)
    return document
  }
  app.get('/api/v1/openapi.json', (context) => {
    context.header('access-control-allow-origin', '*')
    return context.json(read())
  })
  app.get('/api/v1/reference', async (context) => {
    const page = await referencePage({
      document: read(),
      streams: [...streams.values()],
      problems: refusalCodes.map((code) => problemOf({ code, faults: [] })),
      origin: new URL(context.req.url).origin,
      exampleId: randomUUID(),
    })
    return context.html(page, 200, headers)
  })
}

const headers = {
  // The page holds an id made for this one reader, so that a copied example is a new scan.
  'cache-control': 'no-store',
  'content-security-policy': pagePolicy({ styles: [style] }),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
}
