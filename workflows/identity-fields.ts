import type { Field } from '../domain/field.ts'
import { houseRule } from '../domain/source.ts'
import { words } from '../domain/words.ts'
import type { Stage } from './stream.ts'

const source = houseRule('What looks like a batch that is there is one until somebody says why not')

/** Batches that an output is not, although its code or serial number looks like theirs, and how that is known. */
export const identityFields: readonly Field[] = [
  {
    name: 'distinctFrom',
    label: words('Not the same as', '並非同一批次', '并非同一批次'),
    type: 'list',
    optional: true,
    audience: 'holder',
    carried: true,
    source,
  },
  {
    name: 'distinctReason',
    label: words('How that is known', '判斷依據', '判断依据'),
    type: 'text',
    longest: 1_000,
    optional: true,
    audience: 'holder',
    source,
  },
]

/** A stage with what everything that makes batches may be asked. What a hand-over brings is the sender's, and says nothing. */
export function withIdentity(stage: Stage): Stage {
  if (stage.outputs === undefined || stage.by === 'hand_over') return stage
  return { ...stage, outputFields: [...(stage.outputFields ?? []), ...identityFields] }
}
