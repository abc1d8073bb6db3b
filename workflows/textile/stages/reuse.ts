import { type Fault, faultOf } from '../../../domain/refusal.ts'
import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import { faultsInDirt } from './line-faults.ts'
import { buyerField, faultsInShipping, shippingFields } from './shipping-fields.ts'
import { reuseAssessment } from './sources.ts'

const reusable = { least: 1, most: 1_000, kinds: ['sorted_lot'] } as const

/** Repaired or remade, so that it can be worn again. */
export const repaired: Stage = {
  name: 'repaired',
  request: 'repair',
  label: words('Repaired or remade', '已修補或改造', '已修补或改造'),
  action: words('Repair or remake', '修補或改造', '修补或改造'),
  mass: 'unchanged',
  batches: reusable,
  fields: [
    {
      name: 'repairDone',
      label: words('Work done', '已完成的工作', '已完成的工作'),
      type: 'text',
      longest: 1_000,
      audience: 'public',
      source: houseRule('A repair says what was done'),
    },
  ],
  decide: refuseDirt,
  epcis: {
    type: 'ObjectEvent',
    action: 'OBSERVE',
    bizStep: 'repairing',
    disposition: 'conformant',
  },
}

/** Offered for reuse, after a professional assessment. */
export const listed: Stage = {
  name: 'listed',
  request: 'list',
  label: words('Listed for reuse', '已放售作再用', '已上架供再使用'),
  action: words('List for reuse', '放售作再用', '上架供再使用'),
  mass: 'unchanged',
  batches: reusable,
  fields: [
    {
      name: 'priceHongKongDollars',
      label: words('Price', '價格', '价格'),
      type: 'decimal',
      unit: 'HKD',
      least: '0',
      most: '1000000000',
      optional: true,
      audience: 'holder',
      source: houseRule('Prices are never shown to others'),
    },
  ],
  decide: refuseDirt,
  leaves: 'onward',
  epcis: {
    type: 'ObjectEvent',
    action: 'OBSERVE',
    bizStep: 'stocking',
    disposition: 'sellable_not_accessible',
  },
}

/** Sold to be worn again, whole or in part. */
export const resold: Stage = {
  name: 'resold',
  request: 'resell',
  label: words('Resold for reuse', '已轉售作再用', '已转售供再使用'),
  action: words('Resell for reuse', '轉售作再用', '转售供再使用'),
  mass: 'dispatched',
  batches: reusable,
  fields: [
    buyerField,
    ...shippingFields,
    {
      name: 'reuseDeclaration',
      label: words('Declaration that it is not waste', '非廢物聲明', '非废物声明'),
      type: 'text',
      optional: true,
      audience: 'authority',
      source: reuseAssessment,
    },
  ],
  decide: decideResale,
  leaves: 'onward',
  epcis: {
    type: 'ObjectEvent',
    action: 'OBSERVE',
    bizStep: 'retail_selling',
    disposition: 'retail_sold',
  },
}

/** Nobody mends or wears what is contaminated; it may have become so after it was assessed. */
function refuseDirt({ batches }: Situation): Decision {
  const refused = faultsInDirt(batches)
  return refused.length > 0 ? { refused } : { decisions: {} }
}

function decideResale({ facts, batches }: Situation): Decision {
  const refused: Fault[] = [...faultsInDirt(batches), ...faultsInShipping(facts, batches)]
  if (facts.exported === true && facts.reuseDeclaration === undefined) {
    const values = { field: 'reuseDeclaration' }
    refused.push(faultOf('/facts/reuseDeclaration', 'reuse_declaration_missing', values))
  }
  return refused.length > 0 ? { refused } : { decisions: {} }
}
