import type { Field } from '../../../domain/field.ts'
import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'
import { packingRules, publicModelData, unNumbers } from './sources.ts'

/** Hong Kong dollars, for the seller's own eyes. */
export const priceField: Field = {
  name: 'priceHongKongDollars',
  label: words('Price', '價格', '价格'),
  type: 'decimal',
  unit: 'HKD',
  least: '0',
  most: '1000000000',
  audience: 'holder',
  source: houseRule('Prices are never shown to others'),
}

/** Pseudonym of the buyer. */
export const buyerField: Field = {
  name: 'buyer',
  label: words('Buyer', '買方', '买方'),
  type: 'text',
  audience: 'holder',
  personal: true,
  source: houseRule('Buyers are known to the seller only'),
}

/** Months of warranty from delivery. */
export const warrantyField: Field = {
  name: 'warrantyMonths',
  label: words('Warranty', '保用期', '质保期'),
  type: 'whole',
  unit: 'mo',
  least: '0',
  most: '360',
  audience: 'public',
  source: publicModelData,
}

/** UN number of lithium and sodium batteries; the two marked `remembered` elsewhere are left out. */
export const unNumberField: Field = {
  name: 'unNumber',
  label: words('UN number', '聯合國編號', '联合国编号'),
  type: 'choice',
  choices: {
    UN3480: words('UN 3480 lithium-ion batteries', 'UN 3480 鋰離子電池', 'UN 3480 锂离子电池'),
    UN3481: words(
      'UN 3481 lithium-ion, with or in equipment',
      'UN 3481 裝在設備中或同設備包裝的鋰離子電池',
      'UN 3481 装在设备中或同设备包装的锂离子电池',
    ),
    UN3551: words('UN 3551 sodium-ion batteries', 'UN 3551 鈉離子電池', 'UN 3551 钠离子电池'),
    UN3552: words(
      'UN 3552 sodium-ion, with or in equipment',
      'UN 3552 裝在設備中或同設備包裝的鈉離子電池',
      'UN 3552 装在设备中或同设备包装的钠离子电池',
    ),
  },
  audience: 'legitimate_interest',
  source: unNumbers,
}

/** How it is packed for the road. */
export const packingField: Field = {
  name: 'packingInstruction',
  label: words('Packing instruction', '包裝指引', '包装指令'),
  type: 'choice',
  choices: {
    P903: words('P903', 'P903（符合型式）', 'P903（符合型式）'),
    LP903: words('LP903 (large)', 'LP903（大型包裝）', 'LP903（大包装）'),
    P909: words('P909 (for recycling)', 'P909（作回收）', 'P909（用于回收）'),
    P908: words('P908 (damaged)', 'P908（受損）', 'P908（受损）'),
    LP904: words('LP904 (damaged, large)', 'LP904（受損，大型包裝）', 'LP904（受损，大包装）'),
    P911: words('P911 (critical)', 'P911（危急）', 'P911（危急）'),
    LP906: words('LP906 (critical, large)', 'LP906（危急，大型包裝）', 'LP906（危急，大包装）'),
  },
  audience: 'legitimate_interest',
  source: packingRules,
}

/** The papers of a dangerous goods transport. */
export const dangerousGoodsFields: readonly Field[] = [
  unNumberField,
  packingField,
  {
    name: 'dangerousGoodsDocument',
    label: words('Dangerous goods document', '危險品運輸文件', '危险货物运输文件'),
    type: 'text',
    audience: 'legitimate_interest',
    source: { basis: 'read', text: 'Cap. 295G Dangerous Goods (Control) Regulation (FSD)' },
  },
]
