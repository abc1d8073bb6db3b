import { type Fault, faultOf } from '../../../domain/refusal.ts'
import { words } from '../../../domain/words.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import { units } from '../kinds.ts'
import { originFields } from './origin-fields.ts'
import { photosField } from './photos-field.ts'
import { plausible } from './sources.ts'
import {
  batteryStatusField,
  cellFormatField,
  chemistryField,
  firstLifeField,
  modelField,
  nominalVoltageField,
  originalPassportField,
  ratedCapacityField,
  serialField,
  traceabilityField,
  wasteOriginField,
} from './unit-fields.ts'

/** A pack, module or cell enters: weighed, photographed where there is a camera, with what its label and its papers say. */
export const takenIn: Stage = {
  name: 'taken_in',
  request: 'take_in',
  label: words('Taken in', '已入庫', '已入库'),
  action: words('Take in', '入庫', '入库'),
  mass: 'received',
  outputs: { least: 1, most: 1_000, kinds: units },
  fields: originFields,
  outputFields: [
    chemistryField,
    ratedCapacityField,
    nominalVoltageField,
    serialField,
    modelField,
    traceabilityField,
    firstLifeField,
    cellFormatField,
    photosField,
    originalPassportField,
  ],
  decided: [wasteOriginField, batteryStatusField],
  decide: decideIntake,
  epcis: {
    type: 'ObjectEvent',
    action: 'ADD',
    bizStep: 'commissioning',
    disposition: 'unavailable',
  },
}

/** Lightest and heaviest unit that is believed, in grams. */
export const unitMassGrams = { least: 20, most: 1_500_000, source: plausible } as const

function decideIntake({ facts, outputs }: Situation): Decision {
  const refused = outputs.flatMap(({ code, massGrams }, at): Fault[] => {
    if (massGrams === undefined) return []
    if (massGrams >= unitMassGrams.least && massGrams <= unitMassGrams.most) return []
    const { least, most } = unitMassGrams
    const values = { batch: code, grams: massGrams, least, most }
    return [faultOf(`/outputs/${at}/massGrams`, 'intake_mass_unlikely', values)]
  })
  refused.push(...faultsInLife(facts, outputs))
  const waste = facts.declaredWaste === true
  if (waste && facts.wasteDecidedBy === undefined) {
    refused.push(faultOf('/facts/wasteDecidedBy', 'waste_decider_missing'))
  }
  if (refused.length > 0) return { refused }
  return { decisions: { wasteOrigin: waste, batteryStatus: waste ? 'waste' : 'original' } }
}

/** Of what came from nobody knows where there is no life on record, whatever else is said. */
function faultsInLife(
  { sourceKind }: Situation['facts'],
  outputs: Situation['outputs'],
): readonly Fault[] {
  if (sourceKind !== 'unknown') return []
  return outputs.flatMap(({ code, facts }, at) => {
    if (facts[traceabilityField.name] !== 'recorded') return []
    const pointer = `/outputs/${at}/facts/${traceabilityField.name}`
    return [faultOf(pointer, 'life_of_unknown_source', { batch: code })]
  })
}
