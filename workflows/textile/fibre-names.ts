import type { Source } from '../../domain/source.ts'
import { type Words, words } from '../../domain/words.ts'

/**
 * Fibre names of Regulation (EU) 1007/2011 Annex I, and what a lot may hold without one; `recycled` is not a fibre name. Animal
 * hair goes by the animals' names that are met here and by `animal_hair` for the others.
 */
export const fibreNames: Readonly<Record<string, Words>> = {
  wool: words('Wool', '羊毛', '羊毛'),
  alpaca: words('Alpaca', '羊駝毛', '羊驼毛'),
  cashmere: words('Cashmere', '茄士咩（山羊絨）', '山羊绒'),
  mohair: words('Mohair', '馬海毛', '马海毛'),
  angora: words('Angora', '安哥拉兔毛', '安哥拉兔毛'),
  animal_hair: words('Animal hair', '動物毛', '动物毛'),
  horsehair: words('Horsehair', '馬毛', '马毛'),
  silk: words('Silk', '蠶絲', '蚕丝'),
  cotton: words('Cotton', '棉', '棉'),
  kapok: words('Kapok', '木棉', '木棉'),
  flax: words('Flax (linen)', '亞麻', '亚麻'),
  true_hemp: words('True hemp', '漢麻（火麻）', '汉麻'),
  jute: words('Jute', '黃麻', '黄麻'),
  abaca: words('Abaca', '蕉麻', '蕉麻'),
  alfa: words('Alfa', '阿爾法草', '阿尔法草'),
  coir: words('Coir', '椰殼纖維', '椰壳纤维'),
  broom: words('Broom', '金雀花纖維', '金雀花纤维'),
  ramie: words('Ramie', '苧麻', '苎麻'),
  sisal: words('Sisal', '劍麻', '剑麻'),
  sunn: words('Sunn', '菽麻', '菽麻'),
  henequen: words('Henequen', '灰葉劍麻', '灰叶剑麻'),
  maguey: words('Maguey', '馬蓋麻', '马盖麻'),
  acetate: words('Acetate', '醋酸纖維', '醋酯纤维'),
  alginate: words('Alginate', '海藻纖維', '海藻纤维'),
  cupro: words('Cupro', '銅氨纖維', '铜氨纤维'),
  modal: words('Modal', '莫代爾', '莫代尔'),
  protein: words('Protein', '蛋白質纖維', '蛋白质纤维'),
  triacetate: words('Triacetate', '三醋酸纖維', '三醋酯纤维'),
  viscose: words('Viscose', '黏膠纖維', '粘胶纤维'),
  lyocell: words('Lyocell', '萊賽爾', '莱赛尔'),
  acrylic: words('Acrylic', '腈綸', '腈纶'),
  modacrylic: words('Modacrylic', '改性腈綸', '改性腈纶'),
  chlorofibre: words('Chlorofibre', '含氯纖維', '含氯纤维'),
  fluorofibre: words('Fluorofibre', '含氟纖維', '含氟纤维'),
  polyacrylate: words('Polyacrylate', '聚丙烯酸酯纖維', '聚丙烯酸酯纤维'),
  polyester: words('Polyester', '聚酯纖維', '聚酯纤维'),
  polylactide: words('Polylactide', '聚乳酸纖維', '聚乳酸纤维'),
  polyamide: words('Polyamide (nylon)', '聚酰胺（尼龍）', '聚酰胺（锦纶）'),
  polyimide: words('Polyimide', '聚酰亞胺纖維', '聚酰亚胺纤维'),
  aramid: words('Aramid', '芳綸', '芳纶'),
  polypropylene: words('Polypropylene', '聚丙烯', '聚丙烯'),
  polyethylene: words('Polyethylene', '聚乙烯', '聚乙烯'),
  polypropylene_polyamide: words(
    'Polypropylene/polyamide bicomponent',
    '聚丙烯／聚酰胺雙組分纖維',
    '聚丙烯/聚酰胺双组分纤维',
  ),
  polycarbamide: words('Polycarbamide', '聚脲纖維', '聚脲纤维'),
  polyurethane: words('Polyurethane', '聚氨酯纖維', '聚氨酯纤维'),
  vinylal: words('Vinylal', '維綸', '维纶'),
  trivinyl: words('Trivinyl', '三乙烯基纖維', '三乙烯基纤维'),
  melamine: words('Melamine', '三聚氰胺纖維', '三聚氰胺纤维'),
  elastodiene: words('Elastodiene', '二烯類彈性纖維', '二烯类弹性纤维'),
  elastane: words('Elastane', '彈性纖維', '氨纶'),
  elastomultiester: words('Elastomultiester', '聚酯複合彈性纖維', '聚酯复合弹性纤维'),
  elastolefin: words('Elastolefin', '聚烯烴彈性纖維', '聚烯烃弹性纤维'),
  glass_fibre: words('Glass fibre', '玻璃纖維', '玻璃纤维'),
  metal_fibre: words('Metal fibre', '金屬纖維', '金属纤维'),
  metallised_fibre: words('Metallised fibre', '鍍金屬纖維', '镀金属纤维'),
  paper: words('Paper', '紙纖維', '纸纤维'),
  unresolved_cellulose: words(
    'Cellulose, not resolved',
    '纖維素（未能細分）',
    '纤维素（未能细分）',
  ),
  other_fibres: words('Other fibres', '其他纖維', '其他纤维'),
}

/** Where the names come from; an instrument that cannot tell cotton from flax says `unresolved_cellulose`. */
export const fibreNamesSource: Source = {
  basis: 'secondary',
  text: 'Regulation (EU) 1007/2011 Annex I, by the names of its Annex IX in the French order of 24 June 1998 (ECOC9800073A); other_fibres as in Art. 9',
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
