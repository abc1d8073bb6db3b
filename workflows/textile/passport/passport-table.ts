import { inSection } from '../../../domain/passport/in-section.ts'
import { makerFields } from '../../../domain/passport/maker-fields.ts'
import type { PassportTable } from '../../../domain/passport/point.ts'
import { words } from '../../../domain/words.ts'
import { placeFields } from './place-fields.ts'
import { processFields } from './process-fields.ts'
import { processPoints } from './process-points.ts'
import { productFields } from './product-fields.ts'
import { productPoints } from './product-points.ts'
import { textileShape } from './shape.ts'
import { useFields } from './use-fields.ts'

/** The 35 properties of a textile product, and two that the frame of the law asks of every product. */
export const textilePassport: PassportTable = {
  source: textileShape,
  asOf: '2026-08-10',
  categories: { textile: words('Textile product', '紡織產品', '纺织产品') },
  counted: 'proposed',
  points: [...productPoints, ...processPoints],
  fields: [
    ...inSection(words('Manufacturer', '製造商', '制造商'), makerFields(textileShape)),
    ...inSection(words('Product', '產品', '产品'), productFields),
    ...inSection(words('Use and care', '使用及護理', '使用和护理'), useFields),
    ...inSection(words('Processing', '加工', '加工'), processFields),
    ...inSection(words('Places', '地點', '地点'), placeFields),
  ],
  ofStages: [],
  categoryOf: () => 'textile',
}
