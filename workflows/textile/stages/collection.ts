import { wholeIn } from '../../../domain/fact-values.ts'
import { type Fault, faultOf } from '../../../domain/refusal.ts'
import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import { feed } from '../kinds.ts'
import {
  collectedOriginField,
  contaminatedField,
  fibreClassField,
  legalStatusField,
  sourceClassField,
} from './origin-fields.ts'
import { plausible, wasteOnCollection } from './sources.ts'

/** Used textiles are taken from a bank, a shop, a charity or a mill: weighed by the collector, waste from here on. */
export const collected: Stage = {
  name: 'collected',
  request: 'collect',
  label: words('Collected', '已收集', '已收集'),
  action: words('Collect', '收集', '收集'),
  mass: 'received',
  outputs: { least: 1, most: 1, kinds: feed },
  fields: [
    {
      name: 'collectionPoint',
      label: words('Collection point', '收集點', '收集点'),
      type: 'text',
      holds: 'place',
      audience: 'authority',
      source: houseRule('What comes in names where it was picked up'),
    },
    {
      name: 'collector',
      label: words('Collector', '收集者', '收集者'),
      type: 'text',
      holds: 'place',
      audience: 'authority',
      source: houseRule('The organisation that collected, never a person'),
    },
    {
      name: 'collectedAt',
      label: words('Collected at', '收集時間', '收集时间'),
      type: 'time',
      holds: 'run',
      when: { notAfter: 'event' },
      audience: 'authority',
      carried: true,
      source: houseRule('Nothing is received before it was collected'),
    },
    sourceClassField,
    collectedOriginField,
    fibreClassField,
    {
      name: 'grossMassGrams',
      label: words('Gross mass', '總重（連包裝）', '毛重'),
      type: 'whole',
      unit: 'g',
      least: '1',
      most: '100000000',
      audience: 'authority',
      source: plausible,
    },
    {
      name: 'collectionContainer',
      label: words('Sack or cage', '收集袋或籠車', '收集袋或笼车'),
      type: 'text',
      optional: true,
      audience: 'authority',
      source: houseRule('Ties the gross weighing to its container'),
    },
  ],
  decided: [{ ...legalStatusField, source: wasteOnCollection }, contaminatedField],
  decide: decideCollection,
  epcis: { type: 'ObjectEvent', action: 'ADD', bizStep: 'collecting', disposition: 'returned' },
}

/** Offcuts of a mill are pre-consumer, what people or trades used is post-consumer: the source has to fit the class. */
function decideCollection({ facts, outputs }: Situation): Decision {
  const refused: Fault[] = []
  const netGrams = outputs[0]?.massGrams ?? 0
  const gross = wholeIn(facts, 'grossMassGrams')
  if (gross !== undefined && gross < netGrams) {
    refused.push(faultOf('/facts/grossMassGrams', 'net_above_gross', { net: netGrams, gross }))
  }
  const industry = facts.sourceClass === 'industry'
  if (facts.sourceClass !== undefined && industry !== (facts.originClass === 'pre_consumer')) {
    const values = { source: String(facts.sourceClass), class: String(facts.originClass) }
    refused.push(faultOf('/facts/originClass', 'source_not_class', values))
  }
  return refused.length > 0
    ? { refused }
    : { decisions: { legalStatus: 'waste', contaminated: false } }
}
