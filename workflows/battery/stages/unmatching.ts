import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'
import type { Stage } from '../../stream.ts'
import { units } from '../kinds.ts'

/** A match is dissolved: the units go back to stock with their grade. */
export const unmatched: Stage = {
  name: 'unmatched',
  request: 'unmatch',
  label: words('Match dissolved', '已取消配對', '已取消配组'),
  action: words('Dissolve match', '取消配對', '取消配组'),
  mass: 'unchanged',
  batches: { least: 1, most: 1_000, kinds: units },
  fields: [
    {
      name: 'unmatchReason',
      label: words('Reason', '原因', '原因'),
      type: 'text',
      longest: 1_000,
      audience: 'legitimate_interest',
      source: houseRule('A dissolved match says why'),
    },
  ],
  epcis: { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'other', disposition: 'available' },
}
