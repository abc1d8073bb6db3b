import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'
import type { Stage } from '../../stream.ts'
import { units } from '../kinds.ts'

/** A unit that should not be here goes back to where it came from; its story with us ends. */
export const returned: Stage = {
  name: 'returned',
  request: 'return',
  label: words('Returned to sender', '已退回', '已退回'),
  mass: 'dispatched',
  batches: { least: 1, most: 1_000, kinds: units },
  fields: [
    {
      name: 'returnReason',
      label: words('Reason for return', '退回原因', '退回原因'),
      type: 'choice',
      choices: {
        unknown_origin: words('Unknown origin', '來源不明', '来源不明'),
        stolen: words('Reported stolen', '報失物品', '报失物品'),
        duplicate: words('Serial number already known', '序號重複', '序列号重复'),
        other: words('Other', '其他', '其他'),
      },
      audience: 'legitimate_interest',
      source: houseRule('Unknown origin, theft and a serial number seen before end at intake'),
    },
    {
      name: 'returnedTo',
      label: words('Returned to', '退回予', '退回至'),
      type: 'text',
      audience: 'holder',
      source: houseRule('What leaves has a named destination'),
    },
  ],
  epcis: { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'shipping', disposition: 'returned' },
}
