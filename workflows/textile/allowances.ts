import type { Source } from '../../domain/source.ts'
import { type Words, words } from '../../domain/words.ts'

/** Agreed moisture by fibre, in per cent of dry mass as decimal text. */
export interface AllowanceTable {
  readonly label: Words
  readonly percent: Readonly<Record<string, string>>
  readonly source: Source
  /** Figures that come from elsewhere than the table, by fibre. */
  readonly otherSources?: Readonly<Record<string, Source>>
}

/**
 * Annex IX of Regulation (EU) 1007/2011 for what is spun: combed wool, staple polyamide, staple polyurethane, cotton that is not
 * mercerised, glass above 5 micrometres.
 */
const annexNine: Readonly<Record<string, string>> = {
  wool: '18.25',
  alpaca: '18.25',
  cashmere: '18.25',
  mohair: '18.25',
  angora: '18.25',
  animal_hair: '18.25',
  horsehair: '16.00',
  silk: '11.00',
  cotton: '8.50',
  kapok: '10.90',
  flax: '12.00',
  true_hemp: '12.00',
  jute: '17.00',
  abaca: '14.00',
  alfa: '14.00',
  coir: '13.00',
  broom: '14.00',
  ramie: '8.50',
  sisal: '14.00',
  sunn: '12.00',
  henequen: '14.00',
  maguey: '14.00',
  acetate: '9.00',
  alginate: '20.00',
  cupro: '13.00',
  modal: '13.00',
  protein: '17.00',
  triacetate: '7.00',
  viscose: '13.00',
  acrylic: '2.00',
  chlorofibre: '2.00',
  fluorofibre: '0.00',
  modacrylic: '2.00',
  polyamide: '6.25',
  aramid: '8.00',
  polyimide: '3.50',
  lyocell: '13.00',
  polylactide: '1.50',
  polyester: '1.50',
  polyethylene: '1.50',
  polypropylene: '2.00',
  polycarbamide: '2.00',
  polyurethane: '3.50',
  vinylal: '5.00',
  trivinyl: '3.00',
  elastodiene: '1.00',
  elastane: '1.50',
  glass_fibre: '2.00',
  metal_fibre: '2.00',
  metallised_fibre: '2.00',
  paper: '13.75',
  elastomultiester: '1.50',
  elastolefin: '1.50',
  melamine: '7.00',
  polypropylene_polyamide: '1.00',
  polyacrylate: '30.00',
}

const orderOfFrance: Source = {
  basis: 'read',
  text: 'French order of 24 June 1998 (ECOC9800073A), Annex II: the agreed allowances that are Annex IX of Regulation (EU) 1007/2011 today',
}
const later: Source = {
  basis: 'remembered',
  text: 'Regulation (EU) 1007/2011 Annex IX, names added later, such as polypropylene/polyamide by 286/2012 and polyacrylate by 2018/122: the names were found, their figures were not',
}

/** Tables by name: others use other figures for the same fibre, so the record names its table. */
export const allowanceTables: Readonly<Record<string, AllowanceTable>> = {
  eu: annexNineWith(
    {},
    words(
      'Regulation (EU) 1007/2011, Annex IX',
      '歐盟第 1007/2011 號規例附件 IX',
      '欧盟第 1007/2011 号条例附件 IX',
    ),
  ),
  eu_carded_wool: annexNineWith(
    {
      wool: '17.00',
      alpaca: '17.00',
      cashmere: '17.00',
      mohair: '17.00',
      angora: '17.00',
      animal_hair: '17.00',
      horsehair: '15.00',
    },
    words(
      'Annex IX, carded wool and hair, or not known whether combed',
      '附件 IX：粗梳羊毛及動物毛，或未知是否精梳',
      '附件 IX：粗梳羊毛及动物毛，或未知是否精梳',
    ),
  ),
  eu_mercerised_cotton: annexNineWith(
    { cotton: '10.50' },
    words('Annex IX, mercerised cotton', '附件 IX：絲光棉', '附件 IX：丝光棉'),
  ),
  eu_filament: annexNineWith(
    { polyamide: '5.75', polyurethane: '3.00' },
    words('Annex IX, filaments', '附件 IX：長絲', '附件 IX：长丝'),
  ),
  trade_polyester_0_4: {
    label: words('Trade table, polyester 0.4 %', '行業表，聚酯 0.4%', '行业表，聚酯 0.4%'),
    percent: { cotton: '8.50', polyester: '0.4' },
    source: {
      basis: 'read',
      text: 'textilecalculation.blogspot.com, worked example with polyester 0.4 %',
    },
  },
}

function annexNineWith(others: Readonly<Record<string, string>>, label: Words): AllowanceTable {
  return {
    label,
    percent: { ...annexNine, ...others },
    source: orderOfFrance,
    otherSources: {
      elastolefin: later,
      melamine: later,
      polypropylene_polyamide: later,
      polyacrylate: later,
    },
  }
}
