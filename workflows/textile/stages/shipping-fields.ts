import type { BatchState } from '../../../domain/event.ts'
import { textIn } from '../../../domain/fact-values.ts'
import type { Facts, Field } from '../../../domain/field.ts'
import { type Fault, faultOf } from '../../../domain/refusal.ts'
import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'
import { hsCodes } from '../hs-codes.ts'
import { sayingOfHs, suggestedHs } from '../hs-suggestion.ts'
import { certificateRule, exportRule } from './sources.ts'

/** What the composition of goods says of the code under which they go, for the form in which it is asked. */
export function suggestHs(batch: Pick<BatchState, 'kind' | 'context'>) {
  const suggested = suggestedHs(batch)
  return suggested === undefined ? {} : { hsCode: sayingOfHs(suggested) }
}

/** Pseudonym of the buyer. */
export const buyerField: Field = {
  name: 'buyer',
  label: words('Buyer', '買方', '买方'),
  type: 'text',
  audience: 'holder',
  personal: true,
  source: houseRule('Buyers are known to the seller only'),
}

/** Papers of every way out: customs code, date, what leaves the territory. */
export const shippingFields: readonly Field[] = [
  {
    name: 'invoice',
    label: words('Invoice number', '發票編號', '发票编号'),
    type: 'text',
    audience: 'holder',
    source: certificateRule,
  },
  {
    name: 'shipDate',
    label: words('Ship date', '付運日期', '发运日期'),
    type: 'date',
    holds: 'run',
    when: { notAfter: 'event', notBefore: ['made'] },
    audience: 'authority',
    source: certificateRule,
  },
  {
    name: 'hsCode',
    label: words('Customs code (HS)', '海關編碼（HS）', '海关编码（HS）'),
    type: 'choice',
    holds: 'run',
    choices: Object.fromEntries(Object.entries(hsCodes).map(([code, { label }]) => [code, label])),
    audience: 'authority',
    source: { basis: 'remembered', text: 'HS subheadings: table to be set per jurisdiction' },
  },
  {
    name: 'exported',
    label: words('Leaves the territory (export)', '運離本地', '出境'),
    type: 'yes_no',
    audience: 'authority',
    source: exportRule,
  },
  {
    name: 'exportPermit',
    label: words('Export permit', '出口許可證', '出口许可证'),
    type: 'text',
    optional: true,
    audience: 'authority',
    source: exportRule,
  },
  {
    name: 'returnAgreement',
    label: words('Agreement with return clause', '附退貨條款的協議', '附退货条款的协议'),
    type: 'text',
    optional: true,
    audience: 'authority',
    source: {
      basis: 'read',
      text: 'epd.gov.hk guide_wiec_gp1: written agreement with quantity, quality and return',
    },
  },
]

/** What keeps batches from leaving: the code does not fit, or waste without what the border asks. */
export function faultsInShipping(facts: Facts, batches: readonly BatchState[]): readonly Fault[] {
  const hsCode = textIn(facts, 'hsCode') ?? ''
  return batches.flatMap((batch, at) => [
    ...faultsInCode(hsCode, batch, at),
    ...(facts.exported === true ? faultsInExport(facts, batch) : []),
  ])
}

function faultsInCode(
  hsCode: string,
  { code: batch, kind, context }: BatchState,
  at: number,
): readonly Fault[] {
  const rule = hsCodes[hsCode]
  if (rule === undefined) return []
  const faults: Fault[] = []
  const pointer = `/batches/${at}/batch`
  if (!rule.kinds.includes(kind)) {
    const values = { batch, code: hsCode, kind, kinds: rule.kinds }
    faults.push(faultOf(pointer, 'hs_code_kind', values))
  }
  const grade = textIn(context, 'textileGrade') ?? ''
  if (rule.grades !== undefined && !rule.grades.includes(grade)) {
    const says = grade === '' ? 'hs_code_grade_missing' : 'hs_code_grade'
    faults.push(faultOf(pointer, says, { batch, code: hsCode, grade, grades: rule.grades }))
  }
  const suggested = rule.byComposition === true ? suggestedHs({ kind, context }) : undefined
  if (suggested !== undefined && !suggested.codes.includes(hsCode)) {
    const values = { batch, code: hsCode, why: sayingOfHs(suggested) }
    faults.push(faultOf(pointer, 'hs_code_composition', values))
  }
  const status = textIn(context, 'legalStatus') ?? 'unknown'
  if (rule.legalStatus !== undefined && rule.legalStatus !== status) {
    const values = { batch, code: hsCode, status, right: rule.legalStatus }
    faults.push(faultOf(pointer, 'hs_code_status', values))
  }
  return faults
}

/** Uncontaminated textile waste for genuine recycling needs no permit; everything else that is waste does. */
function faultsInExport(facts: Facts, { code: batch, context }: BatchState): readonly Fault[] {
  if (context.legalStatus === 'product' && context.contaminated !== true) return []
  const faults: Fault[] = []
  if (context.contaminated === true && facts.exportPermit === undefined) {
    faults.push(faultOf('/facts/exportPermit', 'contaminated_needs_permit', { batch }))
  }
  if (facts.returnAgreement === undefined) {
    const values = { batch, field: 'returnAgreement' }
    faults.push(faultOf('/facts/returnAgreement', 'return_agreement_missing', values))
  }
  return faults
}
