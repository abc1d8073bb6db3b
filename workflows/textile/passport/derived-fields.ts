import type { Field } from '../../../domain/field.ts'
import { words } from '../../../domain/words.ts'

const shared = { label: words('Worked out', '推算所得', '推算所得'), audience: 'public' } as const

/** How people read what `derive-making.ts` works out, by what it says. */
export const derivedFields = {
  category: {
    ...shared,
    name: 'category',
    type: 'choice',
    choices: { yarn: words('Yarn', '紗線', '纱线'), apparel: words('Apparel', '服裝', '服装') },
  },
  fabric: {
    ...shared,
    name: 'fabric',
    type: 'choice',
    choices: { knitted: words('Knitted', '針織', '针织') },
  },
  recyclability: {
    ...shared,
    name: 'recyclability',
    type: 'record',
    parts: [
      {
        name: 'elastaneBasisPoints',
        label: words('Elastane', '彈性纖維', '弹性纤维'),
        type: 'whole',
        unit: '[basis_point]',
        audience: 'public',
      },
      {
        name: 'isMonoMaterial',
        label: words('Of one material', '單一材質', '单一材质'),
        type: 'yes_no',
        audience: 'public',
      },
    ],
  },
  waste: { ...shared, name: 'waste', type: 'whole', unit: '[basis_point]' },
  dyeing: {
    ...shared,
    name: 'dyeing',
    type: 'choice',
    choices: { undyed: words('Not dyed', '未經染色', '未经染色') },
  },
} as const satisfies Readonly<Record<string, Field>>
