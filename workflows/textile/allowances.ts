import type { Source } from '../../domain/source.ts'
import { type Words, words } from '../../domain/words.ts'

/** Agreed moisture by fibre, in per cent of dry mass as decimal text. */
export interface AllowanceTable {
  readonly label: Words
  readonly percent: Readonly<Record<string, string>>
  readonly source: Source
}

/** Tables by name: others use other figures for the same fibre, so the record names its table. */
export const allowanceTables: Readonly<Record<string, AllowanceTable>> = {
  eu: {
    label: words(
      'Regulation (EU) 1007/2011, Annex IX',
      '歐盟第 1007/2011 號規例附件 IX',
      '欧盟第 1007/2011 号条例附件 IX',
    ),
    percent: {
      cotton: '8.50',
      wool: '18.25',
      silk: '11',
      flax: '12',
      true_hemp: '12',
      jute: '17',
      ramie: '8.50',
      viscose: '13',
      acetate: '9',
      acrylic: '2',
      polyamide: '6.25',
      polyester: '1.50',
    },
    source: {
      basis: 'secondary',
      text: 'Agreed allowances of the European Union as listed by brancatextile.com: combed wool, staple polyamide, staple polyester',
    },
  },
  eu_carded_wool: {
    label: words('European Union, carded wool', '歐盟，粗梳羊毛', '欧盟，粗梳羊毛'),
    percent: { cotton: '8.50', wool: '17.00', acrylic: '2', polyamide: '6.25', polyester: '1.50' },
    source: { basis: 'secondary', text: 'brancatextile.com: carded wool 17.00 %' },
  },
  trade_polyester_0_4: {
    label: words('Trade table, polyester 0.4 %', '行業表，聚酯 0.4%', '行业表，聚酯 0.4%'),
    percent: { cotton: '8.50', polyester: '0.4' },
    source: {
      basis: 'read',
      text: 'textilecalculation.blogspot.com, worked example with polyester 0.4 %',
    },
  },
}
