import { textIn } from '../../../domain/fact-values.ts'
import type { Facts } from '../../../domain/field.ts'
import { inSection } from '../../../domain/passport/in-section.ts'
import type { PassportTable } from '../../../domain/passport/point.ts'
import { words } from '../../../domain/words.ts'
import { batteryCategoryField } from '../stages/passport-fields.ts'
import { conditionPoints } from './condition-points.ts'
import { labelPoints } from './label-points.ts'
import { materialPoints } from './material-points.ts'
import { modelFields } from './model-fields.ts'
import { categories, guidance } from './obligations.ts'
import { passportFields } from './passport-fields.ts'
import { performancePoints } from './performance-points.ts'
import { restrictedPoints } from './restricted-points.ts'
import { servicePoints } from './service-points.ts'

/** The 71 points of a battery passport. */
export const batteryPassport: PassportTable = {
  source: guidance,
  asOf: '2027-02-18',
  categories,
  counted: 'mandatory',
  points: [
    ...labelPoints,
    ...materialPoints,
    ...performancePoints,
    ...restrictedPoints,
    ...conditionPoints,
    ...servicePoints,
  ],
  fields: passportFields,
  ofStages: inSection(words('Category and rating', '類別及額定值', '类别和额定值'), modelFields),
  categoryOf,
}

/** The guidance does not tell stationary storage from other industrial batteries. */
function categoryOf(facts: Facts): string | undefined {
  const category = textIn(facts, batteryCategoryField.name)
  return category === 'stationary' ? 'industrial' : category
}
