import type { z } from '@hono/zod-openapi'
import { inChinese } from '../../../domain/local-names.ts'
import type { newPlaceSchema } from '../../moves/place-schemas.ts'

const facility = 'TAI-PO'

/** The floor of the mill: its places, what carries between them, and what it carries. Everything is made up. */
export const cityFloor = {
  organisation: 'tai-po-fibre',
  account: 'mill',
  facility,
  robot: 'Robot 1 (constructed)',
  conveyor: 'Conveyor 1 (constructed)',
  places: [
    {
      code: 'DOCK-1',
      facility,
      kind: 'dock',
      name: 'Goods in (constructed)',
      names: inChinese('收貨區（示範）', '收货区（演示）'),
      servedBy: 'both',
    },
    {
      code: 'STORE-1',
      facility,
      kind: 'store',
      name: 'Store (constructed)',
      names: inChinese('倉庫（示範）', '仓库（演示）'),
      servedBy: 'both',
      capacityContainers: 40,
    },
    {
      code: 'COLOUR-1',
      facility,
      kind: 'colour_store',
      name: 'Colour store (constructed)',
      names: inChinese('顏色庫（示範）', '颜色库（演示）'),
      servedBy: 'machines',
      capacityContainers: 60,
      capacityGrams: 12_000_000,
    },
    {
      code: 'OPENER-1',
      facility,
      kind: 'station',
      name: 'Opener with robot (constructed)',
      names: inChinese('機械人開鬆站（示範）', '机器人开松站（演示）'),
      servedBy: 'machines',
    },
    {
      code: 'QUARANTINE-1',
      facility,
      kind: 'quarantine',
      name: 'Quarantine (constructed)',
      names: inChinese('隔離區（示範）', '隔离区（演示）'),
      servedBy: 'hands',
    },
  ] satisfies readonly z.output<typeof newPlaceSchema>[],
  /** Sorted cotton, which goes to the colour store: of the first lots each by itself, of the next a platoon. */
  stored: { kind: 'sorted_lot', state: 'downcycling_stock', single: 12, platoon: 4 },
  /** Clothes to wear again, which go to the store, the vehicle coming back empty. */
  listed: { kind: 'sorted_lot', state: 'listed', most: 6 },
  /** Yarn: a lot that hands took over, and one that nobody came for. */
  packed: { kind: 'yarn_lot', state: 'packed' },
  held: { kind: 'bale', state: 'quarantined' },
  /** More than the colour store has: half of it comes, one is under way and the others wait. */
  order: { material: 'cotton', containers: 24, served: 12 },
} as const
