import { gunzipSync } from 'node:zlib'
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { batchLink } from '../../domain/batch-link.ts'
import { refuse } from '../../domain/refusal.ts'
import { languages } from '../../domain/words.ts'
import { missingPage } from '../../web/pages/record/missing-page.ts'
import { recordPage } from '../../web/pages/record/record-page.ts'
import type { RecordView } from '../../web/pages/record/view.ts'
import { createAskTogether } from '../ask-together.ts'
import type { Env } from '../http/env.ts'
import { fixedHeaders, type HttpsOptions } from '../http/hardening/security-headers.ts'
import { answerProblem } from '../http/problem.ts'
import { problemSchema } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { readRecords } from '../store/public-record/record.ts'
import { batchIdFromPath, createAskedForm } from './asked-form.ts'
import type { ReadChecker } from './checker-script.ts'
import type { Looks } from './looks.ts'
import { recordPath } from './neighbour.ts'
import { originOf } from './origin-of.ts'
import { createPageCache, type KeptPage, keptPage, pageHeaders } from './page-cache.ts'
import { createAskHead } from './record-heads.ts'
import { recordSchema } from './record-schema.ts'
import { readRecordView } from './record-view.ts'

const html = z
  .string()
  .openapi({ description: 'A page that says all without a script; its script checks the record' })
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

/** Most whole chains that one query asks for: each may be a hundred kilobytes. */
const mostRecords = 32

/** With what the record page is served. */
interface RecordOptions {
  readonly https: HttpsOptions
  readonly readChecker: ReadChecker
  readonly looks: Looks
  /** Where links lead; where each request came in when absent. */
  readonly publicUrl: string | undefined
}

/** Adds the public record of a batch, at `/b/…` and at the Digital Link addresses. Needs no key. */
export function addRecord(
  app: OpenAPIHono<Env>,
  installation: Installation,
  { https, ...options }: RecordOptions,
): void {
  const answer = createAnswer(installation, { fixed: fixedHeaders(https), ...options })
  app.openAPIRegistry.registerPath(route)
  // Readers set to capitals send all of it so; some join a base and a path with two slashes.
  for (const path of ['/b/*', '/B/*', '//b/*', '//B/*', '/01/*', '/8004/*']) app.get(path, answer)
}

function createAnswer(
  installation: Installation,
  {
    fixed,
    readChecker,
    looks,
    publicUrl,
  }: Omit<RecordOptions, 'https'> & { fixed: ReturnType<typeof fixedHeaders> },
) {
  const cache = createPageCache(cacheBytes)
  const db = installation.store.public
  const askHead = createAskHead(db)
  const askRecord = createAskTogether((ids) => readRecords(db, ids), { mostKeys: mostRecords })
  const askedForm = createAskedForm()
  return async (context: Context<Env>): Promise<Response> => {
    const { language, form, packed } = askedForm(context)
    const id = batchIdFromPath(context.req.path, context.req.query('91'))
    const base = form === 'json' ? '' : originOf(context.req.url, publicUrl)
    const page = id === undefined ? undefined : await readPage(id, form, base)
    if (id !== undefined && page !== undefined) {
      // Machines and those who only ask whether it is there do not look; whoever comes from a page of ours, as from a product to
      // what it was made of, has scanned nothing.
      const isScan = context.req.header('sec-fetch-site') !== 'same-origin'
      if (isScan && form !== 'json' && context.req.method === 'GET')
        looks.note(id, page.status === 410)
      return send(page, packed, context)
    }
    for (const [name, value] of Object.entries(pageHeaders)) context.header(name, value)
    if (form !== 'json') return context.html(missingPage(language), 404)
    return answerProblem(context, refuse('not_found', '', ['record_not_found']))
  }

  /** The database is asked every time, of a known page only whether its chain ends as it did, so that no page outlives a commit of any process. */
  async function readPage(id: string, form: Form, base: string): Promise<KeptPage | undefined> {
    // Where the request came in is whatever its sender says, and so is no part of the name: it would push out what others ask for.
    const name = `${id} ${form}`
    const known = cache.get(name)
    if (known?.base === base && known.head === (await askHead(id))) return known
    const record = await askRecord(id)
    if (record === undefined) return undefined
    // Somebody who asked at the same time may have had it drawn.
    const drawn = cache.get(name)
    if (drawn?.base === base && drawn.head === record.head) return drawn
    const view = await readRecordView(installation, record)
    if (view === undefined) return undefined
    const script = (await readChecker())?.path
    const { head } = record
    const page = drawPage(view, { form, head, base, fixed: await fixed, script })
    cache.set(name, page)
    return page
  }
}

type Form = 'json' | (typeof languages)[number]

interface Drawing extends Pick<KeptPage, 'head' | 'base'> {
  readonly form: Form
  readonly fixed: KeptPage['always']
  /** Address of the checker; undefined where there is none. */
  readonly script: string | undefined
}

/** A batch that is no more is answered as gone, with its whole story. */
function drawPage(view: RecordView, { form, head, base, fixed, script }: Drawing): KeptPage {
  const status = view.standing === 'gone' || view.standing === 'taken_back' ? 410 : 200
  const type = form === 'json' ? 'application/json' : 'text/html; charset=UTF-8'
  const isPage = form !== 'json'
  const text = isPage ? recordPage(view, form, script, batchLink(base, view.id)) : asJson(view)
  return keptPage(text, { status, fixed: { ...fixed, link: linksOf(view) }, type, head, base })
}

/** Where the links of a batch are: whoever asked for its record alone finds them there (RFC 9264, section 6 — remembered). */
function linksOf({ id }: RecordView): string {
  return `<${recordPath(id)}?linkType=linkset>; rel="linkset"; type="application/linkset+json"`
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

/** Made without the context, whose way of setting headers costs more than all the rest of a page that is kept. */
function send(page: KeptPage, packed: boolean, context: Context<Env>): Response {
  const { status, etag, always } = page
  const own = { 'x-request-id': context.get('requestId') }
  context.set('isWhole', true)
  const known = context.req.header('if-none-match') ?? ''
  const tags = known.split(',').map((tag) => tag.trim())
  if (status === 200 && (tags.includes(etag) || tags.includes('*'))) {
    return new Response(null, { status: 304, headers: { ...always, etag, ...own } })
  }
  const { body, headers } = page
  if (!packed) return new Response(gunzipSync(body), { status, headers: { ...headers, ...own } })
  return new Response(body, { status, headers: { ...headers, ...own, 'content-encoding': 'gzip' } })
}
