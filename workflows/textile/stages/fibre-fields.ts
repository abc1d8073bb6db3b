import type { Field } from '../../../domain/field.ts'
import { words } from '../../../domain/words.ts'
import { fibreShareIn } from '../composition.ts'
import { evidenceSoFar } from './evidence-fields.ts'
import {
  collectedOriginField,
  contaminatedField,
  feedField,
  fibreClassField,
  legalStatusField,
  originGramsField,
  shareFields,
} from './origin-fields.ts'
import { fibreNamesRule } from './sources.ts'

/** Fibres with their shares in basis points, largest first, summing to exactly 10,000. */
export const compositionField: Field = {
  name: 'composition',
  label: words('Fibre composition', '纖維成分', '纤维成分'),
  type: 'record',
  inWords: fibreShareIn,
  audience: 'public',
  carried: true,
  source: fibreNamesRule,
}

/** How the composition is known; a test overrides arithmetic. */
export const compositionBasisField: Field = {
  name: 'compositionBasis',
  label: words('Composition known from', '成分依據', '成分依据'),
  type: 'choice',
  choices: {
    test: words('Test', '測試', '测试'),
    label: words('Label', '標籤', '标签'),
    supplier: words('Supplier', '供應商', '供应商'),
    arithmetic: words('Computed from the inputs', '由投入料推算', '由投入料推算'),
  },
  audience: 'public',
  carried: true,
  source: fibreNamesRule,
}

/** Everything that `passOn` may decide for what a step makes. */
export const passedOnFields: readonly Field[] = [
  collectedOriginField,
  legalStatusField,
  contaminatedField,
  feedField,
  compositionField,
  compositionBasisField,
  ...evidenceSoFar,
]

/** The same from the blend on, where classes stand side by side. */
export const passedOnWithShares: readonly Field[] = [
  ...passedOnFields,
  originGramsField,
  ...shareFields,
]

/** May be said anew where inputs differ. */
export const newFibreClassField: Field = { ...fibreClassField, optional: true }

/** Carried texts that outputs take over when every input agrees. */
export const inheritedNames = [
  'routeVersion',
  'fibreClass',
  'textileGrade',
  'colourBin',
  'paletteVersion',
] as const
