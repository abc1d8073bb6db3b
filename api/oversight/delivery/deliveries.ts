import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { pagesOf } from '../../http/cursor.ts'
import type { Env } from '../../http/env.ts'
import { isId } from '../../http/fields.ts'
import type { Installation } from '../../installation.ts'
import { lookOf } from '../../people/access/look-at-others.ts'
import { listDelivered } from '../../store/oversight/delivered.ts'
import {
  findDelivery,
  listDeliveriesByAge,
  type StoredDelivery,
} from '../../store/oversight/deliveries.ts'
import { closerOf } from '../closings/closer-of.ts'
import { personAsking } from '../person-asking.ts'
import { deliveryView, endRoute, fetchRoute, listRoute, orderRoute } from './delivery-routes.ts'
import { fetchDelivered } from './fetch-file.ts'
import { endOrdered, type Order, orderDelivery } from './order.ts'

/** Files of each that are told of. */
const mostFiles = 24

/** `/monthly-reports`: reports that are made each month for an organisation or an authority, and the files that were. */
export function createDeliveries(installation: Installation, now: () => Date) {
  const { store, secret } = installation
  const byOf = (context: Context<Env>) => {
    const principal = personAsking(context.get('principal'))
    return { principal, organisationKey: closerOf(principal).organisationKey, now: now() }
  }
  const viewsOf = async (organisationKey: number, stored: readonly StoredDelivery[]) => {
    const keys = stored.map(({ reportDeliveryKey }) => reportDeliveryKey)
    const made = await listDelivered(store.own(organisationKey), keys, mostFiles)
    const files = Map.groupBy(made, ({ reportDeliveryKey }) => reportDeliveryKey)
    return stored.map((one) => deliveryView(one, files.get(one.reportDeliveryKey) ?? []))
  }
  const viewOf = async (organisationKey: number, stored: StoredDelivery) => {
    const [view] = await viewsOf(organisationKey, [stored])
    return view ?? deliveryView(stored, [])
  }
  return new OpenAPIHono<Env>()
    .openapi(listRoute, async (context) => {
      const { limit, cursor } = context.req.valid('query')
      const principal = context.get('principal')
      const { organisationKey } = closerOf(principal)
      const pages = pagesOf(secret, 'monthly-reports', principal)
      const asked = { before: pages.after(cursor), limit: limit + 1 }
      const rows = await listDeliveriesByAge(store.own(organisationKey), organisationKey, asked)
      const { page, next } = pages.cut(rows, limit, (one) => one.reportDeliveryKey)
      return context.json({ reports: await viewsOf(organisationKey, page), next }, 200)
    })
    .openapi(orderRoute, async (context) => {
      const order = context.req.valid('json')
      const by = byOf(context)
      const { isNew } = await orderDelivery(installation, order, by)
      const stored = await ownDelivery(installation, by.organisationKey, order.id)
      const { id } = order
      if (stored === undefined || !isSame(stored, order))
        throw new RefusedError(refuse('id_reused', '/id', ['monthly_report_id_reused', { id }]))
      return context.json(await viewOf(by.organisationKey, stored), isNew ? 201 : 200)
    })
    .openapi(endRoute, async (context) => {
      const { id } = context.req.valid('param')
      const by = byOf(context)
      await endOrdered(installation, id, by)
      const stored = await ownDelivery(installation, by.organisationKey, id)
      if (stored === undefined)
        throw new RefusedError(refuse('not_found', '/path/id', ['monthly_report_unknown', { id }]))
      return context.json(await viewOf(by.organisationKey, stored), 200)
    })
    .openapi(fetchRoute, async (context) => {
      const { id, month } = context.req.valid('param')
      const file = await fetchDelivered(installation, { id, month }, lookOf(context))
      if (file === undefined)
        throw new RefusedError(
          refuse('not_found', '/path/month', ['monthly_file_unknown', { month }]),
        )
      return context.body(new Uint8Array(file.body), 200, {
        'content-type': file.type,
        'content-disposition': `attachment; filename="${file.name}"`,
        'cache-control': 'no-store',
      })
    })
}

async function ownDelivery({ store }: Installation, organisationKey: number, id: string) {
  return isId(id) ? findDelivery(store.own(organisationKey), organisationKey, id) : undefined
}

function isSame(stored: StoredDelivery, { report, form, language, day }: Order): boolean {
  const { report: ordered, form: kind, language: tongue, day: chosen } = stored
  return ordered === report && kind === form && tongue === language && chosen === day
}
