import { combined } from '../../../domain/batch-after.ts'
import {
  type CarriedContent,
  carriedAfterTest,
  carriedIn,
} from '../../../domain/carried-content.ts'
import { carriedContentField, withCarriedContent } from '../../../domain/carried-content-field.ts'
import type { BatchState, Content } from '../../../domain/event.ts'
import { warningOf } from '../../../domain/warning.ts'
import { words } from '../../../domain/words.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import {
  compositionIn,
  compositionTolerance,
  faultsInComposition,
  widestGap,
} from '../composition.ts'
import { foundContent } from '../found-content.ts'
import { cloth } from '../kinds.ts'
import { compositionBasisField, compositionField } from './fibre-fields.ts'
import {
  faultsInIdentification,
  identificationFields,
  warningsOfIdentification,
} from './identification-fields.ts'
import { faultsInRoute } from './line-faults.ts'
import { fibreNamesRule, fibreQuality, plausible } from './sources.ts'

const quality = {
  type: 'decimal',
  optional: true,
  audience: 'public',
  source: fibreQuality,
} as const

/**
 * Composition and quality are measured; from here on the test stands, not the arithmetic. What it finds otherwise than the
 * ledger holds is posted as a difference; a label is read and measures nothing.
 */
export const fibreTested: Stage = {
  name: 'fibre_tested',
  request: 'test_fibre',
  label: words('Fibre tested', '已測試纖維', '已测试纤维'),
  action: words('Test fibre', '測試纖維', '测试纤维'),
  mass: 'unchanged',
  batches: { least: 1, most: 1, kinds: [...cloth, 'fibre_lot', 'blend', 'sliver_lot', 'yarn_lot'] },
  fields: [
    compositionField,
    {
      name: 'fibreTestMethod',
      label: words('Method', '測試方法', '测试方法'),
      type: 'choice',
      holds: 'place',
      choices: {
        nir: words('Near infrared', '近紅外線', '近红外'),
        ftir: words('Infrared (FTIR)', '傅立葉變換紅外光譜（FTIR）', '傅里叶变换红外光谱（FTIR）'),
        iso_1833: words('Chemical, ISO 1833', '化學分析，ISO 1833', '化学分析，ISO 1833'),
        label: words('Label', '標籤', '标签'),
      },
      audience: 'public',
      source: fibreNamesRule,
    },
    {
      name: 'uncertaintyPercentagePoints',
      label: words('Uncertainty', '不確定度', '不确定度'),
      type: 'decimal',
      unit: '%',
      least: '0',
      most: '50',
      audience: 'public',
      source: plausible,
    },
    ...identificationFields,
    {
      name: 'meanLengthMillimetres',
      label: words('Mean fibre length', '平均纖維長度', '平均纤维长度'),
      ...quality,
      unit: 'mm',
      least: '3',
      most: '40',
    },
    {
      name: 'shortFibrePercent',
      label: words('Short fibre content by number', '短纖維含量（按根數）', '短纤维含量（按根数）'),
      ...quality,
      unit: '%',
      least: '0',
      most: '100',
    },
    {
      name: 'nepsPerGram',
      label: words('Neps', '棉結', '棉结'),
      ...quality,
      type: 'whole',
      unit: '/g',
      least: '0',
      most: '100000',
    },
  ],
  decided: [compositionBasisField, carriedContentField],
  decide: decideTest,
  epcis: { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'sampling', disposition: 'conformant' },
}

/** Kinds for which a test is a step of the route; a later one of a blend, a sliver or a yarn is none. */
export const kindsOnRoute: readonly string[] = [...cloth, 'fibre_lot']

function decideTest({ facts, batches }: Situation): Decision {
  const lots = batches.filter(({ kind }) => kindsOnRoute.includes(kind))
  const refused = [
    ...faultsInComposition(facts.composition, '/facts/composition'),
    ...faultsInIdentification(facts),
    ...faultsInRoute('fibre_tested', lots),
  ]
  if (refused.length > 0) return { refused }
  const tested = compositionIn(facts.composition) ?? []
  const known = compositionIn(batches[0]?.context.composition)
  const gap = known === undefined ? 0 : widestGap(known, tested)
  const compositionBasis = facts.fibreTestMethod === 'label' ? 'label' : 'test'
  const found = compositionBasis === 'test' ? batches.map((lot) => foundContent(lot, tested)) : []
  return {
    decisions: withCarriedContent({ compositionBasis }, carriedOf(batches[0], found[0])),
    foundContent: found,
    warnings: [
      ...(gap > compositionTolerance.mostBasisPoints
        ? [warningOf('composition_conflict', { percent: String(gap / 100) })]
        : []),
      ...warningsOfIdentification(facts, tested),
    ],
  }
}

/** What was made out of less stays so, whatever fibres a test calls it. */
function carriedOf(lot: BatchState | undefined, found: Content = {}): CarriedContent {
  if (lot === undefined || Object.keys(found).length === 0) return {}
  const [before, after] = [lot.content, combined(lot.content, found, 1)]
  return carriedAfterTest(carriedIn(lot.context), 'fibre', { before, after })
}
