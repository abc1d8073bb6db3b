import { type Language, type Words, words } from './words.ts'

/** Units of UCUM that people write otherwise, for forms, records and mails alike; any other is shown as it is. */
const unitWords: Readonly<Record<string, Words>> = {
  '1': words('', '', ''),
  '[ppm]': same('ppm'),
  '[basis_point]': words('basis points (0.01 %)', '萬分之一', '万分之一'),
  'A.h': same('Ah'),
  'W.h': same('Wh'),
  'kW.h': same('kWh'),
  'kg/(kW.h)': same('kg/kWh'),
  Cel: same('°C'),
  Ohm: same('Ω'),
  mOhm: same('mΩ'),
  kOhm: same('kΩ'),
  'Ohm/V': same('Ω/V'),
  Nm: same('N·m'),
  '%/mo': words('% a month', '%（每月）', '%（每月）'),
  g: words('g', '克', '克'),
  mg: words('mg', '毫克', '毫克'),
  h: words('hours', '小時', '小时'),
  min: words('minutes', '分鐘', '分钟'),
  s: words('seconds', '秒', '秒'),
  mo: words('months', '個月', '个月'),
  d: words('days', '日', '天'),
  a: words('years', '年', '年'),
  L: words('litres', '公升', '升'),
  '/g': words('per gram', '每克', '每克'),
  '/m': words('per metre', '每米', '每米'),
  HKD: words('HK$', '港元', '港元'),
  // UCUM writes what is counted in braces: in English the label says what it is, in Chinese a count has its measure word.
  '{unit}': words('', '件', '件'),
  '{cone}': words('', '個', '个'),
  '{pass}': words('', '次', '次'),
  '{Ne}': same('Ne'),
}

function same(text: string): Words {
  return words(text, text, text)
}

/** A unit as a person reads it; empty where counting needs none. */
export function unitText(unit: string | undefined, language: Language): string {
  if (unit === undefined) return ''
  return unitWords[unit]?.[language] ?? (unit.startsWith('{') ? '' : unit)
}

/** An amount with its unit; in Chinese no space stands before per cent or a Chinese word. */
export function withUnit(amount: string, unit: string | undefined, language: Language): string {
  const shown = unitText(unit, language)
  if (shown === '') return amount
  if (shown === 'HK$') return `HK$${amount}`
  // `每米 520`: in Chinese what it is counted by comes first.
  if (shown.startsWith('每')) return `${shown} ${amount}`
  const isJoined = language !== 'en' && shown.startsWith('%')
  return isJoined ? `${amount}${shown}` : `${amount} ${shown}`
}

/** Per cent as text, without zeros that say nothing: `12.5 %` in English, `12.5%` in Chinese. */
export function percentText(percent: string | number, language: Language): string {
  const text = String(percent)
  return withUnit(text.includes('.') ? text.replace(/\.?0+$/, '') : text, '%', language)
}
