import { type Fault, faultOf } from '../../domain/refusal.ts'
import type { Source } from '../../domain/source.ts'
import { type Words, words } from '../../domain/words.ts'

/** A code of the European list of waste, with the days on which it may be used and what it is of. */
export interface WasteCode {
  readonly label: Words
  /** First day; from ever where absent. */
  readonly from?: string
  /** Last day; for ever where absent. */
  readonly until?: string
  /** Materials of a fraction; whole batteries where absent. */
  readonly of?: readonly string[]
  readonly source: Source
}

/** The day from which the list of Decision (EU) 2025/934 applies; the day before is the last of the codes that it replaces. */
export const newWasteList = {
  from: '2026-12-09',
  lastDayBefore: '2026-12-08',
  source: {
    basis: 'secondary',
    text: 'Delegated Decision (EU) 2025/934 amending Decision 2000/532/EC, applied from 9 Dec 2026 as corrected by OJ L, 2025/90657 (gefahrgut.de, rivistarifiuti.it)',
  },
} as const satisfies { readonly source: Source } & Readonly<Record<string, unknown>>

const named: Source = {
  basis: 'secondary',
  text: 'Delegated Decision (EU) 2025/934: 16 06 07* lithium-based waste batteries (gefahrgut.de); 19 14 intermediate fractions, 19 02 12* in place of 19 02 11* (eco-sistemi.it)',
}
const ofFractions: Source = {
  basis: 'remembered',
  text: 'Delegated Decision (EU) 2025/934: which material goes by which code of 19 14 and 10 08 was not read in the text',
}
const before: Source = {
  basis: 'secondary',
  text: 'Decision 2000/532/EC before 9 Dec 2026: 16 06 05 other batteries (abfallbewertung.org); LAGA, March 2019: 16 01 21* for batteries of vehicles (ihk.de)',
}
const fractionsBefore: Source = {
  basis: 'remembered',
  text: 'Decision 2000/532/EC before 9 Dec 2026: common practice for black mass, slag and alloy, not checked against the text',
}

const newOnes = { from: newWasteList.from } as const
const oldOnes = { until: newWasteList.lastDayBefore } as const

/** Codes of the list for batteries that become waste. */
export const batteryWasteCodes: Readonly<Record<string, WasteCode>> = {
  '16 06 05': {
    label: words('16 06 05 other batteries', '16 06 05 其他電池', '16 06 05 其他电池'),
    until: oldOnes.until,
    source: before,
  },
  '16 01 21*': {
    label: words(
      '16 01 21* hazardous parts of vehicles',
      '16 01 21* 車輛有害部件',
      '16 01 21* 车辆有害部件',
    ),
    until: oldOnes.until,
    source: before,
  },
  '16 06 07*': {
    label: words('16 06 07* lithium-based', '16 06 07* 鋰基電池', '16 06 07* 锂基电池'),
    from: newOnes.from,
    source: named,
  },
}

/** What a deployment outside the list says. */
export const unlistedCodes: Readonly<Record<string, Words>> = {
  HK_CHEMICAL_WASTE: words('Chemical waste (Hong Kong)', '化學廢物（香港）', '化学废物（香港）'),
  OTHER: words('Other', '其他', '其他'),
}

const slag = ['lithium_slag']
const salts = ['nickel_salt', 'cobalt_salt', 'lithium_salt']

/** Codes of the list for fractions. */
export const fractionWasteCodes: Readonly<Record<string, WasteCode>> = {
  '19 12 11*': old(
    '19 12 11* hazardous, of mechanical treatment',
    '有害的機械處理廢物',
    '有害的机械处理废物',
    ['black_mass'],
  ),
  '19 12 12': old(
    '19 12 12 other, of mechanical treatment',
    '其他機械處理廢物',
    '其他机械处理废物',
    ['black_mass'],
  ),
  '10 08 09': old('10 08 09 other slags', '其他爐渣', '其他炉渣', slag),
  '19 12 03': old('19 12 03 non-ferrous metal', '有色金屬', '有色金属', ['mixed_alloy']),
  '19 02 11*': {
    label: words('19 02 11* other hazardous', '19 02 11* 其他有害廢物', '19 02 11* 其他有害废物'),
    until: oldOnes.until,
    of: salts,
    source: named,
  },
  '19 14 02*': {
    label: words('19 14 02* black mass', '19 14 02* 黑粉', '19 14 02* 黑粉'),
    from: newOnes.from,
    of: ['black_mass'],
    source: ofFractions,
  },
  '19 14 08': recent('19 14 08 alloys', '合金', '合金', ['mixed_alloy']),
  '10 08 21*': recent('10 08 21* slag, hazardous', '有害爐渣', '有害炉渣', slag),
  '10 08 22': recent('10 08 22 slag, other', '其他爐渣', '其他炉渣', slag),
  '19 02 12*': recent('19 02 12* salts, hazardous', '有害鹽類', '有害盐类', salts),
}

function old(en: string, hant: string, hans: string, of: readonly string[]): WasteCode {
  return { label: coded(en, hant, hans), until: oldOnes.until, of, source: fractionsBefore }
}

function recent(en: string, hant: string, hans: string, of: readonly string[]): WasteCode {
  return { label: coded(en, hant, hans), from: newOnes.from, of, source: ofFractions }
}

/** The label in Chinese with the code that the English one begins with. */
function coded(en: string, hant: string, hans: string): Words {
  const code = /^[\d ]+\d\*?/.exec(en)?.[0] ?? ''
  return words(en, `${code} ${hant}`, `${code} ${hans}`)
}

/** Labels of the choices of a field, with those of no list beside them. */
export function choicesOf(
  codes: Readonly<Record<string, WasteCode>>,
  others: Readonly<Record<string, Words>>,
): Readonly<Record<string, Words>> {
  const listed = Object.entries(codes).map(([code, { label }]) => [code, label] as const)
  return Object.fromEntries([...listed, ...Object.entries(others)])
}

/** A code that the list does not have on the day, or that is of another material, with the codes that are right. */
export function faultsInWasteCode(
  codes: Readonly<Record<string, WasteCode>>,
  { code, day, material, pointer }: AskedCode,
): Fault[] {
  const asked = Object.hasOwn(codes, code) ? codes[code] : undefined
  if (asked === undefined) return []
  const isRight = ({ from = '', until = day, of }: WasteCode) =>
    from <= day && day <= until && (material === undefined || of?.includes(material) !== false)
  if (isRight(asked)) return []
  const right = Object.keys(codes).filter((one) => {
    const listed = codes[one]
    return listed !== undefined && isRight(listed)
  })
  const values = { code, day, right: right.length > 0 ? right : ['OTHER'] }
  return [faultOf(pointer, 'waste_code_not_right', values)]
}

interface AskedCode {
  readonly code: string
  readonly day: string
  /** Of a fraction. */
  readonly material?: string
  readonly pointer: string
}
