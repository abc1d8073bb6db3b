import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { refuse } from '../../domain/refusal.ts'
import { kindWords } from '../../workflows/words-of.ts'
import { answerLanguage } from '../http/answer-language.ts'
import { answerPublic } from '../http/answer-public.ts'
import type { Env } from '../http/env.ts'
import { answerProblem } from '../http/problem.ts'
import { problemSchema } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { batchIdFromPath } from '../public-record/asked-form.ts'
import { findLinkedBatch, type LinkedBatch } from '../store/passports/published.ts'
import { addressesOf } from './addresses.ts'
import { type BatchLink, batchLinks, linksetOfBatch, linkTypeIn } from './batch-linkset.ts'
import { linksetContext } from './describe-resolver.ts'
import { linksetAnswer, linksetType } from './linkset-schema.ts'

const problem = { 'application/problem+json': { schema: problemSchema } }

const route = createRoute({
  method: 'get',
  path: '/01/{gtin}/21/{serial}',
  tags: ['Public record'],
  summary: 'Read where the link of a batch leads',
  description:
    'Every address of a batch (`/b/…`, `/01/…/21/…`, `/01/…/10/…`, `/8004/…`) answers `Accept: application/linkset+json` or ' +
    '`?linkType=linkset` with its links (RFC 9264, in the shape of UNTP 0.7.0 and of a GS1-conformant resolver), and ' +
    '`?linkType=gs1:dpp` or another type of GS1 with a redirect, on which the rest of the query goes along. No type has more ' +
    'than one link. `/.well-known/gs1resolver` describes what is resolved here. Needs no key.',
  security: [],
  request: {
    params: z.object({ gtin: z.string(), serial: z.string() }),
    query: z.object({ linkType: z.string().optional() }),
  },
  responses: {
    200: linksetAnswer,
    304: { description: 'Nothing has changed since' },
    307: { description: 'To what the link type asks for' },
    404: { description: 'There is no such record, or no link of this type', content: problem },
  },
})

/** Adds the links of a batch at each of its addresses; whoever asks for none of them gets its record. */
export function addBatchLinks(
  app: OpenAPIHono<Env>,
  { store, streams }: Installation,
  publicUrl: string | undefined,
): void {
  app.openAPIRegistry.registerPath(route)
  const answer = async (context: Context<Env>, next: () => Promise<void>) => {
    const linkType = context.req.query('linkType')
    const wantsLinks = context.req.header('accept')?.includes(linksetType) === true
    if (linkType === undefined && !wantsLinks) return next()
    const id = batchIdFromPath(context.req.path, context.req.query('91'))
    const batch = id === undefined ? undefined : await findLinkedBatch(store.public, id)
    if (batch === undefined) return next()
    const { origin } = await addressesOf(store.system, publicUrl)
    const links = batchLinks(batch, origin)
    const anchor = `${origin}${askedAddress(context)}`
    if (linkType === undefined || isForAll(linkType)) {
      const description = kindWords(streams.get(batch.stream), batch.kind)
      const language = answerLanguage(context)
      const text = JSON.stringify(linksetOfBatch(links, { anchor, description, language }))
      const vary = 'Accept, Accept-Language'
      const answered = {
        type: linksetType,
        kept: 'never',
        vary,
        language,
        link: asLinkedData,
      } as const
      return answerPublic(context, text, answered)
    }
    return redirect(context, { links, linkType, anchor, batch })
  }
  for (const path of ['/b/*', '/B/*', '//b/*', '//B/*', '/01/*', '/8004/*']) app.get(path, answer)
}

/** Where the words of the answer are told as linked data. Source: GS1-Conformant Resolver Standard 1.2, section 2.10 — secondary. */
const asLinkedData = `<${linksetContext}>; rel="http://www.w3.org/ns/json-ld#context"; type="application/ld+json"`

/** The address as it was asked for, with what belongs to the identity of the item, and without what is asked of it. */
function askedAddress({ req }: Context<Env>): string {
  const internal = req.query('91')
  const { pathname } = new URL(req.url)
  return internal === undefined ? pathname : `${pathname}?91=${encodeURIComponent(internal)}`
}

/** `all` is what resolvers before version 1.1 of the standard were asked. */
function isForAll(linkType: string): boolean {
  return linkType === 'linkset' || linkType === 'all'
}

interface Asked {
  readonly links: readonly BatchLink[]
  readonly linkType: string
  readonly anchor: string
  readonly batch: LinkedBatch
}

function redirect(context: Context<Env>, { links, linkType, anchor, batch }: Asked): Response {
  const type = linkTypeIn(linkType)
  const [found] = links.filter(({ relation }) => relation === type)
  if (found === undefined) {
    const values = { type: linkType.slice(0, 80), batch: batch.id }
    return answerProblem(
      context,
      refuse('not_found', '/query/linkType', ['link_type_none', values]),
    )
  }
  context.header('access-control-allow-origin', '*')
  context.header('cache-control', 'no-cache')
  context.header('vary', 'Accept')
  context.header(
    'link',
    `<${anchor}${anchor.includes('?') ? '&' : '?'}linkType=linkset>; rel="linkset"; type="${linksetType}"`,
  )
  return context.redirect(withQuery(found.href, context), 307)
}

/** What else was asked is handed on (GS1-Conformant Resolver Standard 1.2, section 2.12 — secondary), but for what was asked of us. */
function withQuery(href: string, { req }: Context<Env>): string {
  const asked = new URL(req.url).searchParams
  for (const name of ['linkType', 'context', '91']) asked.delete(name)
  return asked.size === 0 ? href : `${href}?${asked}`
}
