import type { Content } from '../../../domain/event.ts'

export const pack = 'PACK-HK-0001'
export const product = 'PROD-HK-0001'
export const lot = 'LOT-HK-0001'
export const blackMass = 'FRAC-HK-0001-BM'

/** The twelve modules of the pack: the first eight get a second life, the last four are recycled. */
export const modules: readonly string[] = Array.from(
  { length: 12 },
  (_, index) => `MOD-HK-0001-${String(index + 1).padStart(2, '0')}`,
)
export const reused = modules.slice(0, 8)
export const recycled = modules.slice(8)

/** Whole grams of one module. */
export const moduleGrams = 28_500

/** Milligrams in so many modules of 6.3 kWh: 0.532 kg nickel, 0.178 kg cobalt, 0.105 kg lithium per kWh. */
export function contentOf(count: number): Content {
  return {
    'element:Ni': 3_351_600 * count,
    'element:Co': 1_121_400 * count,
    'element:Li': 661_500 * count,
  }
}
