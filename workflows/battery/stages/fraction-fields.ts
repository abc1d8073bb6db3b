import type { Field } from '../../../domain/field.ts'
import { words } from '../../../domain/words.ts'
import { recyclingMethod } from './sources.ts'

/** What a fraction is made of; `neverOutput` below names those that are always intermediates. */
export const fractionMaterials = {
  black_mass: words('Black mass', '黑粉', '黑粉'),
  mixed_alloy: words('Mixed alloy', '混合合金', '混合合金'),
  lithium_slag: words('Lithium-bearing slag', '含鋰爐渣', '含锂炉渣'),
  nickel_salt: words('Nickel salt', '鎳鹽', '镍盐'),
  cobalt_salt: words('Cobalt salt', '鈷鹽', '钴盐'),
  lithium_salt: words('Lithium salt', '鋰鹽', '锂盐'),
  copper: words('Copper', '銅', '铜'),
  aluminium: words('Aluminium', '鋁', '铝'),
  steel: words('Steel', '鋼', '钢'),
  graphite: words('Graphite', '石墨', '石墨'),
  plastic: words('Plastic', '塑膠', '塑料'),
  cables: words('Cables', '電纜', '电缆'),
  casing: words('Casing', '外殼', '外壳'),
  electronics: words('Electronics', '電子零件', '电子部件'),
  other: words('Other', '其他', '其他'),
} as const

/** Materials on their way to another process: selling them recovers nothing yet. */
export const neverOutput: readonly string[] = ['black_mass', 'mixed_alloy', 'lithium_slag']

/** Whether it counts already, for which use, and where it goes. */
export const fractionFields: readonly Field[] = [
  {
    name: 'fraction',
    label: words('Kind of fraction', '物料類別', '物料类别'),
    type: 'choice',
    choices: {
      output: words('Output: replaces raw material', '產出：替代原生原料', '产出：替代原生原料'),
      intermediate: words(
        'Intermediate: processed further',
        '中間產物：須進一步加工',
        '中间产物：须进一步加工',
      ),
    },
    audience: 'public',
    carried: true,
    source: recyclingMethod,
  },
  {
    name: 'fractionMaterial',
    label: words('Material', '物料', '物料'),
    type: 'choice',
    choices: fractionMaterials,
    audience: 'public',
    carried: true,
    source: recyclingMethod,
  },
  {
    name: 'endOfWaste',
    label: words('End-of-waste status reached', '已脫離廢物身分', '已达到终止废物状态'),
    type: 'yes_no',
    audience: 'public',
    carried: true,
    source: recyclingMethod,
  },
  {
    name: 'substitutesPrimary',
    label: words('Replaces primary raw material', '替代原生原料', '替代原生原料'),
    type: 'yes_no',
    audience: 'public',
    carried: true,
    source: recyclingMethod,
  },
  {
    name: 'destination',
    label: words('Destination', '去向', '去向'),
    type: 'text',
    audience: 'authority',
    carried: true,
    source: recyclingMethod,
  },
]

/** What a fraction is and where it goes; whether it counts is known later. */
const namedOfFractions: readonly string[] = ['fraction', 'fractionMaterial', 'destination']

/** The same facts where a fraction is only one of several kinds that may come out. */
export const optionalFractionFields: readonly Field[] = fractionFields.map(
  (field): Field =>
    namedOfFractions.includes(field.name)
      ? { ...field, optional: true, requiredFor: ['fraction'] }
      : { ...field, optional: true },
)
