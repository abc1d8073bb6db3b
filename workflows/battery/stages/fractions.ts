import type { BatchState } from '../../../domain/event.ts'
import { textIn } from '../../../domain/fact-values.ts'
import { faultOf } from '../../../domain/refusal.ts'
import { words } from '../../../domain/words.ts'
import { eventDayOf } from '../../event-day.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import {
  choicesOf,
  faultsInWasteCode,
  fractionWasteCodes,
  newWasteList,
  unlistedCodes,
} from '../waste-codes.ts'
import { recyclingMethod } from './sources.ts'
import { exportFields, faultsInExport } from './waste-fields.ts'

const notWaste = words('Not waste any more', '不再屬廢物', '不再属于废物')

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
      holds: 'run',
      audience: 'authority',
      source: recyclingMethod,
    },
    {
      name: 'fractionWasteCode',
      label: words('Waste code', '廢物代碼', '废物代码'),
      type: 'choice',
      choices: choicesOf(fractionWasteCodes, { NONE: notWaste, ...unlistedCodes }),
      audience: 'authority',
      source: newWasteList.source,
    },
    ...exportFields,
  ],
  decide: decideDispatch,
  leaves: 'onward',
  epcis: { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'shipping', disposition: 'in_transit' },
}

/** What has ended being waste needs no permit for waste. */
function decideDispatch({ facts, batches, drawnGrams, ...when }: Situation): Decision {
  const isWaste = ({ context }: BatchState) => context.endOfWaste !== true
  const waste = batches.filter(isWaste)
  if (waste.length === 0) return { decisions: {} }
  const grams = batches.reduce(
    (sum, batch, index) => sum + (isWaste(batch) ? (drawnGrams[index] ?? 0) : 0),
    0,
  )
  const day = eventDayOf(when)
  const refused = faultsInExport(facts, grams, day)
  const asked = { code: textIn(facts, 'fractionWasteCode') ?? '', day }
  const materials = new Set(waste.map(({ context }) => textIn(context, 'fractionMaterial') ?? ''))
  for (const material of materials) {
    const pointer = '/facts/fractionWasteCode'
    refused.push(...faultsInWasteCode(fractionWasteCodes, { ...asked, material, pointer }))
  }
  if (facts.fractionWasteCode === 'NONE') {
    refused.push(faultOf('/facts/fractionWasteCode', 'waste_not_ended'))
  }
  return refused.length > 0 ? { refused } : { decisions: {} }
}
