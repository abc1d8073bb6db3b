import { houseRule } from './source.ts'

/** From which share of what a licence lets lie somewhere it is told, in percent. */
export const heldLimitRule = {
  nearPercent: 90,
  source: houseRule(
    'Told at 90 % of what a licence lets lie there, while goods can still be kept from coming in',
  ),
} as const

/** How dangerous goods stand against a licence: with room, at or above the share at which it is told, or above the limit itself. */
export type HeldState = 'below' | 'near' | 'over'

/** Where whole grams stand against a limit above 0: at the limit itself they are allowed, one gram more is over. */
export function heldStateOf(heldGrams: number, limitGrams: number): HeldState {
  if (heldGrams > limitGrams) return 'over'
  return heldGrams * 100 >= limitGrams * heldLimitRule.nearPercent ? 'near' : 'below'
}
