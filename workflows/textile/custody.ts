import { houseRule } from '../../domain/source.ts'
import { words } from '../../domain/words.ts'
import type { CustodyTerms, Danger, Goods } from '../custody-terms.ts'
import { lacksDetails } from '../emergency-quarantine.ts'

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
  registers: {
    ticket: ['deliveryNote', 'dispatchDocument'],
    permit: ['exportPermit'],
    origin: ['collector', 'collectionPoint', 'fibreSupplier'],
    // Of bought fibre nobody says more than its class.
    originKind: ['sourceClass', 'originClass'],
    destination: ['disposalReceiver', 'buyer'],
    operation: {
      fact: 'disposalRoute',
      // What is hazardous, or goes another way, is treated in more than one way: no code follows from it.
      codes: { energy_recovery: 'R1', landfill: 'D1' },
      source: {
        basis: 'remembered',
        text: 'Directive 2008/98/EC, Annex I D1 (deposit into or on to land) and Annex II R1 (use principally as a fuel or other means to generate energy); the annexes were not read',
      },
    },
  },
  dangers: {
    held: words('In quarantine', '隔離中', '隔离中'),
    contaminated: words('Contaminated', '受污染', '受污染'),
    wet: words('Wet or mouldy', '潮濕或發霉', '潮湿或发霉'),
  },
  dangerOf,
  isWaste: ({ context }) => context.legalStatus === 'waste',
  gravityOf: (goods) => (isDirty(goods) || isWet(goods) ? 1 : 0),
  isRemedied: ({ state }) => state === 'rejected',
  retentionMonths: {
    value: 84,
    source: houseRule('Seven years; the standards for recycled content ask for five at least'),
  },
}

/** What hurts in old clothes is what clings to them or grows on them, and a lot in quarantine stays there on the way too. */
function dangerOf(goods: Goods): Danger | undefined {
  const held = goods.state === 'quarantined'
  const more = held && lacksDetails(goods.context) ? ({ lacksDetails: true } as const) : {}
  if (isDirty(goods)) return { name: 'contaminated', held, ...more }
  if (isWet(goods)) return { name: 'wet', held, ...more }
  return held ? { name: 'held', held, ...more } : undefined
}

function isDirty({ context }: Goods): boolean {
  return context.contaminated === true
}

function isWet({ context }: Goods): boolean {
  return context.wetOnArrival === true
}
