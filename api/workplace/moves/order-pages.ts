import { type Context, Hono } from 'hono'
import { isRefusal } from '../../../domain/refusal.ts'
import { orderPhrases } from '../../../web/pages/workplace/moves/order-phrases.ts'
import {
  newOrderControls,
  orderBody,
  ordersBody,
  orderText,
} from '../../../web/pages/workplace/moves/orders-page.ts'
import { type Typed, typedAt } from '../../../workflows/form/typed.ts'
import { pagesOf } from '../../http/cursor.ts'
import type { Env } from '../../http/env.ts'
import { isId } from '../../http/fields.ts'
import type { Installation } from '../../installation.ts'
import { mostMovesOfOrder, newOrderSchema, waitingOf } from '../../moves/order-schemas.ts'
import { cancelOwnOrder, orderContainers, ownOrder } from '../../moves/write-order.ts'
import { randomId } from '../../random-id.ts'
import { readMoves } from '../../store/moves/moves.ts'
import { readOrders } from '../../store/moves/orders.ts'
import { readPlacesInside } from '../../store/moves/places.ts'
import { numberAt, saidAt, typedOf, withoutNulls } from '../form-values.ts'
import { type PageAsker, pageAsker } from '../page-asker.ts'
import { orRefusal, readAsked } from '../read-asked.ts'
import { readForm } from '../read-form.ts'
import { type Shown, showForm } from '../show-form.ts'
import { showDeadEnd, showPage } from '../show-page.ts'
import { callable, shownOrder } from './callable.ts'
import { placeChoices, placeNames } from './place-names.ts'

const perPage = 50

/** `GET /work/container-orders` and `/work/container-orders/:id`, the form of a new one and the end of one. */
export function createOrderPages(installation: Installation, now: () => Date) {
  const { streams, secret } = installation
  return new Hono<Env>()
    .get('/container-orders', async (context) => {
      const { db, organisationKey, principal, language, mayRecord } = pageAsker(
        context,
        installation,
      )
      const pages = pagesOf(secret, 'container orders', principal)
      const before = pages.after(context.req.query('cursor'))
      const [rows, places] = await Promise.all([
        readOrders(db, organisationKey, { before, limit: perPage + 1 }),
        readPlacesInside(db, organisationKey),
      ])
      const { page, next } = pages.cut(rows, perPage, ({ orderKey }) => orderKey)
      const body = ordersBody(
        {
          orders: page.map((order) => shownOrder({ ...order, waiting: waitingOf(order) }, streams)),
          names: placeNames(places, language),
          mayOrder: mayRecord && places.length > 0,
          older: next === null ? undefined : `/work/container-orders?cursor=${next}`,
        },
        language,
      )
      return showPage(context, { title: orderPhrases.orders[language], body })
    })
    .get('/container-orders/:id', async (context) => {
      const { db, organisationKey, language, mayRecord } = pageAsker(context, installation)
      const id = context.req.param('id')
      if (!isId(id)) return showDeadEnd(context, 'not_found')
      const stored = await ownOrder(db, organisationKey, { id })
      const [moves, places] = await Promise.all([
        readMoves(db, organisationKey, { order: stored.id, limit: mostMovesOfOrder }),
        readPlacesInside(db, organisationKey),
      ])
      const order = shownOrder({ ...stored, waiting: waitingOf(stored) }, streams)
      const names = placeNames(places, language)
      const mayCancel = mayRecord && order.waiting > 0
      const body = orderBody({ order, moves, names, mayCancel }, language)
      return showPage(context, { title: orderText(order, language), body })
    })
    .post('/container-orders/:id/cancel', async (context) => {
      const { db, organisationKey, principal } = pageAsker(context, installation)
      const id = context.req.param('id')
      if (!isId(id)) return showDeadEnd(context, 'not_found')
      const moving = { principal, organisationKey, streams, now: now() }
      await db.transaction().execute((tx) => cancelOwnOrder(tx, moving, id))
      return context.redirect(`/work/container-orders/${id}`, 303)
    })
    .get('/new-container-order', (context) => {
      const asker = pageAsker(context, installation)
      const typed = typedOf({ '/id': randomId(), '/containers': 1 })
      return showNewForm(context, installation, { asker, typed })
    })
    .post('/new-container-order', async (context) => {
      const asker = pageAsker(context, installation)
      const { db, organisationKey, principal } = asker
      const typed = await readForm(context)
      const asked = readAsked(newOrderSchema, orderIn(typed))
      const moving = { principal, organisationKey, streams, now: now() }
      const done = isRefusal(asked)
        ? asked
        : await orRefusal(() =>
            db.transaction().execute((tx) => orderContainers(tx, moving, asked)),
          )
      if (isRefusal(done))
        return showNewForm(context, installation, { asker, typed, refused: done })
      return context.redirect(`/work/container-orders/${done.id}`, 303)
    })
}

function orderIn(typed: Typed): Readonly<Record<string, unknown>> {
  return withoutNulls({
    id: saidAt(typed, '/id'),
    to: typedAt(typed, '/to'),
    colour: saidAt(typed, '/colour'),
    material: saidAt(typed, '/material'),
    containers: numberAt(typed, '/containers'),
  })
}

async function showNewForm(
  context: Context<Env>,
  { streams }: Installation,
  { asker, ...shown }: Shown & { readonly asker: PageAsker },
) {
  const { db, organisationKey, language } = asker
  const [places, { colours, materials }] = await Promise.all([
    readPlacesInside(db, organisationKey),
    callable(db, organisationKey, streams),
  ])
  const choicesOf = (words: typeof colours) =>
    [...words].map(([value, label]) => ({ value, label: label[language] }))
  const asked = { colours: choicesOf(colours), materials: choicesOf(materials) }
  return showForm(context, asker, {
    title: orderPhrases.order[language],
    action: '/work/new-container-order',
    back: { href: '/work/container-orders', label: orderPhrases.orders[language] },
    controls: newOrderControls({ places: placeChoices(places, language), ...asked }, language),
    button: orderPhrases.order[language],
    hidden: ['/id'],
    ...shown,
  })
}
