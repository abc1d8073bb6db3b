import type { Field } from '../../../domain/field.ts'
import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'
import { exceptionSource, packingRules, publicModelData, unNumbers } from './sources.ts'

/** Hong Kong dollars, for the seller's own eyes. */
export const priceField: Field = {
  name: 'priceHongKongDollars',
  label: words('Price', '價格', '价格'),
  type: 'decimal',
  holds: 'run',
  unit: 'HKD',
  least: '0',
  most: '1000000000',
  audience: 'holder',
  source: houseRule('Prices are never shown to others'),
}

/** Where it is placed on the market; a sale that does not say is one where the seller is. */
export const marketField: Field = {
  name: 'placedOnMarket',
  label: words('Placed on the market of', '投放市場', '投放市场'),
  type: 'choice',
  holds: 'place',
  choices: {
    EU: words('European Union', '歐盟', '欧盟'),
    OTHER: words('Elsewhere', '其他地方', '其他地方'),
  },
  optional: true,
  audience: 'authority',
  source: { basis: 'secondary', text: 'Regulation (EU) 2023/1542 Art. 18 to 20: CE marking' },
}

/** Pseudonym of the buyer. */
export const buyerField: Field = {
  name: 'buyer',
  label: words('Buyer', '買方', '买方'),
  type: 'text',
  holds: 'run',
  audience: 'holder',
  personal: true,
  source: houseRule('Buyers are known to the seller only'),
}

/** Months of warranty from delivery. */
export const warrantyField: Field = {
  name: 'warrantyMonths',
  label: words('Warranty', '保用期', '质保期'),
  type: 'whole',
  holds: 'place',
  unit: 'mo',
  least: '0',
  most: '360',
  onPass: 'figure',
  audience: 'public',
  source: publicModelData,
}

/** UN number of lithium-ion batteries: every chemistry of the stream is one, so no sodium number (UN 3551, 3552) fits any. */
export const unNumberField: Field = {
  name: 'unNumber',
  label: words('UN number', '聯合國編號', '联合国编号'),
  type: 'choice',
  holds: 'run',
  choices: {
    UN3480: words('UN 3480 lithium-ion batteries', 'UN 3480 鋰離子電池', 'UN 3480 锂离子电池'),
    UN3481: words(
      'UN 3481 lithium-ion, with or in equipment',
      'UN 3481 裝在設備中或同設備包裝的鋰離子電池',
      'UN 3481 装在设备中或同设备包装的锂离子电池',
    ),
  },
  audience: 'legitimate_interest',
  source: unNumbers,
}

/** Packings of what is damaged, amber and red. */
export const damagedPackings = {
  P908: words('P908 (damaged)', 'P908（受損）', 'P908（受损）'),
  LP904: words('LP904 (damaged, large)', 'LP904（受損，大型包裝）', 'LP904（受损，大包装）'),
  P911: words(
    'P911 (severely damaged)',
    'P911（嚴重受損，可能劇烈反應）',
    'P911（严重受损，可能剧烈反应）',
  ),
  LP906: words(
    'LP906 (severely damaged, large)',
    'LP906（嚴重受損，可能劇烈反應，大型包裝）',
    'LP906（严重受损，可能剧烈反应，大包装）',
  ),
}

/** How it is packed for the road. */
export const packingField: Field = {
  name: 'packingInstruction',
  label: words('Packing instruction', '包裝指引', '包装指南'),
  type: 'choice',
  choices: {
    P903: words('P903 (intact)', 'P903（完好）', 'P903（完好）'),
    LP903: words('LP903 (large)', 'LP903（大型包裝）', 'LP903（大包装）'),
    P909: words('P909 (for recycling)', 'P909（作回收）', 'P909（用于回收）'),
    ...damagedPackings,
    P910: words('P910 (SP 310)', 'P910（特殊規定 310）', 'P910（特殊规定 310）'),
    LP905: words(
      'LP905 (SP 310, large)',
      'LP905（特殊規定 310，大型包裝）',
      'LP905（特殊规定 310，大包装）',
    ),
    AUTHORITY: words('As the competent authority approved', '按主管當局批准', '按主管部门批准'),
  },
  audience: 'legitimate_interest',
  source: packingRules,
}

/** What may stand in place of the usual proof and packing; asked for by the rules of carriage where they need it. */
export const exceptionFields: readonly Field[] = [
  {
    name: 'carriageException',
    label: words(
      'Special provision, where UN 38.3 is not proved',
      '特殊規定（未符合 UN 38.3 時）',
      '特殊规定（未符合 UN 38.3 时）',
    ),
    type: 'choice',
    choices: {
      SP310: words(
        'SP 310 (prototypes, small runs)',
        'SP 310（原型或小批量）',
        'SP 310（原型或小批量）',
      ),
      SP376: words('SP 376 (damaged)', 'SP 376（受損）', 'SP 376（受损）'),
      SP377: words(
        'SP 377 (disposal or recycling)',
        'SP 377（處置或回收）',
        'SP 377（处置或回收）',
      ),
    },
    optional: true,
    audience: 'legitimate_interest',
    source: exceptionSource,
  },
  {
    name: 'packingApproval',
    label: words(
      'Approval of the competent authority for the packing',
      '主管當局的包裝批准',
      '主管部门的包装批准',
    ),
    type: 'text',
    optional: true,
    audience: 'authority',
    source: packingRules,
  },
]

/** The papers of a dangerous goods transport. */
export const dangerousGoodsFields: readonly Field[] = [
  unNumberField,
  packingField,
  ...exceptionFields,
  {
    name: 'dangerousGoodsDocument',
    label: words('Dangerous goods document', '危險品運輸文件', '危险货物运输文件'),
    type: 'text',
    audience: 'legitimate_interest',
    source: { basis: 'read', text: 'Cap. 295G Dangerous Goods (Control) Regulation (FSD)' },
  },
]
