import type { Source } from '../source.ts'

export const areaUnits = ['m2', 'ft2'] as const
export type AreaUnit = (typeof areaUnits)[number]

/** Floor area as somebody measured it: whole square metres or whole square feet, 1 to 10,000,000. */
export interface Area {
  readonly amount: number
  readonly unit: AreaUnit
}

export const mostArea = 10_000_000

/** What a square foot is in square metres, exactly. */
export const squareFoot = {
  squareMetres: 0.09290304,
  source: {
    basis: 'secondary',
    text: 'International foot: 1 ft = 0.3048 m exactly, so 1 ft² = 0.09290304 m² (metriccalc.com)',
  },
} as const satisfies { readonly squareMetres: number; readonly source: Source }

/** A square foot in hundred-millionths of a square metre, a whole number, so that nothing is rounded. */
const footParts = 9_290_304
const metreParts = 100_000_000

/** Square metres as the nearest number; `squareMetresText` has them to the last digit. */
export function squareMetresOf({ amount, unit }: Area): number {
  return unit === 'm2' ? amount : (amount * footParts) / metreParts
}

/** Square feet as the nearest number; exact where they were measured in feet. */
export function squareFeetOf({ amount, unit }: Area): number {
  return unit === 'ft2' ? amount : (amount * metreParts) / footParts
}

/** Square metres without any rounding: 10,000 ft² are `929.0304`. */
export function squareMetresText({ amount, unit }: Area): string {
  if (unit === 'm2') return String(amount)
  const parts = amount * footParts
  const whole = Math.floor(parts / metreParts)
  const rest = String(parts % metreParts)
    .padStart(8, '0')
    .replace(/0+$/, '')
  return rest === '' ? String(whole) : `${whole}.${rest}`
}
