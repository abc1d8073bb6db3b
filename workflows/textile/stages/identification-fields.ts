import { textIn, textsIn } from '../../../domain/fact-values.ts'
import type { Facts, Field } from '../../../domain/field.ts'
import { type Fault, faultOf } from '../../../domain/refusal.ts'
import { houseRule } from '../../../domain/source.ts'
import { type Warning, warningOf } from '../../../domain/warning.ts'
import { words } from '../../../domain/words.ts'
import type { Composition } from '../composition.ts'
import { unknownFibre } from '../fibre-aliases.ts'
import { fibreNames } from '../fibre-names.ts'
import { isCellulose, unresolvedCellulose } from '../spectra/fibre-types.ts'
import { judgeRule } from '../spectra/judge.ts'
import { fibreNamesRule } from './sources.ts'

const kept = houseRule(
  'An identification can be followed to its spectrum, its references and its method',
)
const evidence = { type: 'text', optional: true, audience: 'authority', source: kept } as const

/** What an instrument said of the fibre, and what that rests on; see `docs/spectra.md`. */
export const identificationFields: readonly Field[] = [
  {
    name: 'identifiedFibre',
    label: words('Fibre identified by its spectrum', '光譜鑑定的纖維', '光谱鉴定的纤维'),
    type: 'choice',
    choices: fibreNames,
    optional: true,
    audience: 'public',
    source: fibreNamesRule,
  },
  {
    name: 'identificationConfidencePercent',
    label: words('Confidence of the identification', '鑑定置信度', '鉴定置信度'),
    type: 'decimal',
    unit: '%',
    least: '0',
    most: '100',
    optional: true,
    audience: 'public',
    source: judgeRule.confidenceSource,
  },
  {
    name: 'fibreCandidates',
    label: words('Best two candidates', '最可能的兩種纖維', '最可能的两种纤维'),
    type: 'list',
    choices: fibreNames,
    optional: true,
    audience: 'authority',
    source: houseRule('Instruments confuse flax with cotton and modal with lyocell: two are kept'),
  },
  {
    name: 'candidateConfidencePercents',
    label: words(
      'Confidence of each candidate (%)',
      '各候選纖維的置信度（%）',
      '各候选纤维的置信度（%）',
    ),
    type: 'list',
    optional: true,
    audience: 'authority',
    source: kept,
  },
  {
    name: 'identification',
    label: words('Identification on record', '鑑定紀錄編號', '鉴定记录编号'),
    ...evidence,
  },
  {
    name: 'identificationMethod',
    label: words('Method of identification', '鑑定方法', '鉴定方法'),
    ...evidence,
    holds: 'place',
  },
  {
    name: 'referenceLibraryDigest',
    label: words('Digest of the reference library', '參考光譜庫雜湊值', '参考光谱库哈希值'),
    ...evidence,
    holds: 'place',
  },
  {
    name: 'spectrumDigest',
    label: words('Digest of the spectrum', '光譜雜湊值', '光谱哈希值'),
    ...evidence,
  },
]

const needed = ['identificationConfidencePercent', 'identificationMethod', 'referenceLibraryDigest']

/** Everything that is wrong with an identification; none when there is none. */
export function faultsInIdentification(facts: Facts): readonly Fault[] {
  const candidates = textsIn(facts, 'fibreCandidates')
  const confidences = textsIn(facts, 'candidateConfidencePercents')
  const identified = textIn(facts, 'identifiedFibre')
  const faults = candidates
    .filter((name) => !Object.hasOwn(fibreNames, name))
    .map(unknownFibre)
    .map(({ says, values }) => faultOf('/facts/fibreCandidates', says, values))
  if (candidates.length > 2 || new Set(candidates).size < candidates.length) {
    const values = { given: candidates.length, most: 2 }
    faults.push(faultOf('/facts/fibreCandidates', 'candidates_too_many', values))
  }
  const areShares = confidences.every((text) => /^(100|\d{1,2}(\.\d{1,6})?)$/.test(text))
  if (confidences.length > 0 && !(areShares && confidences.length === candidates.length)) {
    faults.push(faultOf('/facts/candidateConfidencePercents', 'confidence_unreadable'))
  }
  if (identified === undefined) return faults
  const missing = needed.filter((name) => facts[name] === undefined)
  if (missing.length > 0) {
    faults.push(faultOf('/facts/identifiedFibre', 'identification_evidence', { fields: missing }))
  }
  if (!candidates.some((name) => agrees(identified, name))) {
    const values = { fibre: identified }
    faults.push(faultOf('/facts/identifiedFibre', 'identified_not_candidate', values))
  }
  return faults
}

/** Says when what was identified is not what the lot mostly is; a spectrum tells which fibre and never how much of it. */
export function warningsOfIdentification(facts: Facts, tested: Composition): readonly Warning[] {
  const identified = textIn(facts, 'identifiedFibre')
  const [most] = tested
  if (identified === undefined || most === undefined || agrees(identified, most.fibre)) return []
  return [warningOf('identification_conflict', { identified, fibre: most.fibre })]
}

/** Cellulose that nobody could tell more closely agrees with every cellulose. */
function agrees(identified: string, fibre: string): boolean {
  return identified === fibre || (identified === unresolvedCellulose && isCellulose(fibre))
}
