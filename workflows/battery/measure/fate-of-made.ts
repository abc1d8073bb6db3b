import type { Fate } from './fates.ts'
import { type Life, lastOf, netGrams } from './life.ts'

/** A fate, and the event that says so. */
export interface Fated {
  readonly fate: Fate
  readonly event: string | undefined
  readonly time: string | undefined
}

type Lives = ReadonlyMap<number, Life>

/**
 * What became of a product or a recycling lot, and with it of every part that went into it whole: through the hands that took it over, as far
 * as they are among the lives. A product has its second life once it was sold or served; until then it is held, or what its goods became.
 */
export function fateOfMade(life: Life, lives: Lives): Fated {
  const served = lastOf(life, 'sold', 'put_into_service')
  if (served !== undefined) {
    return { fate: isReuse(operationOf(life, lives)) ? 'reused' : 'repurposed', ...said(served) }
  }
  const closed = lastOf(life, 'closed')
  if (life.edge.kind === 'recycling_lot' && closed !== undefined) {
    return { fate: 'recycled', ...said(closed) }
  }
  const next = life.children
    .map(({ batch }) => lives.get(batch))
    .filter((child) => child !== undefined && child.edge.pack === null)
    .map((child) => child && fateOfMade(child, lives))
    .find((fated) => fated !== undefined)
  if (next !== undefined) return next
  const left = leftFor(life)
  return left ?? { fate: 'held', ...said(life.events.at(-1)) }
}

/** Where goods of which nothing is left went by a hand-over, when they did not come back. */
export function leftFor(life: Life): Fated | undefined {
  const left = lastOf(life, 'handed_over')
  const back = lastOf(life, 'handed_back')
  if (left === undefined || netGrams(life, () => true) > 0) return undefined
  const isBack = back !== undefined && life.events.indexOf(back) > life.events.indexOf(left)
  if (isBack) return undefined
  return { fate: left.exported ? 'exported' : 'passed_on', ...said(left) }
}

/** The event and its time, as they are told. */
export function said(
  event: { readonly event: string; readonly time: string } | undefined,
): Pick<Fated, 'event' | 'time'> {
  return { event: event?.event, time: event?.time }
}

/** What its passport was issued for, by whoever made it. */
function operationOf(life: Life, lives: Lives): string | null {
  const own = lastOf(life, 'passport_issued')?.operation
  if (own !== undefined) return own
  const from = life.parents.find(({ by }) => by === 'taken_over')?.parent ?? null
  const parent = from === null ? undefined : lives.get(from)
  return parent === undefined ? null : operationOf(parent, lives)
}

function isReuse(operation: string | null): boolean {
  return operation === 'preparation_for_re_use' || operation === 'remanufacturing'
}
