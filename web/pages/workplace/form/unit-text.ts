import { type Language, type Words, words } from '../../../../domain/words.ts'

/** Units of UCUM that people write otherwise; a unit that is missing here is shown as it is. */
const unitWords: Readonly<Record<string, Words>> = {
  '1': words('', '', ''),
  '[ppm]': same('ppm'),
  '[basis_point]': words('basis points (0.01 %)', '萬分之一', '万分之一'),
  'A.h': same('Ah'),
  'W.h': same('Wh'),
  'kW.h': same('kWh'),
  Cel: same('°C'),
  Ohm: same('Ω'),
  mOhm: same('mΩ'),
  kOhm: same('kΩ'),
  'Ohm/V': same('Ω/V'),
  '%/mo': words('% a month', '%（每月）', '%（每月）'),
  g: words('g', '克', '克'),
  mg: words('mg', '毫克', '毫克'),
  h: words('hours', '小時', '小时'),
  min: words('minutes', '分鐘', '分钟'),
  s: words('seconds', '秒', '秒'),
  mo: words('months', '個月', '个月'),
  d: words('days', '天', '日'),
  a: words('years', '年', '年'),
  L: words('litres', '公升', '升'),
  '/g': words('per gram', '每克', '每克'),
  '/m': words('per metre', '每米', '每米'),
  HKD: words('HK$', '港元', '港元'),
}

function same(text: string): Words {
  return words(text, text, text)
}

/** A unit as a person reads it; empty where counting needs none. */
export function unitText(unit: string | undefined, language: Language): string {
  if (unit === undefined) return ''
  // UCUM writes what is counted in braces.
  if (/^\{(time|piece|step|test|trip|ply)\}$/.test(unit)) return ''
  return unitWords[unit]?.[language] ?? unit.replaceAll(/[{}]/g, '')
}
