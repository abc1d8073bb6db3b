import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { inspectionEnd } from '../../../domain/inspection-terms.ts'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { inspectionPath } from '../../../web/pages/inspection/inspected-page.ts'
import { pagesOf } from '../../http/cursor.ts'
import type { Env } from '../../http/env.ts'
import { isId } from '../../http/fields.ts'
import type { Installation } from '../../installation.ts'
import {
  findInspection,
  listInspections,
  type StoredInspection,
} from '../../store/oversight/inspections.ts'
import { personAsking } from '../person-asking.ts'
import {
  endRoute,
  inspectionView,
  listRoute,
  showFacilityRoute,
  showLoadRoute,
} from './inspection-routes.ts'
import { endMadeInspection, makeInspection, type NewLink, type Shower } from './make-link.ts'

/** With what links for inspectors are made. */
export interface InspectionsOptions {
  readonly now: () => Date
  readonly publicUrl: string | undefined
}

/** `/inspections`, `POST /facilities/{code}/inspections` and `POST /hand-overs/{id}/inspections`: links for inspectors. */
export function createInspections(
  installation: Installation,
  { now, publicUrl }: InspectionsOptions,
) {
  const { store, secret } = installation
  const byOf = (context: Context<Env>): Shower => {
    const { organisationKey } = context.get('organisation')
    return { principal: personAsking(context.get('principal')), organisationKey, now: now() }
  }
  const make = async (context: Context<Env>, asked: NewLink) => {
    const by = byOf(context)
    const { isNew, link, address } = await madeOnce(installation, asked, by)
    const origin = publicUrl ?? new URL(context.req.url).origin
    const told = { address: address === null ? null : `${origin}${address}` }
    return {
      status: isNew ? 201 : 200,
      answer: { ...inspectionView(link, by.now), ...told },
    } as const
  }
  return new OpenAPIHono<Env>()
    .openapi(listRoute, async (context) => {
      const { limit, cursor } = context.req.valid('query')
      const { organisationKey } = context.get('organisation')
      const pages = pagesOf(secret, 'inspections', context.get('principal'))
      const asked = { before: pages.after(cursor), limit: limit + 1 }
      const rows = await listInspections(store.own(organisationKey), organisationKey, asked)
      const { page, next } = pages.cut(rows, limit, (one) => one.inspectionLinkKey)
      const at = now()
      return context.json({ links: page.map((one) => inspectionView(one, at)), next }, 200)
    })
    .openapi(showFacilityRoute, async (context) => {
      const { shownTo = '', ...asked } = context.req.valid('json')
      const of = { facility: context.req.valid('param').code }
      const { answer, status } = await make(context, { ...asked, shownTo, of })
      return context.json(answer, status)
    })
    .openapi(showLoadRoute, async (context) => {
      const { shownTo = '', ...asked } = context.req.valid('json')
      const of = { handOver: context.req.valid('param').id }
      const { answer, status } = await make(context, { ...asked, shownTo, of })
      return context.json(answer, status)
    })
    .openapi(endRoute, async (context) => {
      const { id } = context.req.valid('param')
      const by = byOf(context)
      await endMadeInspection(installation, id, by)
      const link = await ownLink(installation, id, by)
      if (link === undefined)
        throw new RefusedError(refuse('not_found', '/path/id', ['inspection_unknown', { id }]))
      return context.json(inspectionView(link, by.now), 200)
    })
}

/** Makes a link, or finds what the same request made before; an id that stands for another link is refused. */
async function madeOnce(installation: Installation, asked: NewLink, by: Shower) {
  const made = await makeInspection(installation, asked, by)
  const link = await ownLink(installation, asked.id, by)
  const address = made === undefined ? null : inspectionPath(made.secret)
  if (link !== undefined && isSame(link, asked)) return { isNew: made !== undefined, link, address }
  const { id } = asked
  throw new RefusedError(refuse('id_reused', '/id', ['inspection_id_reused', { id }]))
}

/** Whether a link is what is asked for: shows the same for as long to the same person. */
function isSame(link: StoredInspection, { of, minutes, shownTo }: NewLink): boolean {
  const { facility, handOver, createdTime, expiresTime } = link
  const shows = 'facility' in of ? facility === of.facility : handOver === of.handOver.toLowerCase()
  const isAsLong = inspectionEnd(createdTime, minutes).getTime() === expiresTime.getTime()
  return shows && isAsLong && link.shownTo === (shownTo === '' ? null : shownTo)
}

async function ownLink({ store }: Installation, id: string, { organisationKey }: Shower) {
  return isId(id) ? findInspection(store.own(organisationKey), organisationKey, id) : undefined
}
