import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'
import type { Stage } from '../../stream.ts'
import { highVoltageWork } from '../high-voltage.ts'

/** A product is mended and goes to the final test again. */
export const reworked: Stage = {
  name: 'reworked',
  request: 'rework',
  label: words('Reworked', '已返工', '已返工'),
  action: words('Rework', '返工', '返工'),
  mass: 'unchanged',
  batches: { least: 1, most: 1, kinds: ['product'] },
  fields: [
    {
      name: 'reworkReason',
      label: words('Reason', '原因', '原因'),
      type: 'text',
      longest: 1_000,
      audience: 'legitimate_interest',
      source: houseRule('A rework says why'),
    },
    {
      name: 'reworkDone',
      label: words('What was done', '已進行的工作', '已进行的工作'),
      type: 'text',
      longest: 1_000,
      audience: 'legitimate_interest',
      source: {
        basis: 'read',
        text: 'Battery Pass guidance 5.3.1: repair is recorded, no new passport',
      },
    },
  ],
  competence: highVoltageWork,
  epcis: {
    type: 'ObjectEvent',
    action: 'OBSERVE',
    bizStep: 'repairing',
    disposition: 'in_progress',
  },
}
