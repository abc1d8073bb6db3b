import { textIn, wholeIn } from '../../../domain/fact-values.ts'
import type { Field } from '../../../domain/field.ts'
import { type Fault, faultOf } from '../../../domain/refusal.ts'
import { words } from '../../../domain/words.ts'
import { eventDayOf } from '../../event-day.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import { rateDecisions, rateFields } from './closing.ts'
import { faultsInEfficiency } from './faults-in-efficiency.ts'
import { lotBookField } from './lot.ts'
import { bookIn, type Intermediate, type LotBook } from './lot-book.ts'
import { plausible, recyclingMethod } from './sources.ts'

const milligrams = {
  type: 'whole',
  unit: 'mg',
  least: '0',
  most: '9000000000000',
  optional: true,
  audience: 'authority',
  source: recyclingMethod,
} as const satisfies Omit<Field, 'name' | 'label'>

/** The next recycler certifies what it made of an intermediate; only now does that count. */
export const certified: Stage = {
  name: 'certified',
  request: 'certify',
  label: words('Downstream certificate recorded', '已記錄下游證明書', '已记录下游证明书'),
  action: words('Record downstream certificate', '記錄下游證明書', '记录下游证明书'),
  mass: 'unchanged',
  batches: { least: 1, most: 1, kinds: ['recycling_lot'] },
  whenSpent: true,
  fields: [
    {
      name: 'intermediateCode',
      label: words('Code of the intermediate', '中間產物編號', '中间产物编号'),
      type: 'text',
      longest: 80,
      audience: 'authority',
      source: recyclingMethod,
    },
    {
      name: 'certificateId',
      label: words('Certificate number', '證明書編號', '证明书编号'),
      type: 'text',
      audience: 'authority',
      source: recyclingMethod,
    },
    {
      name: 'certifiedOutputGrams',
      label: words('Output mass certified', '獲證明的產出重量', '获证明的产出重量'),
      type: 'whole',
      unit: 'g',
      least: '0',
      most: '9000000000000',
      audience: 'authority',
      source: plausible,
    },
    {
      name: 'certifiedNickelMilligrams',
      label: words('Nickel in it', '其中鎳含量', '其中镍含量'),
      ...milligrams,
    },
    {
      name: 'certifiedCobaltMilligrams',
      label: words('Cobalt in it', '其中鈷含量', '其中钴含量'),
      ...milligrams,
    },
    {
      name: 'certifiedLithiumMilligrams',
      label: words('Lithium in it', '其中鋰含量', '其中锂含量'),
      ...milligrams,
    },
    {
      name: 'certifiedCopperMilligrams',
      label: words('Copper in it', '其中銅含量', '其中铜含量'),
      ...milligrams,
    },
    {
      name: 'certifiedLeadMilligrams',
      label: words('Lead in it', '其中鉛含量', '其中铅含量'),
      ...milligrams,
    },
  ],
  decided: [lotBookField, ...rateFields],
  decide: decideCertificate,
  epcis: { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'other' },
}

const elementFacts = {
  'element:Ni': 'certifiedNickelMilligrams',
  'element:Co': 'certifiedCobaltMilligrams',
  'element:Li': 'certifiedLithiumMilligrams',
  'element:Cu': 'certifiedCopperMilligrams',
  'element:Pb': 'certifiedLeadMilligrams',
} as const

const pointerOfCode = '/facts/intermediateCode'

function decideCertificate({ facts, batches, ...when }: Situation): Decision {
  const book = bookIn(batches[0]?.context ?? {})
  const code = textIn(facts, 'intermediateCode') ?? ''
  const known = book !== undefined && Object.hasOwn(book.intermediates, code)
  const intermediate = known ? book.intermediates[code] : undefined
  if (book === undefined || intermediate === undefined) {
    return { refused: [faultOf(pointerOfCode, 'intermediate_unknown', { batch: code })] }
  }
  if (intermediate.certificate !== '') {
    const values = { batch: code, certificate: intermediate.certificate }
    return { refused: [faultOf(pointerOfCode, 'intermediate_certified', values)] }
  }
  const answered = answer(intermediate, facts)
  const refused = [...excess(code, answered), ...faultsInCertified(code, answered)]
  if (refused.length > 0) return { refused }
  const lotBook: LotBook = {
    ...book,
    intermediates: { ...book.intermediates, [code]: answered },
  }
  const gained = faultsInEfficiency(lotBook, '/facts/certifiedOutputGrams')
  if (gained.length > 0) return { refused: gained }
  return { decisions: { lotBook, ...rateDecisions(lotBook, eventDayOf(when)) } }
}

function answer(intermediate: Intermediate, facts: Situation['facts']): Intermediate {
  const certifiedMilligrams = Object.fromEntries(
    Object.entries(elementFacts).flatMap(([element, name]) => {
      const amount = wholeIn(facts, name)
      return amount === undefined ? [] : [[element, amount]]
    }),
  )
  return {
    ...intermediate,
    certificate: textIn(facts, 'certificateId') ?? '',
    certifiedGrams: wholeIn(facts, 'certifiedOutputGrams') ?? 0,
    certifiedMilligrams,
  }
}

/** What is certified came of batteries: no more of it than the intermediate held, and no more inside than it weighs. */
function faultsInCertified(
  batch: string,
  { massGrams, reagentGrams = 0, certifiedGrams, certifiedMilligrams }: Intermediate,
): readonly Fault[] {
  const held = massGrams - reagentGrams
  const pointer = '/facts/certifiedOutputGrams'
  const values = { batch, certified: certifiedGrams, held }
  const faults =
    certifiedGrams > held ? [faultOf(pointer, 'certified_above_intermediate', values)] : []
  const inside = Object.values(certifiedMilligrams).reduce((sum, one) => sum + one, 0)
  if (inside > certifiedGrams * 1_000) {
    const what = { what: 'element', milligrams: inside, grams: certifiedGrams }
    faults.push(faultOf(pointer, 'content_above_mass', what))
  }
  return faults
}

/** No element comes out that did not go in. */
function excess(code: string, { milligrams: sent, certifiedMilligrams }: Intermediate): Fault[] {
  return Object.entries(certifiedMilligrams).flatMap(([element, amount]) => {
    const most = sent[element]
    if (most === undefined || amount <= most) return []
    const values = { batch: code, milligrams: amount, name: element, most }
    return [faultOf(pointerOfCode, 'certified_content_above', values)]
  })
}
