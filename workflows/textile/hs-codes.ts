import type { Source } from '../../domain/source.ts'
import { type Words, words } from '../../domain/words.ts'

/** What may travel under a customs code: kinds, grades (any when absent) and legal status (any when absent). */
export interface HsCode {
  readonly label: Words
  readonly kinds: readonly string[]
  readonly grades?: readonly string[]
  readonly legalStatus?: 'waste' | 'product'
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
  '5202.91': code(words('5202.91 garnetted cotton', '5202.91 棉回收纖維', '5202.91 棉回收纤维'), {
    kinds: ['fibre_lot'],
    legalStatus: 'waste',
  }),
  '5104': code(words('5104 garnetted wool', '5104 羊毛回收纖維', '5104 羊毛回收纤维'), {
    kinds: ['fibre_lot'],
  }),
  '5505': code(words('5505 waste of man-made fibres', '5505 化學纖維廢料', '5505 化学纤维废料'), {
    kinds: ['fibre_lot'],
    legalStatus: 'waste',
  }),
  '5205': code(
    words('5205 cotton yarn, 85 % or more', '5205 棉紗（85% 或以上）', '5205 棉纱（85% 及以上）'),
    {
      kinds: ['yarn_lot'],
      legalStatus: 'product',
    },
  ),
  '5206': code(
    words('5206 cotton yarn, below 85 %', '5206 棉紗（85% 以下）', '5206 棉纱（85% 以下）'),
    {
      kinds: ['yarn_lot'],
      legalStatus: 'product',
    },
  ),
  '5509': code(words('5509 yarn of synthetic staple', '5509 合成短纖紗', '5509 合成短纤纱'), {
    kinds: ['yarn_lot'],
    legalStatus: 'product',
  }),
  '5510': code(words('5510 yarn of artificial staple', '5510 人造短纖紗', '5510 人造短纤纱'), {
    kinds: ['yarn_lot'],
    legalStatus: 'product',
  }),
  '6110': code(words('6110 knitted jerseys', '6110 針織套衫', '6110 针织套衫'), {
    kinds: ['garment'],
    legalStatus: 'product',
  }),
}

function code(label: Words, rule: Omit<HsCode, 'label' | 'source'>): HsCode {
  return { label, ...rule, source: remembered }
}
