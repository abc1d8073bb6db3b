import { inChinese, type LocalNames } from '../../../domain/local-names.ts'
import type { AfterCycles } from '../../../domain/treatment/tested-bound.ts'

/** A constructed estate of the city, with the facilities that stand in it. */
export interface CityEstate {
  readonly organisation: string
  readonly code: string
  readonly name: string
  readonly names: LocalNames
  /** Codes, each with its gross floor area. */
  readonly facilities: readonly { readonly code: string; readonly squareMetres: number }[]
}

/** The mill has the paper's 19,000 ft² for 3 t a day; all else is made up. */
export const cityEstates: readonly CityEstate[] = [
  {
    organisation: 'tai-po-fibre',
    code: 'TAI-PO',
    name: 'Tai Po estate (constructed)',
    names: inChinese('大埔工業園（示範）', '大埔工业园区（演示）'),
    facilities: [{ code: 'TAI-PO', squareMetres: 1_765 }],
  },
  {
    organisation: 'second-charge',
    code: 'YUEN-LONG',
    name: 'Yuen Long estate (constructed)',
    names: inChinese('元朗工業園（示範）', '元朗工业园区（演示）'),
    facilities: [{ code: 'YUEN-LONG', squareMetres: 2_400 }],
  },
  {
    organisation: 'harbour-batteries',
    code: 'KWAI-CHUNG',
    name: 'Kwai Chung estate (constructed)',
    names: inChinese('葵涌工業園（示範）', '葵涌工业园区（演示）'),
    facilities: [{ code: 'KWAI-CHUNG', squareMetres: 1_200 }],
  },
]

/** A facility whose store of dangerous goods is nearly full, so that its alarm can be seen; the limit follows from what lies there. */
export const cityStore = {
  organisation: 'harbour-batteries',
  facility: 'KWAI-CHUNG',
  kind: 'dangerous_goods_storage',
  number: 'DG-CONSTRUCTED-1',
  /** How full it is when the city is built, in percent. */
  fullPercent: 94,
} as const

/** A constructed finish of the mill's yarn: tested at 0 and 50 washes, so that 50 are claimed. */
export const cityTreatment = {
  organisation: 'tai-po-fibre',
  code: 'FINISH-1',
  name: 'Germicide-free finish (constructed)',
  names: inChinese('無殺菌劑抗菌整理（示範）', '无杀菌剂抗菌整理（演示）'),
  agent: 'Constructed polymer brush',
  substrate: 'Cotton yarn',
  laboratory: 'Constructed laboratory',
  tests: [
    { method: 'ISO 20743', cycle: 'wash', cycles: 0, resultBasisPoints: 9_000 },
    { method: 'ISO 20743', cycle: 'wash', cycles: 50, resultBasisPoints: 9_000 },
  ],
  claim: { method: 'ISO 20743', cycle: 'wash', cycles: 50, resultBasisPoints: 9_000 },
} as const satisfies {
  readonly tests: readonly AfterCycles[]
  readonly claim: AfterCycles
  readonly [name: string]: unknown
}
