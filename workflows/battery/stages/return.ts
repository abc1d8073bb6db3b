import { houseRule } from '../../../domain/source.ts'
import { warningOf } from '../../../domain/warning.ts'
import { words } from '../../../domain/words.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import { packingOf } from '../carriage.ts'
import { damageOf } from '../damage.ts'
import { units } from '../kinds.ts'
import { faultsInLeaving } from '../placing.ts'
import { exceptionFields, packingField, unNumberField } from './market-fields.ts'

/** A unit that should not be here goes back to where it came from; its story with us ends. */
export const returned: Stage = {
  name: 'returned',
  request: 'return',
  label: words('Returned to sender', '已退回', '已退回'),
  action: words('Return to sender', '退回', '退回'),
  mass: 'dispatched',
  batches: { least: 1, most: 1_000, kinds: units },
  fields: [
    {
      name: 'returnReason',
      label: words('Reason for return', '退回原因', '退回原因'),
      type: 'choice',
      choices: {
        unknown_origin: words('Unknown origin', '來源不明', '来源不明'),
        stolen: words('Reported stolen', '已報失竊', '已报失窃'),
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
    { ...unNumberField, optional: true },
    { ...packingField, optional: true },
    ...exceptionFields,
  ],
  decide: decideReturn,
  leaves: 'back',
  epcis: { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'shipping', disposition: 'returned' },
}

/** Whoever fetches it may pack it; then the unit's class is said to whoever records the return, and a known one is never passed over. */
function decideReturn({ facts, batches }: Situation): Decision {
  const unpacked = facts.packingInstruction === undefined
  const damaged = batches.filter((batch) => ['amber', 'red'].includes(damageOf(batch)))
  const asked = unpacked && damaged.length > 0 ? { ...facts, packingInstruction: '' } : facts
  const pointerOf = (index: number) => `/batches/${index}/batch`
  const refused = faultsInLeaving({ goods: batches, facts: asked, at: '/facts', pointerOf })
  if (refused.length > 0) return { refused }
  const unknown = batches.filter((batch) => damageOf(batch) === 'untriaged')
  const packing = packingOf('amber').join(', ')
  const warnings = unknown.map(({ code }) =>
    warningOf('returned_untriaged', { batch: code, packing }),
  )
  return { decisions: {}, warnings: unpacked ? warnings : [] }
}
