import type { Saying } from '../../domain/phrases.ts'
import type { Source } from '../../domain/source.ts'
import { languages } from '../../domain/words.ts'
import { fibreNames } from './fibre-names.ts'

/** What people call a fibre by, with the name or names that the law has for it, and whether it is somebody's mark. */
interface Alias {
  readonly right: readonly string[]
  readonly says: 'fibre_other_word' | 'fibre_trademark'
}

/** Trade words, codes of ISO 2076 and names of common speech, by the legal name. */
const otherWords: Readonly<Record<string, string>> = {
  wool: 'wo, wv, merino, lambswool, lamb wool, sheep wool, sheepswool, virgin wool, 綿羊毛, 绵羊毛, 美利奴羊毛',
  alpaca: 'wp',
  cashmere: 'ws, kashmir, pashmina, 羊絨, 羊绒, 山羊絨, 開司米, 开司米, 茄士咩',
  mohair: 'wm',
  angora: 'wa, angora rabbit, 兔毛',
  animal_hair:
    'camel, llama, vicuna, vicuña, yak, guanaco, cashgora, beaver, otter, hair, 駝毛, 驼毛, 犛牛毛, 牦牛毛',
  horsehair: 'horse hair',
  silk: 'se, st, tussah, mulberry silk, 真絲, 真丝, 絲, 丝, 桑蠶絲, 桑蚕丝',
  cotton: 'co, pima, supima cotton, egyptian cotton, cottons, 棉花, 純棉, 纯棉, 全棉',
  flax: 'linen, li, lin, 亞麻布, 亚麻布',
  true_hemp: 'hemp, ha, 大麻, 火麻',
  jute: 'ju',
  abaca: 'ab, manila hemp, 馬尼拉麻, 马尼拉麻',
  coir: 'cc, coconut, coconut fibre',
  ramie: 'ra, china grass',
  sisal: 'si',
  acetate: 'ca, cellulose acetate, diacetate, 醋酸, 醋酯, 二醋酸',
  triacetate: 'cta, 三醋酸, 三醋酯',
  cupro: 'cup, cupra, cuprammonium, cuprammonium rayon, 銅氨, 铜氨, 銅氨絲, 铜氨丝',
  modal: 'cmd, 莫代尔, 莫代爾',
  viscose:
    'cv, vi, rayon, viscose rayon, artificial silk, 人造絲, 人造丝, 人造棉, 人棉, 嫘縈, 嫘萦, 黏膠, 粘胶, 粘膠',
  lyocell: 'cly, 萊賽爾, 莱赛尔',
  acrylic: 'pan, pc, polyacrylonitrile, acryl, 腈綸, 腈纶, 亞克力, 亚克力',
  modacrylic: 'ma, mac',
  chlorofibre: 'clf, pvc, polyvinyl chloride, 氯綸, 氯纶',
  fluorofibre: 'ptfe, polytetrafluoroethylene',
  polyester: 'pes, pl, pet, rpet, polyethylene terephthalate, 滌綸, 涤纶, 聚酯, 的確良, 的确良',
  polylactide: 'pla, polylactic acid, corn fibre, 聚乳酸, 玉米纖維, 玉米纤维',
  polyamide:
    'pa, nylon, nylon 6, nylon 66, nylon 6.6, pa6, pa 6, pa66, pa 66, 尼龍, 尼龙, 錦綸, 锦纶, 聚酰胺',
  polyimide: 'pi',
  aramid: 'ar, para-aramid, meta-aramid, 芳綸, 芳纶',
  polypropylene: 'pp, polypropene, 丙綸, 丙纶',
  polyethylene: 'pe, polythene, hdpe, uhmwpe, 乙綸, 乙纶',
  polyurethane: 'pu, pur, 聚氨酯',
  vinylal: 'pva, vinylon, 維尼綸, 维尼纶, 維綸, 维纶',
  elastodiene: 'ed, rubber, latex, 橡膠, 橡胶, 橡筋',
  elastane:
    'ea, el, spandex, elasthane, elastan, stretch fibre, 氨綸, 氨纶, 彈性纖維, 弹性纤维, 彈力纖維, 弹力纤维',
  elastomultiester: 'eme, t400',
  elastolefin: 'eol',
  glass_fibre: 'gf, glass, fibreglass, fiberglass, 玻璃纖維, 玻璃纤维',
  metal_fibre: 'mtf, me, metal, steel fibre, 金屬, 金属',
  metallised_fibre: 'metallic, metallic yarn, 金銀線, 金银线',
  paper: 'paper yarn, 紙, 纸',
  other_fibres:
    'other, others, other fibre, other fibers, other fiber, unknown fibre, 其他, 其它纖維, 其它纤维',
}

