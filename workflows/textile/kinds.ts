import { words } from '../../domain/words.ts'
import type { Kind } from '../kind.ts'

/** What a batch of the textile stream can be. */
export const kinds = {
  bale: { label: words('Bale', '打包件', '打包件'), gs1: { as: 'lot', itemReference: 11 } },
  sack: { label: words('Sack', '收集袋', '收集袋'), gs1: { as: 'lot', itemReference: 12 } },
  sorted_lot: {
    label: words('Sorted lot', '已分揀批次', '已分拣批次'),
    gs1: { as: 'lot', itemReference: 13 },
  },
  sanitised_lot: {
    label: words('Sanitised lot', '已消毒批次', '已消毒批次'),
    gs1: { as: 'lot', itemReference: 14 },
  },
  prepared_lot: {
    label: words('Prepared lot', '已預備批次', '已预备批次'),
    gs1: { as: 'lot', itemReference: 15 },
  },
  colour_lot: {
    label: words('Colour lot', '單色批次', '单色批次'),
    gs1: { as: 'lot', itemReference: 16 },
  },
  container: {
    label: words('Container of one colour', '單色貨箱', '单色货箱'),
    gs1: { as: 'lot', itemReference: 17 },
  },
  fibre_lot: {
    label: words('Fibre lot', '纖維批次', '纤维批次'),
    gs1: { as: 'lot', itemReference: 18 },
  },
  blend: { label: words('Blend', '混合纖維', '混合纤维'), gs1: { as: 'lot', itemReference: 19 } },
  sliver_lot: {
    label: words('Sliver lot', '條子批次', '条子批次'),
    gs1: { as: 'lot', itemReference: 20 },
  },
  yarn_lot: {
    label: words('Yarn lot', '紗線批次', '纱线批次'),
    gs1: { as: 'lot', itemReference: 21 },
    byModel: true,
  },
  garment: {
    label: words('Garment', '成衣', '成衣'),
    gs1: { as: 'item', itemReference: 22 },
    byModel: true,
  },
} as const satisfies Readonly<Record<string, Kind>>

/** As collected, before anyone has sorted it. */
export const feed = ['bale', 'sack'] as const

/** Clothes and pieces of cloth on their way to the opener. */
export const cloth = [
  'sorted_lot',
  'sanitised_lot',
  'prepared_lot',
  'colour_lot',
  'container',
] as const

/** Everything from the opener on. */
export const fibres = ['fibre_lot', 'blend', 'sliver_lot', 'yarn_lot', 'garment'] as const
