import type { Field } from '../../../domain/field.ts'
import { words } from '../../../domain/words.ts'
import { textileShape } from './shape.ts'

/** Where it was made, of steps that are on nobody's record here, and who answers for it. */
export const placeFields: readonly Field[] = [
  {
    name: 'weavingPlace',
    label: words('Where it was woven', '織造地點', '织造地点'),
    type: 'text',
    optional: true,
    audience: 'public',
    level: 'batch',
    source: textileShape,
  },
  {
    name: 'dyeingPlace',
    label: words('Where it was dyed', '染色地點', '染色地点'),
    type: 'text',
    optional: true,
    audience: 'public',
    level: 'batch',
    source: textileShape,
  },
  {
    name: 'cutAndSewPlace',
    label: words('Where it was cut and sewn', '裁剪縫製地點', '裁剪缝制地点'),
    type: 'text',
    optional: true,
    audience: 'public',
    level: 'batch',
    source: textileShape,
  },
  {
    name: 'finishingPlace',
    label: words('Where it was finished', '後整理地點', '后整理地点'),
    type: 'text',
    optional: true,
    audience: 'public',
    level: 'batch',
    source: textileShape,
  },
  {
    name: 'economicOperator',
    label: words('Responsible economic operator', '責任經濟營運者', '责任经济运营者'),
    type: 'text',
    optional: true,
    audience: 'public',
    level: 'model',
    source: textileShape,
  },
]
