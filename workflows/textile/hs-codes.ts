import type { Source } from '../../domain/source.ts'
import { type Words, words } from '../../domain/words.ts'

/** What may travel under a customs code: kinds, grades (any when absent) and legal status (any when absent). */
export interface HsCode {
  readonly label: Words
  readonly kinds: readonly string[]
  readonly grades?: readonly string[]
  readonly legalStatus?: 'waste' | 'product'
  /** It names what the goods are made of, so that a composition may contradict it. */
  readonly byComposition?: true
  readonly source: Source
}

const headings: Source = {
  basis: 'secondary',
  text: 'HS 6309 worn clothing fit for use, 6310 rags (waste-management-world.com, 28 Sep 2023); a code does not prove a state',
}
const remembered: Source = {
  basis: 'remembered',
  text: 'HS subheadings: not checked against the nomenclature, to be set per jurisdiction',
}

/** Customs codes and what they may be used for. A deployment may change the table. */
export const hsCodes: Readonly<Record<string, HsCode>> = {
  '6309': {
    label: words('6309 worn clothing', '6309 舊衣物', '6309 旧衣物'),
    kinds: ['sorted_lot'],
    grades: ['R1', 'R2', 'R3', 'R4'],
    legalStatus: 'product',
    source: headings,
  },
  '6310.10': code(words('6310.10 rags, sorted', '6310.10 已分揀碎布', '6310.10 经分拣碎布'), {
    kinds: ['sorted_lot'],
    grades: ['F1', 'F2', 'F3'],
    legalStatus: 'waste',
  }),
  '6310.90': code(words('6310.90 rags, other', '6310.90 其他碎布', '6310.90 其他碎布'), {
    kinds: ['bale', 'sack', 'sorted_lot'],
    grades: ['F1', 'F2', 'F3'],
    legalStatus: 'waste',
  }),
  '5003': stock(words('5003 silk waste', '5003 廢絲', '5003 废丝')),
  '5104': ofMaterial(words('5104 garnetted wool', '5104 羊毛回收纖維', '5104 羊毛回收纤维'), {
    kinds: ['fibre_lot'],
  }),
  '5202.91': stock(words('5202.91 garnetted cotton', '5202.91 棉回收纖維', '5202.91 棉回收纤维')),
  '5301.30': stock(words('5301.30 flax waste', '5301.30 亞麻廢料', '5301.30 亚麻废料')),
  '5302.90': stock(words('5302.90 hemp waste', '5302.90 大麻廢料', '5302.90 大麻废料')),
  '5303.90': stock(words('5303.90 jute waste', '5303.90 黃麻廢料', '5303.90 黄麻废料')),
  '5305': stock(
    words('5305 waste of other vegetable fibres', '5305 其他植物纖維廢料', '5305 其他植物纤维废料'),
  ),
  '5505': stock(words('5505 waste of man-made fibres', '5505 化學纖維廢料', '5505 化学纤维废料')),
  '5005': yarn(words('5005 silk yarn, of waste', '5005 絹絲紗', '5005 绢丝纱')),
  '5106': yarn(words('5106 wool yarn, carded', '5106 粗梳毛紗', '5106 粗梳毛纱')),
  '5107': yarn(words('5107 wool yarn, combed', '5107 精梳毛紗', '5107 精梳毛纱')),
  '5108': yarn(words('5108 yarn of fine hair', '5108 動物細毛紗', '5108 动物细毛纱')),
  '5110': yarn(words('5110 yarn of coarse hair', '5110 動物粗毛紗', '5110 动物粗毛纱')),
  '5205': yarn(
    words('5205 cotton yarn, 85 % or more', '5205 棉紗（85% 或以上）', '5205 棉纱（85% 及以上）'),
  ),
  '5206': yarn(
    words('5206 cotton yarn, below 85 %', '5206 棉紗（85% 以下）', '5206 棉纱（85% 以下）'),
  ),
  '5306': yarn(words('5306 flax yarn', '5306 亞麻紗', '5306 亚麻纱')),
  '5307': yarn(words('5307 jute yarn', '5307 黃麻紗', '5307 黄麻纱')),
  '5308': yarn(
    words('5308 yarn of other vegetable fibres', '5308 其他植物纖維紗', '5308 其他植物纤维纱'),
  ),
  '5509': yarn(words('5509 yarn of synthetic staple', '5509 合成短纖紗', '5509 合成短纤纱')),
  '5510': yarn(words('5510 yarn of artificial staple', '5510 人造短纖紗', '5510 人造短纤纱')),
  '6110': code(words('6110 knitted jerseys', '6110 針織套衫', '6110 针织套衫'), {
    kinds: ['garment'],
    legalStatus: 'product',
  }),
}

function yarn(label: Words): HsCode {
  return ofMaterial(label, { kinds: ['yarn_lot'], legalStatus: 'product' })
}

function stock(label: Words): HsCode {
  return ofMaterial(label, { kinds: ['fibre_lot'], legalStatus: 'waste' })
}

function ofMaterial(label: Words, rule: Pick<HsCode, 'kinds' | 'legalStatus'>): HsCode {
  return { label, ...rule, byComposition: true, source: remembered }
}

function code(label: Words, rule: Omit<HsCode, 'label' | 'source'>): HsCode {
  return { label, ...rule, source: remembered }
}
