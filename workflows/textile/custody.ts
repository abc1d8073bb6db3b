import { houseRule } from '../../domain/source.ts'
import { words } from '../../domain/words.ts'
import type { CustodyTerms } from '../custody-terms.ts'

/** Used clothing travels on a delivery note; certificates of recycled content are a matter of their own. */
export const custody: CustodyTerms = {
  papers: [
    {
      name: 'deliveryNote',
      label: words('Delivery note number', '送貨單編號', '送货单编号'),
      type: 'text',
      audience: 'legitimate_interest',
      optional: true,
      source: houseRule('A delivery note is named where there is one'),
    },
  ],
  retentionMonths: {
    value: 84,
    source: houseRule('Seven years; the standards for recycled content ask for five at least'),
  },
}
