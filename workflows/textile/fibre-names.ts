import type { Source } from '../../domain/source.ts'
import { type Words, words } from '../../domain/words.ts'

/** Fibre names of Regulation (EU) 1007/2011 Annex I that are needed first; `recycled` is not a fibre name. */
export const fibreNames: Readonly<Record<string, Words>> = {
  wool: words('Wool', '羊毛', '羊毛'),
  alpaca: words('Alpaca', '羊駝毛', '羊驼毛'),
  cashmere: words('Cashmere', '茄士咩（山羊絨）', '山羊绒'),
  silk: words('Silk', '蠶絲', '蚕丝'),
  cotton: words('Cotton', '棉', '棉'),
  flax: words('Flax (linen)', '亞麻', '亚麻'),
  true_hemp: words('True hemp', '漢麻（火麻）', '汉麻'),
  jute: words('Jute', '黃麻', '黄麻'),
  ramie: words('Ramie', '苧麻', '苎麻'),
  acetate: words('Acetate', '醋酸纖維', '醋酯纤维'),
  triacetate: words('Triacetate', '三醋酸纖維', '三醋酯纤维'),
  viscose: words('Viscose', '黏膠纖維', '粘胶纤维'),
  modal: words('Modal', '莫代爾', '莫代尔'),
  lyocell: words('Lyocell', '萊賽爾', '莱赛尔'),
  cupro: words('Cupro', '銅氨纖維', '铜氨纤维'),
  acrylic: words('Acrylic', '腈綸', '腈纶'),
  modacrylic: words('Modacrylic', '改性腈綸', '改性腈纶'),
  polyester: words('Polyester', '聚酯纖維', '聚酯纤维'),
  polyamide: words('Polyamide (nylon)', '聚酰胺（尼龍）', '聚酰胺（锦纶）'),
  polypropylene: words('Polypropylene', '聚丙烯', '聚丙烯'),
  polyethylene: words('Polyethylene', '聚乙烯', '聚乙烯'),
  elastane: words('Elastane', '彈性纖維', '氨纶'),
  aramid: words('Aramid', '芳綸', '芳纶'),
  metal_fibre: words('Metal fibre', '金屬纖維', '金属纤维'),
  unresolved_cellulose: words(
    'Cellulose, not resolved',
    '纖維素（未能細分）',
    '纤维素（未能细分）',
  ),
  other_fibres: words('Other fibres', '其他纖維', '其他纤维'),
}

/** Where the names come from; an instrument that cannot tell cotton from flax says `unresolved_cellulose`. */
export const fibreNamesSource: Source = {
  basis: 'remembered',
  text: 'Regulation (EU) 1007/2011 Annex I: selection of names; other_fibres as in Art. 9',
}

/** What a lot mostly is: the material that reports are read by. */
export const fibreClasses = {
  cotton: words('Cotton', '棉', '棉'),
  polyester: words('Polyester', '聚酯纖維', '聚酯纤维'),
  cotton_polyester: words('Cotton and polyester', '棉與聚酯混紡', '棉与聚酯混纺'),
  wool: words('Wool', '羊毛', '羊毛'),
  cellulosic: words('Man-made cellulose', '再生纖維素纖維', '再生纤维素纤维'),
  other: words('Other fibre', '其他纖維', '其他纤维'),
  mixed: words('Mixed, not yet identified', '混雜，尚未分辨', '混杂，尚未分辨'),
} as const
