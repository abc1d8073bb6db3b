import type { Field } from '../../../domain/field.ts'
import { words } from '../../../domain/words.ts'
import { warrantyField } from '../stages/market-fields.ts'
import { batteryCategoryField } from '../stages/passport-fields.ts'
import { chemistryField, nominalVoltageField, ratedCapacityField } from '../stages/unit-fields.ts'
import { pointSource } from './obligations.ts'

const ofModel = { optional: true, level: 'model' } as const

/** What stages record of a battery and its model says too. */
export const modelFields: readonly Field[] = [
  { ...batteryCategoryField, ...ofModel },
  { ...chemistryField, ...ofModel },
  { ...ratedCapacityField, ...ofModel },
  { ...nominalVoltageField, ...ofModel },
  { ...warrantyField, ...ofModel },
  {
    name: 'massGrams',
    label: words('Weight of the battery', '電池重量', '电池重量'),
    type: 'whole',
    unit: 'g',
    above: '0',
    most: '100000000',
    optional: true,
    audience: 'public',
    level: 'model',
    source: pointSource('Annex VI Part A(5)'),
  },
]
