import type { Field } from '../../../domain/field.ts'
import { words } from '../../../domain/words.ts'
import { textileShape } from './shape.ts'

/** What a textile product is and for whom. */
export const productFields: readonly Field[] = [
  {
    name: 'textileCategory',
    label: words('Textile category', '紡織品類別', '纺织品类别'),
    type: 'choice',
    choices: {
      apparel: words('Apparel', '服裝', '服装'),
      footwear: words('Footwear', '鞋履', '鞋类'),
      home_textiles: words('Home textiles', '家用紡織品', '家用纺织品'),
      yarn: words('Yarn', '紗線', '纱线'),
      fabric: words('Fabric', '布料', '面料'),
      technical: words('Technical textiles', '產業用紡織品', '产业用纺织品'),
    },
    optional: true,
    audience: 'public',
    level: 'model',
    source: textileShape,
  },
  {
    name: 'fabricType',
    label: words('Type of fabric', '布料類型', '面料类型'),
    type: 'choice',
    choices: {
      knitted: words('Knitted', '針織', '针织'),
      denim: words('Denim', '牛仔布', '牛仔布'),
      woven: words('Woven, not denim', '梭織（牛仔布除外）', '梭织（牛仔布除外）'),
    },
    optional: true,
    audience: 'public',
    level: 'model',
    source: textileShape,
  },
  {
    name: 'apparelSubcategory',
    label: words('Kind of apparel', '服裝種類', '服装种类'),
    type: 'text',
    optional: true,
    audience: 'public',
    level: 'model',
    source: textileShape,
  },
  {
    name: 'garmentType',
    label: words('Garment type', '衣物款式', '衣物款式'),
    type: 'text',
    optional: true,
    audience: 'public',
    level: 'model',
    source: textileShape,
  },
  {
    name: 'consumerGroup',
    label: words('For whom it is made', '適用對象', '适用对象'),
    type: 'choice',
    choices: {
      female: words('Women', '女裝', '女装'),
      male: words('Men', '男裝', '男装'),
      unisex: words('Anybody', '男女通用', '男女通用'),
    },
    optional: true,
    audience: 'public',
    level: 'model',
    source: textileShape,
  },
  {
    name: 'sizeRange',
    label: words('Sizes', '尺碼', '尺码'),
    type: 'text',
    optional: true,
    audience: 'public',
    level: 'model',
    source: textileShape,
  },
  {
    name: 'season',
    label: words('Season or collection', '季節或系列', '季节或系列'),
    type: 'text',
    optional: true,
    audience: 'public',
    level: 'model',
    source: textileShape,
  },
]
