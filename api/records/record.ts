import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { accepts } from 'hono/accepts'
import { languages } from '../../domain/words.ts'
import { missingPage } from '../../web/pages/record/missing-page.ts'
import { recordPage } from '../../web/pages/record/record-page.ts'
import type { Env } from '../env.ts'
import { answerProblem } from '../problem.ts'
import { problemSchema } from '../schemas.ts'
import { findRecordHead } from '../store/record.ts'
import type { Workspace } from '../workspace.ts'
import { askedLanguage } from './asked-language.ts'
import { createPageCache, type KeptPage, keptPage } from './page-cache.ts'
import { pageHeaders } from './page-headers.ts'
import { readRecordView } from './read-record-view.ts'
import { recordSchema } from './record-schema.ts'
import { batchIdFromPath } from './resolve-link.ts'

const html = z.string().openapi({ description: 'A page without script' })
const answered = {
  'application/json': { schema: recordSchema },
  'text/html': { schema: html },
} as const

const route = createRoute({
  method: 'get',
  path: '/b/{code}',
  tags: ['Public record'],
  summary: "Read a batch's public record",
  description:
    'What anyone sees who scans the QR of a batch: a page, or with `Accept: application/json` the same as JSON. Needs ' +
    'no key. GS1 Digital Link addresses (`/01/…/10/…`, `/01/…/21/…`, `/8004/…`) answer alike.',
  security: [],
  request: {
    params: z.object({ code: z.string().openapi({ description: 'As in the QR' }) }),
    query: z.object({
      lang: z
        .string()
        .optional()
        .openapi({ description: `One of ${languages.join(', ')}; else by Accept-Language` }),
    }),
  },
  responses: {
    200: { description: 'The record', content: answered },
    304: { description: 'Nothing has changed since' },
    404: {
      description: 'No record has this code, or nobody may know',
      content: {
        'application/problem+json': { schema: problemSchema },
        'text/html': { schema: html },
      },
    },
    410: {
      description: 'The batch is no more; the record says what became of it',
      content: answered,
    },
  },
})

/** Bytes of rendered pages that one process keeps. */
const cacheBytes = 32 * 1024 * 1024

/** Adds the public record of a batch, at `/b/…` and at the Digital Link addresses. Needs no key. */
export function addRecord(app: OpenAPIHono<Env>, workspace: Workspace): void {
  const answer = createAnswer(workspace)
  app.openAPIRegistry.registerPath(route)
  for (const path of ['/b/*', '/01/*', '/8004/*']) app.get(path, answer)
}

function createAnswer(workspace: Workspace) {
  const cache = createPageCache(cacheBytes)
  return async (context: Context): Promise<Response> => {
    const language = askedLanguage(context.req.query('lang'), context.req.header('accept-language'))
    const supports = ['text/html', 'application/json']
    const type = accepts(context, { header: 'Accept', supports, default: 'text/html' })
    const form = type === 'application/json' ? 'json' : language
    const id = batchIdFromPath(context.req.path)
    const page = id === undefined ? undefined : await readPage(id, form)
    if (page !== undefined) return send(context, page)
    for (const [name, value] of Object.entries(pageHeaders)) context.header(name, value)
    if (form !== 'json') return context.html(missingPage(language), 404)
    const message = 'Cannot find this record: check the code with the label'
    return answerProblem(context, { code: 'not_found', faults: [{ pointer: '', message }] })
  }

  /** The chain's end is asked for every time, so that no page outlives a commit of any process. */
  async function readPage(
    id: string,
    form: 'json' | (typeof languages)[number],
  ): Promise<KeptPage | undefined> {
    const head = await findRecordHead(workspace.store.db, id)
    if (head === undefined) return undefined
    const name = `${id} ${form}`
    const known = cache.get(name)
    if (known?.head.equals(head.headDigest)) return known
    const view = await readRecordView(workspace, id)
    if (view === undefined) return undefined
    const status = view.standing === 'gone' || view.standing === 'taken_back' ? 410 : 200
    const page = keptPage(form === 'json' ? asJson(view) : recordPage(view, form), {
      status,
      type: form === 'json' ? 'application/json' : 'text/html; charset=UTF-8',
      // What was read may already be newer than what was asked for.
      head: Buffer.from(view.chain.headDigest, 'base64url'),
    })
    cache.set(name, page)
    return page
  }
}

/** Invisible marks, such as those that turn the direction of writing, are written as escapes, so that no terminal is fooled by them. */
function asJson(view: object): string {
  return JSON.stringify(view).replaceAll(/\p{Cf}/gu, (mark) =>
    mark
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  )
}

function send(context: Context, { status, type, etag, plain, packed }: KeptPage): Response {
  const sent = { ...pageHeaders, etag }
  const known = (context.req.header('if-none-match') ?? '').split(',').map((tag) => tag.trim())
  if (status === 200 && (known.includes(etag) || known.includes('*'))) {
    return context.body(null, 304, sent)
  }
  const packs = accepts(context, {
    ...{ header: 'Accept-Encoding', supports: ['gzip', 'identity'], default: 'identity' },
  })
  if (packs !== 'gzip') return context.body(plain, status, { ...sent, 'content-type': type })
  return context.body(packed, status, {
    ...{ ...sent, 'content-type': type, 'content-encoding': 'gzip' },
  })
}
