import { html } from 'hono/html'
import type { Move } from '../../../../domain/moves/move.ts'
import type { Language, Words } from '../../../../domain/words.ts'
import { localMoment, shortMoment } from '../../local-time.ts'
import { filled } from '../../record/format.ts'
import type { Choice, Control } from '../form/control.ts'
import type { Markup } from '../shell.ts'
import { moveList } from './move-lists.ts'
import { orderPhrases } from './order-phrases.ts'
import { movePhrases } from './phrases.ts'
import type { PlaceNames } from './view.ts'

/** An order for containers as its pages show it. */
export interface ShownOrder {
  readonly id: string
  readonly facility: string
  readonly to: string
  /** What it asks for: a colour, a material, or both. */
  readonly what: readonly Words[]
  readonly containers: number
  readonly arrived: number
  readonly underWay: number
  readonly waiting: number
  readonly askedName: string
  readonly askedTime: string
  readonly isCancelled: boolean
}

export interface OrdersView {
  readonly orders: readonly ShownOrder[]
  readonly names: PlaceNames
  readonly mayOrder: boolean
  readonly older: string | undefined
}

/** Orders for containers, newest first, and the way to a new one. */
export function ordersBody({ orders, names, mayOrder, older }: OrdersView, language: Language) {
  const say = orderPhrases
  return html`<div class="work"><p><a class="back" href="/work/moves">← ${movePhrases.title[language]}</a></p><p class="soft">${say.ordersWhy[language]}</p>${
    mayOrder
      ? html`<p><a class="button big" href="/work/new-container-order">${say.order[language]}</a></p>`
      : ''
  }<section>${
    orders.length === 0
      ? html`<p>${say.noOrders[language]}</p>`
      : html`<ul class="list">${orders.map(
          (order) =>
            html`<li><span class="what"><a href="/work/container-orders/${order.id}"><b>${orderText(order, language)}</b></a><small>${names.nameOf(order.to)} · ${progressText(order, language)} · ${order.askedName} · ${shortMoment(order.askedTime, language, names.zoneOf(order.facility))}</small></span>${pillOf(order, language)}</li>`,
        )}</ul>`
  }</section>${older === undefined ? '' : html`<p><a class="button quiet" href="${older}">${movePhrases.older[language]}</a></p>`}</div>`
}

/** What an order asks for. */
export function orderText({ what, containers }: ShownOrder, language: Language): string {
  const count = filled(orderPhrases.containerCount, language, { count: containers })
  return [count, ...what.map((one) => one[language])].join(' · ')
}

function progressText({ arrived, underWay, waiting }: ShownOrder, language: Language): string {
  return [
    filled(orderPhrases.arrived, language, { count: arrived }),
    filled(orderPhrases.underWay, language, { count: underWay }),
    ...(waiting === 0 ? [] : [filled(orderPhrases.waiting, language, { count: waiting })]),
  ].join(' · ')
}

function pillOf({ isCancelled, arrived, containers }: ShownOrder, language: Language): Markup {
  const [mark, word] = isCancelled
    ? (['pill', orderPhrases.orderCancelled] as const)
    : arrived >= containers
      ? (['pill good', orderPhrases.orderDone] as const)
      : (['pill warn', orderPhrases.orderOpen] as const)
  return html`<span class="${mark}">${word[language]}</span>`
}

export interface OrderView {
  readonly order: ShownOrder
  readonly moves: readonly Move[]
  readonly names: PlaceNames
  readonly mayCancel: boolean
}

/** An order with what became of it and its moves. */
export function orderBody({ order, moves, names, mayCancel }: OrderView, language: Language) {
  const say = orderPhrases
  const { id, to, facility, askedName, askedTime } = order
  const when = localMoment(askedTime, language, names.zoneOf(facility))
  return html`<div class="work"><p><a class="back" href="/work/container-orders">← ${say.orders[language]}</a></p><section><p>${pillOf(order, language)} <b>${progressText(order, language)}</b><br><span class="soft">${movePhrases.to[language]} <a href="/work/places/${encodeURIComponent(to)}">${names.nameOf(to)}</a> · ${askedName} · ${when}</span></p>${
    mayCancel
      ? html`<form method="post" action="/work/container-orders/${id}/cancel"><button class="quiet">${say.cancelOrder[language]}</button></form>`
      : ''
  }</section>${moves.length === 0 ? '' : html`<section><h2>${say.movesOf[language]}</h2>${moveList(moves, names, language)}</section>`}</div>`
}

/** Questions about an order that is to be. */
export function newOrderControls(
  {
    places,
    colours,
    materials,
  }: {
    readonly places: readonly Choice[]
    readonly colours: readonly Choice[]
    readonly materials: readonly Choice[]
  },
  language: Language,
): readonly Control[] {
  const say = orderPhrases
  const material: Control = {
    pointer: '/material',
    label: say.material[language],
    filling: { kind: 'one', choices: materials },
    hint: say.anyMaterial[language],
    optional: true,
  }
  return [
    {
      pointer: '/containers',
      label: say.containers[language],
      filling: { kind: 'number' },
    },
    {
      pointer: '/colour',
      label: say.colour[language],
      filling: { kind: 'one', choices: colours },
      ...(materials.length === 0 ? {} : { hint: say.anyColour[language], optional: true as const }),
    },
    ...(materials.length === 0 ? [] : [material]),
    { pointer: '/to', label: movePhrases.to[language], filling: { kind: 'one', choices: places } },
  ]
}
