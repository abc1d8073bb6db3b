import type { Content } from '../../../domain/event.ts'

/** Codes of the constructed walk, in the order they are made. */
export const codes = {
  bale: 'BALE-HK-0001',
  wetSack: 'SACK-HK-0002',
  fibre: 'SORT-HK-0001-F2',
  reuse: 'SORT-HK-0001-R2',
  repair: 'SORT-HK-0001-R4',
  wipers: 'SORT-HK-0001-F3',
  energy: 'SORT-HK-0001-X1',
  refuse: 'SORT-HK-0001-X2',
  prepared: 'PREP-HK-0001',
  sanitised: 'SAN-HK-0001',
  colour: 'COL-HK-0001-BLUE',
  container: 'BOX-HK-0001',
  fibreLot: 'FIB-HK-0001',
  virgin: 'VIRGIN-HK-0001',
  blend: 'BLEND-HK-0001',
  sliver: 'SLIVER-HK-0001',
  yarn: 'YARN-HK-0001',
} as const

/** Milligrams of cotton and polyester in whole grams of the 60/40 feed. */
export function sixtyForty(grams: number): Content {
  return { 'fibre:cotton': grams * 600, 'fibre:polyester': grams * 400 }
}

/** What a machine step of the constructed line puts on record: no water, no dye. */
export const dryAndUndyed = {
  waterLitres: '0',
  waterRecord: 'constructed:water-meter-01',
  dyeUsed: false,
  dyeRecord: 'constructed:batch-card-01',
} as const
