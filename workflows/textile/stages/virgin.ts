import { faultOf } from '../../../domain/refusal.ts'
import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import { faultsInComposition } from '../composition.ts'
import { compositionBasisField, compositionField } from './fibre-fields.ts'
import { faultsInContent } from './line-faults.ts'
import {
  contaminatedField,
  fibreClassField,
  fibreOriginField,
  legalStatusField,
} from './origin-fields.ts'
import { certificateRule } from './sources.ts'

/** Bought fibre comes in as a batch of its own: virgin, or recycled elsewhere with its certificate. */
export const fibreReceived: Stage = {
  name: 'fibre_received',
  request: 'receive_fibre',
  label: words('Fibre received', '已接收纖維', '已接收纤维'),
  action: words('Receive fibre', '接收纖維', '接收纤维'),
  mass: 'received',
  outputs: { least: 1, most: 100, kinds: ['fibre_lot'] },
  fields: [
    fibreOriginField,
    fibreClassField,
    compositionField,
    legalStatusField,
    {
      name: 'fibreSupplier',
      label: words('Supplier', '供應商', '供应商'),
      type: 'text',
      audience: 'authority',
      source: houseRule('Bought fibre names who sold it'),
    },
    {
      name: 'inputCertificate',
      label: words('Transaction certificate of the input', '投入料交易證書', '投入料交易证书'),
      type: 'text',
      optional: true,
      audience: 'authority',
      carried: true,
      source: certificateRule,
    },
  ],
  decided: [contaminatedField, compositionBasisField],
  decide: decideFibre,
  epcis: { type: 'ObjectEvent', action: 'ADD', bizStep: 'receiving', disposition: 'in_progress' },
}

function decideFibre({ facts, outputs }: Situation): Decision {
  const refused = [
    ...faultsInComposition(facts.composition, '/facts/composition'),
    ...faultsInContent(outputs),
  ]
  if (facts.originClass !== 'virgin' && facts.inputCertificate === undefined) {
    const values = { field: 'inputCertificate' }
    refused.push(faultOf('/facts/inputCertificate', 'input_certificate_missing', values))
  }
  if (refused.length > 0) return { refused }
  return { decisions: { contaminated: false, compositionBasis: 'supplier' } }
}
