import type { BatchState } from '../domain/event.ts'
import type { Goods } from './custody-terms.ts'
import type { Place } from './known.ts'

/** Where a facility of one organisation is, by its code; undefined where it has none of that code. */
export type PlaceOf = (facility: string) => Place | undefined

/** A batch as goods, with the law of where it stands; without it where nobody looked. */
export function goodsAt(
  { code, kind, state, context, facility }: BatchState,
  placeOf?: PlaceOf,
): Goods {
  return { code, kind, state, context, standsIn: placeOf?.(facility)?.jurisdiction }
}
