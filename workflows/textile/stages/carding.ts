import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'
import type { Stage } from '../../stream.ts'
import { usualTo } from '../process-losses.ts'
import { evidenceFields } from './evidence-fields.ts'
import { inheritedNames, passedOnWithShares } from './fibre-fields.ts'
import { makeOnLine } from './make-on-line.ts'

/** Carded to a web and drawn to sliver. */
export const cardedDrawn: Stage = {
  name: 'carded_drawn',
  request: 'card',
  label: words('Carded and drawn', '已梳理及併條', '已梳理及并条'),
  action: words('Card and draw', '梳理及併條', '梳理及并条'),
  mass: 'transformed',
  batches: { least: 1, most: 100, kinds: ['fibre_lot', 'blend'] },
  outputs: { least: 1, most: 100, kinds: ['sliver_lot'] },
  fields: [
    {
      name: 'sliverKilotex',
      label: words('Sliver linear density', '條子線密度', '条子线密度'),
      type: 'decimal',
      unit: 'ktex',
      above: '0',
      most: '50',
      warnBelow: '2.5',
      warnAbove: '7',
      audience: 'public',
      source: { basis: 'secondary', text: '2.5 to 7 ktex; 4.6 and 3.9 seen for cotton' },
    },
    {
      name: 'massVariationPercent',
      label: words('Mass variation (CVm)', '條幹不勻率（CVm）', '条干不匀率（CVm）'),
      type: 'decimal',
      unit: '%',
      least: '0',
      most: '100',
      optional: true,
      audience: 'authority',
      source: houseRule('Coefficient of variation, 0 to 100 %'),
    },
    ...evidenceFields,
  ],
  decided: passedOnWithShares,
  decide: (situation) => makeOnLine('carded_drawn', situation),
  losses: {
    card_waste: words('Card waste', '梳理落棉', '梳棉落棉'),
    dust: words('Dust', '粉塵', '粉尘'),
  },
  lossBounds: {
    card_waste: usualTo(2000),
    dust: usualTo(1000),
  },
  toleranceBasisPoints: { value: 50, source: houseRule('In is sliver and waste, within 0.5 %') },
  inherits: inheritedNames,
  epcis: {
    type: 'TransformationEvent',
    bizStep: 'creating_class_instance',
    disposition: 'in_progress',
  },
}
