import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'
import type { Stage } from '../../stream.ts'
import { articleField } from './article-field.ts'
import { evidenceFields } from './evidence-fields.ts'
import { inheritedNames, passedOnWithShares } from './fibre-fields.ts'
import { makeOnLine } from './make-on-line.ts'

/** Knitted to a garment: the last step of the container line. */
export const knitted: Stage = {
  name: 'knitted',
  request: 'knit',
  label: words('Knitted', '已針織', '已针织'),
  action: words('Knit', '針織', '针织'),
  mass: 'transformed',
  batches: { least: 1, most: 10, kinds: ['yarn_lot'] },
  outputs: { least: 1, most: 100, kinds: ['garment'] },
  fields: [
    {
      name: 'knittingMethod',
      label: words('Method', '針織方法', '针织方法'),
      type: 'choice',
      holds: 'place',
      choices: {
        whole_garment: words('Whole garment', '全成型', '全成型'),
        flat_bed: words('Flat bed', '橫機', '横机'),
      },
      audience: 'public',
      source: { basis: 'read', text: 'HKRITA G2G page: whole-garment or flat-bed knitting' },
    },
    ...evidenceFields,
  ],
  outputFields: [articleField],
  decided: passedOnWithShares,
  decide: (situation) => makeOnLine('knitted', situation),
  losses: { yarn_ends: words('Yarn ends', '紗頭', '纱头') },
  toleranceBasisPoints: { value: 50, source: houseRule('In is garments and ends, within 0.5 %') },
  inherits: inheritedNames,
  epcis: {
    type: 'TransformationEvent',
    bizStep: 'creating_class_instance',
    disposition: 'active',
  },
}
