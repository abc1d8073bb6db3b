import { houseRule } from '../../domain/source.ts'
import { words } from '../../domain/words.ts'
import type { Kind } from '../kind.ts'

/** What recycling recovered is no battery any more. */
const withCells = houseRule(
  'Whatever has cells in it counts as dangerous goods: batteries, their modules and cells, products, and lots that go into recycling',
)

/** What a batch of the battery stream can be. */
export const kinds = {
  pack: {
    label: words('Battery pack', '電池組', '电池包'),
    gs1: { as: 'asset' },
    isUnit: true,
    byModel: true,
    firstMass: { aloneGrams: 1_000_000, mostGrams: 5_000_000 },
    dangerousGoods: withCells,
  },
  module: {
    label: words('Module', '電池模組', '电池模组'),
    gs1: { as: 'asset' },
    isUnit: true,
    firstMass: { aloneGrams: 100_000, mostGrams: 500_000 },
    dangerousGoods: withCells,
  },
  cell: {
    label: words('Cell', '電芯', '电芯'),
    gs1: { as: 'asset' },
    isUnit: true,
    firstMass: { aloneGrams: 10_000, mostGrams: 50_000 },
    dangerousGoods: withCells,
  },
  product: {
    label: words('Second-life product', '二次應用產品', '梯次利用产品'),
    gs1: { as: 'item', itemReference: 1 },
    isUnit: true,
    byModel: true,
    dangerousGoods: withCells,
  },
  recycling_lot: {
    label: words('Recycling lot', '回收批次', '回收批次'),
    gs1: { as: 'lot', itemReference: 2 },
    dangerousGoods: withCells,
  },
  fraction: {
    label: words('Recycling fraction', '回收所得物料', '回收所得物料'),
    gs1: { as: 'lot', itemReference: 3 },
  },
} as const satisfies Readonly<Record<string, Kind>>

/** Kinds that come out of a vehicle. */
export const units = ['pack', 'module', 'cell'] as const

/** Everything that is one battery, old or new. */
export const batteries = [...units, 'product'] as const