/** Marks of makers, by the legal name of what they are put on. */
const trademarks: Readonly<Record<string, string>> = {
  elastane: 'lycra, creora, roica, dorlastan, inviya, 萊卡, 莱卡',
  polyester: 'dacron, terylene, trevira, coolmax, thermolite, tergal, diolen, repreve',
  polyamide: 'tactel, cordura, perlon, meryl, supplex, econyl',
  'lyocell, modal': 'tencel, 天絲, 天丝',
  'viscose, lyocell, modal': 'lenzing',
  lyocell: 'newcell, lenpur',
  modal: 'micromodal, lenzing modal',
  viscose: 'ecovero, fibro, enka viscose',
  cupro: 'bemberg',
  acrylic: 'orlon, dralon, courtelle, acrilan',
  modacrylic: 'kanecaron, protex, dynel',
  aramid: 'kevlar, nomex, twaron, technora, kermel, conex',
  polyethylene: 'dyneema, spectra, tyvek',
  fluorofibre: 'teflon, gore-tex, profilen',
  polylactide: 'ingeo',
  metallised_fibre: 'lurex',
  cotton: 'supima',
  elastolefin: 'xla',
  melamine: 'basofil',
}

/** Words that several fibres go by: nobody can tell from them which one it is. */
const unclear: Readonly<Record<string, string>> = {
  'viscose, lyocell, modal': 'bamboo, bamboo fibre, bamboo viscose, 竹, 竹纖維, 竹纤维',
  'flax, true_hemp, ramie, jute': 'bast, bast fibre, 麻, 麻纖維, 麻纤维',
}

/** The right names are those of `fibreNames`; what else they are called is our own list. */
export const fibreAliasesSource: Source = {
  basis: 'house',
  text: 'Words of trade and common speech that Regulation (EU) 1007/2011 Art. 5 does not allow in place of the names of its Annex I; the list is our own',
}

/** Why a name is refused, with the right one where it is known and the names that there are. */
export function unknownFibre(given: string): Saying {
  const names = Object.keys(fibreNames)
  const alias = aliases.get(keyOf(given)) ?? aliases.get(keyOf(given).replace(qualities, ''))
  if (alias === undefined) return { says: 'fibre_unknown', values: { fibre: given, names } }
  return { says: alias.says, values: { fibre: given, right: alias.right, names } }
}

/** What is said of a fibre beside its name: it is stated elsewhere, and never part of the name. */
const qualities =
  /^(?:(?:recycled|regenerated|reclaimed|organic|virgin|post-consumer|pre-consumer|pure|100 ?%|再生|有機|有机|原生|純|纯) ?)+/

const aliases = aliasTable()

/** Case, outer spaces, wide letters, marks of registration and the joints between words mean nothing. */
function keyOf(given: string): string {
  return given
    .replaceAll(/[®™©]|\(r\)|\(tm\)/gi, '')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_]+/g, ' ')
    .replaceAll(/fiber/g, 'fibre')
    .trim()
}

function aliasTable(): ReadonlyMap<string, Alias> {
  const table = new Map<string, Alias>()
  const add = (words: readonly string[], right: readonly string[], says: Alias['says']) => {
    for (const word of words) table.set(keyOf(word), { right, says })
  }
  const list = (text: string) => text.split(', ')
  for (const [right, texts] of Object.entries(unclear))
    add(list(texts), list(right), 'fibre_other_word')
  for (const [right, texts] of Object.entries(otherWords))
    add(list(texts), [right], 'fibre_other_word')
  for (const [right, texts] of Object.entries(trademarks))
    add(list(texts), list(right), 'fibre_trademark')
  for (const [right, label] of Object.entries(fibreNames))
    add([right, ...languages.map((language) => label[language])], [right], 'fibre_other_word')
  return table
}
