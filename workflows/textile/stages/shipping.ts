import { gramsOf } from '../../../domain/claim/share.ts'
import { textIn } from '../../../domain/fact-values.ts'
import { faultOf } from '../../../domain/refusal.ts'
import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import { recycledShare } from '../recycled-share.ts'
import { recipeOf } from './recipe.ts'
import { buyerField, faultsInShipping, shippingFields, suggestHs } from './shipping-fields.ts'
import { certificateRule } from './sources.ts'

/** Sold and sent out, whole or in part; the recycled mass that goes along is counted with it. */
export const shipped: Stage = {
  name: 'shipped',
  request: 'ship',
  label: words('Shipped', '已付運', '已发运'),
  action: words('Ship', '付運', '发运'),
  mass: 'dispatched',
  batches: { least: 1, most: 100, kinds: ['sorted_lot', 'fibre_lot', 'yarn_lot', 'garment'] },
  fields: [
    buyerField,
    ...shippingFields,
    {
      name: 'transactionCertificate',
      label: words('Transaction certificate', '交易證書', '交易证书'),
      type: 'text',
      optional: true,
      audience: 'public',
      source: certificateRule,
    },
    {
      name: 'scopeCertificateFrom',
      label: words('Scope certificate valid from', '範圍證書生效日', '范围证书生效日'),
      type: 'date',
      when: { notAfter: 'event' },
      optional: true,
      audience: 'authority',
      source: certificateRule,
    },
    {
      name: 'scopeCertificateTo',
      label: words('Scope certificate valid to', '範圍證書屆滿日', '范围证书到期日'),
      type: 'date',
      when: { notBefore: [{ fact: 'scopeCertificateFrom' }], ends: 'own_rule' },
      optional: true,
      audience: 'authority',
      source: certificateRule,
    },
  ],
  decided: [
    {
      name: 'recycledShippedGrams',
      label: words('Recycled mass shipped', '付運的再生料重量', '发运的再生料重量'),
      type: 'whole',
      unit: 'g',
      least: '0',
      audience: 'authority',
      source: houseRule('Computed per batch and rounded down, as a claim is'),
    },
  ],
  decide: decideShipping,
  suggests: suggestHs,
  leaves: 'onward',
  certificate: {
    number: 'transactionCertificate',
    day: 'shipDate',
    from: 'scopeCertificateFrom',
    until: 'scopeCertificateTo',
  },
  epcis: { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'shipping', disposition: 'in_transit' },
}

function decideShipping({ facts, batches, drawnGrams }: Situation): Decision {
  const refused = [...faultsInShipping(facts, batches)]
  const date = textIn(facts, 'shipDate') ?? ''
  const from = textIn(facts, 'scopeCertificateFrom')
  const to = textIn(facts, 'scopeCertificateTo')
  if (facts.transactionCertificate !== undefined) {
    if (from === undefined || to === undefined) {
      refused.push(faultOf('/facts/scopeCertificateFrom', 'scope_certificate_missing'))
    } else if (date < from || date > to) {
      const values = { date, from, until: to }
      refused.push(faultOf('/facts/shipDate', 'scope_certificate_not_valid', values))
    }
  }
  if (refused.length > 0) return { refused }
  const recycledShippedGrams = batches.reduce(
    (sum, { context }, at) => sum + gramsOf(drawnGrams[at] ?? 0, recycledShare(recipeOf(context))),
    0,
  )
  return { decisions: { recycledShippedGrams } }
}
