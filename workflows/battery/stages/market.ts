import { type Fault, faultOf } from '../../../domain/refusal.ts'
import { houseRule } from '../../../domain/source.ts'
import { type Warning, warningOf } from '../../../domain/warning.ts'
import { words } from '../../../domain/words.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import { insulationLimits } from '../insulation.ts'
import { faultsInLeaving, isUnmarked } from '../placing.ts'
import {
  buyerField,
  dangerousGoodsFields,
  marketField,
  priceField,
  warrantyField,
} from './market-fields.ts'

/** Offered for sale. */
export const listed: Stage = {
  name: 'listed',
  request: 'list',
  label: words('Listed for sale', '已放售', '已上架'),
  action: words('List for sale', '放售', '上架'),
  mass: 'unchanged',
  batches: { least: 1, most: 100, kinds: ['product'] },
  fields: [{ ...priceField, optional: true }, warrantyField],
  leaves: 'onward',
  epcis: {
    type: 'ObjectEvent',
    action: 'OBSERVE',
    bizStep: 'stocking',
    disposition: 'sellable_not_accessible',
  },
}

/** Sold and sent out, with the papers that dangerous goods need. */
export const sold: Stage = {
  name: 'sold',
  request: 'sell',
  label: words('Sold', '已售出', '已售出'),
  action: words('Sell', '售出', '售出'),
  mass: 'dispatched',
  batches: { least: 1, most: 100, kinds: ['product'] },
  fields: [buyerField, priceField, marketField, ...dangerousGoodsFields, warrantyField],
  decide: decideSale,
  leaves: 'onward',
  epcis: { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'shipping', disposition: 'in_transit' },
}

/** The new owner starts it; stationary batteries must name the day. */
export const putIntoService: Stage = {
  name: 'put_into_service',
  request: 'put_into_service',
  label: words('Put into service', '已投入使用', '已投入使用'),
  action: words('Put into service', '投入使用', '投入使用'),
  mass: 'unchanged',
  batches: { least: 1, most: 100, kinds: ['product'] },
  whenSpent: true,
  fields: [
    {
      name: 'dateOfPuttingIntoService',
      label: words('Put into service on', '投入使用日期', '投入使用日期'),
      type: 'date',
      when: { notAfter: 'event', notBefore: ['since'] },
      audience: 'legitimate_interest',
      carried: true,
      source: {
        basis: 'read',
        text: 'DIN DKE SPEC 99100: mandatory for stationary storage, not for vehicles',
      },
    },
    {
      name: 'serviceSite',
      label: words('Site', '使用地點', '使用地点'),
      type: 'text',
      optional: true,
      audience: 'holder',
      source: houseRule('Where a recall would find it'),
    },
  ],
  forward: true,
  epcis: { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'installing', disposition: 'active' },
}

/** Called or taken back; whatever the reason, it starts again with triage. */
export const recalled: Stage = {
  name: 'recalled',
  request: 'recall',
  label: words('Recalled', '已召回', '已召回'),
  action: words('Recall', '召回', '召回'),
  mass: 'returned',
  batches: { least: 1, most: 100, kinds: ['product'] },
  whenSpent: true,
  fields: [
    {
      name: 'recallReason',
      label: words('Reason', '召回原因', '召回原因'),
      type: 'choice',
      choices: {
        safety: words('Safety', '安全問題', '安全问题'),
        defect: words('Defect under warranty', '保用期內故障', '质保期内故障'),
        take_back: words('Taken back at end of use', '使用完畢回收', '使用结束回收'),
      },
      audience: 'legitimate_interest',
      source: houseRule('A recall says why'),
    },
    {
      name: 'recallReference',
      label: words('Recall number', '召回編號', '召回编号'),
      type: 'text',
      optional: true,
      audience: 'legitimate_interest',
      source: houseRule('All units of one recall share its number'),
    },
  ],
  unplanned: true,
  epcis: { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'collecting', disposition: 'recalled' },
}

/** CE gates the market of the European Union, Regulation (EU) 2023/1542 Art. 18 to 20; elsewhere its absence is said. */
function decideSale({ facts, batches, jurisdiction: from }: Situation): Decision {
  const pointerOf = (index: number) => `/batches/${index}/batch`
  const refused: Fault[] = faultsInLeaving({ goods: batches, facts, at: '/facts', from, pointerOf })
  const warnings: Warning[] = []
  batches.forEach(({ code: batch, context }, index) => {
    if (context.insulationFailed === true) {
      const limit = insulationLimits.failBelow.ohmPerVolt
      refused.push(faultOf(pointerOf(index), 'insulation_unsafe', { batch, limit }))
    }
    if (!isUnmarked(context)) return
    warnings.push(warningOf('sold_unmarked', { batch }))
  })
  return refused.length > 0 ? { refused } : { decisions: {}, warnings }
}
