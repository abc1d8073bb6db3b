import { textIn, textsIn } from '../../../domain/fact-values.ts'
import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'
import type { Decision, OutputSituation, Situation, Stage } from '../../stream.ts'
import { compositionIn, faultsInComposition } from '../composition.ts'
import { gradeSource, grades, oneFibre } from '../grades.ts'
import { feed } from '../kinds.ts'
import { contaminants, rejectionCodes, rejectionSource } from '../rejection-codes.ts'
import {
  compositionBasisField,
  compositionField,
  newFibreClassField,
  passedOnFields,
} from './fibre-fields.ts'
import { faultsInContent, faultsInMixing } from './line-faults.ts'
import { passOn } from './pass-on.ts'
import { plausible } from './sources.ts'

/** Bales and sacks become lots of one grade each; what a grade is for decides where the lot goes. */
export const sorted: Stage = {
  name: 'sorted',
  request: 'sort',
  label: words('Sorted', '已分揀', '已分拣'),
  mass: 'transformed',
  batches: { least: 1, most: 100, kinds: feed },
  outputs: { least: 1, most: 100, kinds: ['sorted_lot'] },
  fields: [
    {
      name: 'sortingMethod',
      label: words('Method', '分揀方法', '分拣方法'),
      type: 'choice',
      choices: {
        manual: words('By hand', '人手', '人工'),
        nir: words('Near infrared', '近紅外線', '近红外'),
        hsi: words('Hyperspectral camera', '高光譜相機', '高光谱相机'),
      },
      audience: 'public',
      source: houseRule('By hand, near infrared or hyperspectral'),
    },
    {
      name: 'sortingStation',
      label: words('Sorting station', '分揀站', '分拣站'),
      ...{ type: 'text', audience: 'authority' },
      source: houseRule('A decision can be followed to where it was taken'),
    },
  ],
  outputFields: [
    {
      name: 'textileGrade',
      label: words('Grade', '等級', '等级'),
      type: 'choice',
      choices: Object.fromEntries(Object.entries(grades).map(([code, { label }]) => [code, label])),
      ...{ audience: 'public', carried: true, source: gradeSource },
    },
    {
      name: 'findings',
      label: words('Findings', '檢查發現', '检查发现'),
      ...{ type: 'choices', choices: rejectionCodes, optional: true, audience: 'authority' },
      source: rejectionSource,
    },
    {
      name: 'pieces',
      label: words('Pieces', '件數', '件数'),
      ...{ type: 'whole', unit: '{piece}', least: '1', most: '10000000', optional: true },
      audience: 'authority',
      source: plausible,
    },
    newFibreClassField,
    { ...compositionField, optional: true },
    { ...compositionBasisField, optional: true },
  ],
  decided: passedOnFields,
  decide: decideSorting,
  losses: {
    packaging: words('Packaging', '包裝物', '包装物'),
    moisture: words('Moisture', '水分', '水分'),
    dust: words('Dust', '塵埃', '粉尘'),
  },
  toleranceBasisPoints: {
    value: 50,
    source: houseRule('Outputs and rejects sum to the input within 0.5 %'),
  },
  inherits: ['routeVersion', 'fibreClass', 'reclaimedDeclaration'],
  epcis: {
    type: 'TransformationEvent',
    bizStep: 'creating_class_instance',
    disposition: 'in_progress',
  },
}

function decideSorting(situation: Situation): Decision {
  const { batches, outputs } = situation
  const refused = [
    ...(batches.length === 0 ? [] : faultsInMixing(batches)),
    ...faultsInContent(outputs),
    ...outputs.flatMap(faultsInGrade),
  ]
  if (refused.length > 0) return { refused }
  const passed = passOn(situation)
  return {
    decisions: {},
    outputs: outputs.map(({ facts, massGrams = 0 }, at) => ({
      ...passed[at],
      // Feed is counted from the sorted lot on: what was picked out for reuse never was feed of the line.
      feed: { feedGrams: massGrams, ofGrams: massGrams },
      contaminated: textsIn(facts, 'findings').some((code) => contaminants.includes(code)),
    })),
  }
}

function faultsInGrade({ code, facts }: OutputSituation): readonly string[] {
  const grade = textIn(facts, 'textileGrade') ?? ''
  const route = grades[grade]?.route
  const findings = textsIn(facts, 'findings')
  const composition = compositionIn(facts.composition)
  const faults = [...faultsInComposition(facts.composition)]
  if ((composition === undefined) !== (facts.compositionBasis === undefined)) {
    faults.push(`Cannot take a composition of "${code}" without its basis, or the basis alone`)
  }
  if (route === 'reject' && grade === 'X2' && findings.length === 0) {
    faults.push(`Cannot grade "${code}" "X2" without "findings": expected why`)
  }
  const dirty = findings.filter((one) => contaminants.includes(one))
  if (route !== 'reject' && dirty.length > 0) {
    faults.push(
      `Cannot grade "${code}" "${grade}" with ${dirty.join(', ')}: expected X1, X2 or quarantine`,
    )
  }
  const largest = composition?.[0]?.basisPoints ?? 10_000
  if (grade === 'F1' && largest < oneFibre.leastBasisPoints) {
    faults.push(
      `Cannot grade "${code}" "F1" at ${largest / 100} % of one fibre: expected 95 %, or F2`,
    )
  }
  return faults
}
