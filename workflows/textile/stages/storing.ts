import { textIn } from '../../../domain/fact-values.ts'
import { faultOf } from '../../../domain/refusal.ts'
import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import { inheritedNames, passedOnFields } from './fibre-fields.ts'
import { faultsInContent, faultsInDirt, faultsInMixing, faultsInRoute } from './line-faults.ts'
import { passOn } from './pass-on.ts'

/** Lots of one colour and one origin class go into a container, which is a batch of its own. */
export const stored: Stage = {
  name: 'stored',
  request: 'store',
  label: words('Stored in a container', '已入箱存放', '已入箱存放'),
  action: words('Store in a container', '入箱存放', '入箱存放'),
  mass: 'transformed',
  batches: { least: 1, most: 100, kinds: ['colour_lot'] },
  outputs: { least: 1, most: 1, kinds: ['container'] },
  fields: [
    {
      name: 'storePlace',
      label: words('Place in the store', '貨位', '货位'),
      type: 'text',
      holds: 'place',
      audience: 'holder',
      source: houseRule('A container can be called off at once'),
    },
    {
      name: 'vehicleTask',
      label: words('Task of the guided vehicle', '自動導引車任務', '自动导引车任务'),
      type: 'text',
      optional: true,
      audience: 'holder',
      source: {
        basis: 'read',
        text: 'HKRITA newsletter 49: containers of one colour carried to store by guided vehicles',
      },
    },
  ],
  decided: passedOnFields,
  decide: decideStoring,
  losses: { dust: words('Dust', '粉塵', '粉尘') },
  toleranceBasisPoints: { value: 0, source: houseRule('A container is the sum of its lots') },
  inherits: inheritedNames,
  epcis: {
    type: 'TransformationEvent',
    bizStep: 'creating_class_instance',
    disposition: 'in_progress',
  },
}

function decideStoring(situation: Situation): Decision {
  const { batches, outputs, losses } = situation
  const colours = new Set(batches.map(({ context }) => textIn(context, 'colourBin')))
  const refused = [
    ...faultsInRoute('stored', batches),
    ...faultsInMixing(batches),
    ...faultsInDirt(batches),
    ...faultsInContent([...outputs, ...losses]),
  ]
  const named = [...colours].filter((colour) => colour !== undefined)
  if (colours.has(undefined)) refused.push(faultOf('/batches', 'colour_missing'))
  if (named.length > 1) {
    refused.push(faultOf('/batches', 'one_colour_in_container', { colours: named }))
  }
  return refused.length > 0 ? { refused } : { decisions: {}, outputs: passOn(situation) }
}
