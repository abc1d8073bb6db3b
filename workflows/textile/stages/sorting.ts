import { textIn, textsIn } from '../../../domain/fact-values.ts'
import { type Fault, faultOf } from '../../../domain/refusal.ts'
import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'
import type { OutputSituation } from '../../output-situation.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import {
  compositionIn,
  compositionTolerance,
  faultsInComposition,
  gapFromContent,
} from '../composition.ts'
import { gradeSource, grades, oneFibre } from '../grades.ts'
import { feed } from '../kinds.ts'
import { contaminants, rejectionCodes, rejectionSource } from '../rejection-codes.ts'
import {
  compositionBasisField,
  compositionField,
  newFibreClassField,
  passedOnFields,
} from './fibre-fields.ts'
import { faultsInContent, faultsInDirt, faultsInMixing } from './line-faults.ts'
import { passOn } from './pass-on.ts'
import { plausible } from './sources.ts'

/** Bales and sacks become lots of one grade each; what a grade is for decides where the lot goes. */
export const sorted: Stage = {
  name: 'sorted',
  request: 'sort',
  label: words('Sorted', '已分揀', '已分拣'),
  action: words('Sort', '分揀', '分拣'),
  mass: 'transformed',
  batches: { least: 1, most: 100, kinds: feed },
  outputs: { least: 1, most: 100, kinds: ['sorted_lot'] },
  fields: [
    {
      name: 'sortingMethod',
      label: words('Method', '分揀方法', '分拣方法'),
      type: 'choice',
      holds: 'place',
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
      type: 'text',
      holds: 'place',
      audience: 'authority',
      source: houseRule('A decision can be followed to where it was taken'),
    },
  ],
  outputFields: [
    {
      name: 'textileGrade',
      label: words('Grade', '等級', '等级'),
      type: 'choice',
      choices: Object.fromEntries(Object.entries(grades).map(([code, { label }]) => [code, label])),
      audience: 'public',
      carried: true,
      source: gradeSource,
    },
    {
      name: 'findings',
      label: words('Findings', '檢查發現', '检查发现'),
      type: 'choices',
      choices: rejectionCodes,
      optional: true,
      audience: 'authority',
      source: rejectionSource,
    },
    {
      name: 'pieces',
      label: words('Pieces', '件數', '件数'),
      type: 'whole',
      unit: '{piece}',
      least: '1',
      most: '10000000',
      optional: true,
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
    dust: words('Dust', '粉塵', '粉尘'),
  },
  lossBounds: {
    packaging: { mostBasisPoints: 300, source: houseRule('Packaging in a net mass: at most 3 %') },
    moisture: { mostBasisPoints: 1_500, source: houseRule('A load dries by 15 % at most') },
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
    ...faultsInDirt(batches),
    ...faultsInWet(situation),
    ...faultsInContent(outputs),
    ...outputs.flatMap(faultsInGrade),
    ...outputs.flatMap(faultsInShownComposition),
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

/** What was wet or mouldy on arrival is worked only after a release from quarantine, or given up. */
function faultsInWet({ batches, outputs }: Situation): readonly Fault[] {
  const wet = batches.filter(({ context }) => context.wetOnArrival === true)
  const kept = outputs.findIndex(({ facts }) => {
    return grades[textIn(facts, 'textileGrade') ?? '']?.route !== 'reject'
  })
  if (kept === -1) return []
  return wet.map(({ code }) => faultOf(`/outputs/${kept}`, 'textile_wet', { batch: code }))
}

/** One fibre is shown and not only said, and what is said of a composition is what the ledger holds, within 3 points. */
function faultsInShownComposition(
  { code, facts, content = {}, massGrams = 0 }: OutputSituation,
  at: number,
): readonly Fault[] {
  const composition = compositionIn(facts.composition)
  const faults: Fault[] = []
  if (textIn(facts, 'textileGrade') === 'F1' && composition === undefined) {
    faults.push(faultOf(`/outputs/${at}/facts/composition`, 'textile_one_fibre', { batch: code }))
  }
  const gap = gapFromContent(content, composition)
  if (massGrams > 0 && gap > compositionTolerance.mostBasisPoints) {
    const values = { batch: code, gap: gap / 100, most: compositionTolerance.mostBasisPoints / 100 }
    faults.push(faultOf(`/outputs/${at}/facts/composition`, 'composition_not_content', values))
  }
  return faults
}

function faultsInGrade({ code, facts }: OutputSituation, at: number): readonly Fault[] {
  const pointerOf = (name: string) => `/outputs/${at}/facts/${name}`
  const grade = textIn(facts, 'textileGrade') ?? ''
  const route = grades[grade]?.route
  const findings = textsIn(facts, 'findings')
  const composition = compositionIn(facts.composition)
  const faults = [...faultsInComposition(facts.composition, pointerOf('composition'))]
  if ((composition === undefined) !== (facts.compositionBasis === undefined)) {
    faults.push(faultOf(pointerOf('compositionBasis'), 'composition_basis', { batch: code }))
  }
  if (route === 'reject' && grade === 'X2' && findings.length === 0) {
    const values = { batch: code, field: 'findings' }
    faults.push(faultOf(pointerOf('findings'), 'reject_without_findings', values))
  }
  const dirty = findings.filter((one) => contaminants.includes(one))
  if (route !== 'reject' && dirty.length > 0) {
    const values = { batch: code, grade, findings: dirty }
    faults.push(faultOf(pointerOf('findings'), 'grade_with_findings', values))
  }
  const largest = composition?.[0]?.basisPoints ?? 10_000
  if (grade === 'F1' && largest < oneFibre.leastBasisPoints) {
    const most = oneFibre.leastBasisPoints / 100
    const values = { batch: code, percent: String(largest / 100), most }
    faults.push(faultOf(pointerOf('composition'), 'grade_needs_one_fibre', values))
  }
  return faults
}
