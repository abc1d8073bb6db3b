import { partIn } from '../../../domain/fact-values.ts'
import type { Facts, FactValue, Field } from '../../../domain/field.ts'
import type { Saying } from '../../../domain/phrases.ts'
import { rateVerdict } from '../../../domain/rate-verdict.ts'
import { faultOf } from '../../../domain/refusal.ts'
import { houseRule } from '../../../domain/source.ts'
import { type Words, words } from '../../../domain/words.ts'
import { eventDayOf } from '../../event-day.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import { exclusionField, exclusionsIn, faultsInExclusions } from '../exclusions.ts'
import { judgedRates } from '../judged-rates.ts'
import type { Target } from '../targets.ts'
import { lotBookField } from './lot.ts'
import { type LotBook, uncertifiedIn } from './lot-book.ts'
import { fractionsOf } from './lot-fractions.ts'
import { bookOfInput } from './lot-input.ts'
import { passportEnd, recyclingMethod } from './sources.ts'

/** What the targets speak of: measures, elements and kinds of battery. */
const targetWords: Readonly<Record<Target['metric'] | Target['subject'] | string, Words>> = {
  // Of a chemistry and not of the element.
  'recycling-efficiency lithium': words(
    'Recycling efficiency: lithium batteries',
    '回收效率：鋰電池',
    '回收效率：锂电池',
  ),
  'material-recovery': words('Material recovered', '材料回收率', '材料回收率'),
  'recycling-efficiency': words('Recycling efficiency', '回收效率', '回收效率'),
  'recycled-content': words('Recycled content', '再生料含量', '再生料含量'),
  cobalt: words('cobalt', '鈷', '钴'),
  copper: words('copper', '銅', '铜'),
  lead: words('lead', '鉛', '铅'),
  lithium: words('lithium', '鋰', '锂'),
  nickel: words('nickel', '鎳', '镍'),
  'lead-acid': words('lead-acid batteries', '鉛酸電池', '铅酸电池'),
  'nickel-cadmium': words('nickel-cadmium batteries', '鎳鎘電池', '镍镉电池'),
  other: words('other batteries', '其他電池', '其他电池'),
}

function rateIn(part: FactValue): Saying | undefined {
  const { metric, subject, due, status, binding, percent, minimumPercent } = partIn(part)
  if (typeof subject !== 'string' || typeof minimumPercent !== 'string') return undefined
  const one = targetWords[`${metric} ${subject}`]
  const measure = one ?? [targetWords[String(metric)] ?? '', targetWords[subject] ?? subject]
  const says = rateVerdict({ status: String(status), binding: binding === true })
  const values = { measure, least: minimumPercent }
  if (says === 'rate_open' || typeof percent !== 'string') return { says: 'rate_told_open', values }
  const verdict: Saying = { says, values: { day: String(due) } }
  return { says: 'rate_told', values: { ...values, percent, verdict } }
}

/** What closing and every later certificate decide. */
export const rateFields: readonly Field[] = [
  {
    name: 'recyclingRates',
    label: words('Rates against the targets', '回收率與目標', '回收率与目标'),
    type: 'record',
    shownAs: 'targets',
    inWords: rateIn,
    choices: targetWords,
    audience: 'public',
    carried: true,
    source: recyclingMethod,
  },
  {
    name: 'intermediatesOpen',
    label: words('Intermediates without certificate', '未獲證明的中間產物', '未获证明的中间产物'),
    type: 'list',
    audience: 'authority',
    carried: true,
    source: recyclingMethod,
  },
]

/** All of the lot is worked: rates are computed and the batteries in it end. */
export const closed: Stage = {
  name: 'closed',
  request: 'close',
  label: words('Recycling lot closed', '回收批次已結束', '回收批次已关闭'),
  action: words('Close recycling lot', '結束回收批次', '关闭回收批次'),
  mass: 'unchanged',
  batches: { least: 1, most: 1, kinds: ['recycling_lot'] },
  whenSpent: true,
  alsoParents: true,
  fields: [
    {
      name: 'outputCertificates',
      label: words('Certificates of the final outputs', '最終產出物證明書', '最终产出物证明书'),
      type: 'list',
      audience: 'authority',
      source: passportEnd,
    },
    exclusionField,
  ],
  decided: [
    ...rateFields,
    { ...lotBookField, optional: true },
    {
      name: 'lotDifferenceGrams',
      label: words('In, less out and lost', '投入減產出及損耗', '投入减产出及损耗'),
      type: 'whole',
      unit: 'g',
      audience: 'authority',
      source: houseRule('At most 2 % of what went in'),
    },
  ],
  decide: decideClosing,
  epcis: { type: 'ObjectEvent', action: 'DELETE', bizStep: 'destroying', disposition: 'destroyed' },
}

function decideClosing({ facts, batches, ...when }: Situation): Decision {
  const [lot] = batches
  // Nothing is worked here, but a part may have left since the last process: its input is in the book of whoever works it.
  const book = lot === undefined ? undefined : bookOfInput(lot, { grams: 0 })
  if (book === undefined) return { refused: [faultOf('/batches/0/batch', 'lot_totals_missing')] }
  const day = eventDayOf(when)
  const { balanced, differenceGrams } = judgedRates(fractionsOf(book), day)
  if (!balanced) {
    const values = { grams: String(differenceGrams), of: String(book.inputGrams), most: 2 }
    return { refused: [faultOf('/batches/0/batch', 'lot_unexplained', values)] }
  }
  const excluded = exclusionsIn(facts)
  const { inputGrams, countedGrams } = book
  const held = { day, inputGrams, countedGrams }
  const refused = faultsInExclusions(excluded, held)
  if (refused.length > 0) return { refused }
  const lotBook: LotBook = excluded?.length ? { ...book, excluded } : book
  const lotDifferenceGrams = Number(differenceGrams)
  return { decisions: { ...rateDecisions(lotBook, day), lotDifferenceGrams, lotBook } }
}

/** The decisions of `rateFields`, judged on the day. */
export function rateDecisions(book: LotBook, today: string): Facts {
  const { rates } = judgedRates(fractionsOf(book), today)
  return {
    recyclingRates: rates.map((rate) => ({ ...rate })),
    intermediatesOpen: uncertifiedIn(book),
  }
}
