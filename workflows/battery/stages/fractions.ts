import { faultOf } from '../../../domain/refusal.ts'
import { words } from '../../../domain/words.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import { recyclingMethod, wasteCodes } from './sources.ts'
import { exportFields, faultsInExport } from './waste-fields.ts'

/** A fraction, or a part of it, goes to whoever uses or processes it next. */
export const fractionDispatched: Stage = {
  name: 'fraction_dispatched',
  request: 'dispatch_fraction',
  label: words('Fraction dispatched', '物料已發出', '物料已发出'),
  action: words('Dispatch fraction', '發出物料', '发出物料'),
  mass: 'dispatched',
  batches: { least: 1, most: 100, kinds: ['fraction'] },
  fields: [
    {
      name: 'consignee',
      label: words('Consignee', '收貨方', '收货方'),
      type: 'text',
      audience: 'authority',
      source: recyclingMethod,
    },
    {
      name: 'dispatchDocument',
      label: words('Transport document', '運輸文件', '运输文件'),
      type: 'text',
      audience: 'authority',
      source: recyclingMethod,
    },
    {
      name: 'fractionWasteCode',
      label: words('Waste code', '廢物代碼', '废物代码'),
      type: 'choice',
      choices: {
        '19 14 02*': words('19 14 02* black mass', '19 14 02* 黑粉', '19 14 02* 黑粉'),
        NONE: words('Not waste any more', '不再屬廢物', '不再属于废物'),
        OTHER: words('Other', '其他', '其他'),
      },
      audience: 'authority',
      source: wasteCodes,
    },
    ...exportFields,
  ],
  decide: decideDispatch,
  leaves: 'onward',
  epcis: { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'shipping', disposition: 'in_transit' },
}

/** What has ended being waste needs no permit for waste. */
function decideDispatch({ facts, batches, drawnGrams, eventTime }: Situation): Decision {
  const waste = batches.flatMap(({ context }, index) =>
    context.endOfWaste === true ? [] : [drawnGrams[index] ?? 0],
  )
  if (waste.length === 0) return { decisions: {} }
  const grams = waste.reduce((sum, one) => sum + one, 0)
  const refused = faultsInExport(facts, grams, eventTime)
  if (facts.fractionWasteCode === 'NONE') {
    refused.push(faultOf('/facts/fractionWasteCode', 'waste_not_ended'))
  }
  return refused.length > 0 ? { refused } : { decisions: {} }
}
