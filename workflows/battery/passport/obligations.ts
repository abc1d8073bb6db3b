import type { Obligation } from '../../../domain/passport/point.ts'
import type { Source } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'

/** Which points a passport of which category has, from 18 February 2027. */
export const guidance: Source = {
  basis: 'secondary',
  text: 'Commission guidance, Digital Batteries Passport - data points by category, 1.0, 28 July 2026, Ares(2026)7579758 (a transcription was read)',
}

/** The source of a field that a point asks for: the provision, as the guidance names it. */
export function pointSource(provision: string): Source {
  return { ...guidance, text: `Regulation (EU) 2023/1542 ${provision}; ${guidance.text}` }
}

/** Categories as the guidance tells them apart. */
export const categories = {
  EV: words('Electric vehicle battery', '電動車電池', '电动汽车电池'),
  LMT: words('Battery for light means of transport', '輕型交通工具電池', '轻型交通工具电池'),
  industrial: words(
    'Industrial battery above 2 kWh',
    '工業電池（逾 2 kWh）',
    '工业电池（超过 2 kWh）',
  ),
} as const
type Category = keyof typeof categories
type Obligations = Readonly<Record<Category, Obligation>>

/** The same for all categories. */
export function forAll(obligation: Obligation): Obligations {
  return { EV: obligation, LMT: obligation, industrial: obligation }
}

/** Asked of every vehicle's battery, and of industrial ones where it applies. */
export const whereApplicable: Obligations = { ...forAll('mandatory'), industrial: 'conditional' }

/** State of health as the law means it for light means of transport, and where it applies for industrial batteries. */
export const healthOfOthers: Obligations = { ...whereApplicable, EV: 'not_filled' }

/** Asked of electric vehicles alone. */
export const vehiclesOnly: Obligations = { ...forAll('not_filled'), EV: 'mandatory' }

/** When a conditional point applies. */
export const when = {
  applicable: words('If applicable', '如適用', '如适用'),
  cycles: words(
    'Only for industrial batteries whose lifetime can be told in cycles',
    '只適用於壽命能以循環次數表示的工業電池',
    '仅适用于寿命能以循环次数表示的工业电池',
  ),
  some: words('Only for some industrial batteries', '只適用於部分工業電池', '仅适用于部分工业电池'),
  warranty: words(
    'Only where a commercial warranty is given',
    '只適用於提供商業保用的電池',
    '仅适用于提供商业质保的电池',
  ),
  metals: words(
    'Only where it contains cadmium or lead above the limit',
    '只適用於鎘或鉛含量超出限值的電池',
    '仅适用于镉或铅含量超出限值的电池',
  ),
} as const
