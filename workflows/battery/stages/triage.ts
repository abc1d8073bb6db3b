import { compare, multiply, parseDecimal } from '../../../domain/decimal.ts'
import { decimalIn, textIn } from '../../../domain/fact-values.ts'
import type { Facts } from '../../../domain/field.ts'
import { faultOf } from '../../../domain/refusal.ts'
import { type Warning, warningOf } from '../../../domain/warning.ts'
import { words } from '../../../domain/words.ts'
import { missingFactsField } from '../../common-stages.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import { damageClassField, damageOf, isGraver } from '../damage.ts'
import { insulationFailed, insulationFailedField } from '../insulation-failed.ts'
import { batteries } from '../kinds.ts'
import { faultsInReadings } from '../readings.ts'
import { triage } from '../triage.ts'
import { answersOf } from '../triage-answers.ts'
import { photosField } from './photos-field.ts'
import { specialProvision376 } from './sources.ts'
import { stillMissing } from './traceability.ts'
import { measuredFields } from './triage-measurements.ts'
import { answerFields } from './triage-questions.ts'
import { triageReasonIn } from './triage-reasons.ts'

/** A competent person answers what transport law asks; the worst answer gives the class. */
export const triaged: Stage = {
  name: 'triaged',
  request: 'triage',
  label: words('Triaged', '已初檢', '已初检'),
  action: words('Triage', '初檢', '初检'),
  mass: 'unchanged',
  batches: { least: 1, most: 1, kinds: batteries },
  fields: [
    {
      name: 'competentPerson',
      label: words('Competent person', '合資格人士', '具备资质的人员'),
      type: 'text',
      namesRecorder: true,
      audience: 'holder',
      personal: true,
      source: specialProvision376,
    },
    ...answerFields,
    ...measuredFields,
    {
      name: 'faultCodes',
      label: words('Fault codes read', '讀取到的故障碼', '读取到的故障码'),
      type: 'list',
      optional: true,
      audience: 'legitimate_interest',
      source: specialProvision376,
    },
    photosField,
  ],
  decided: [
    {
      name: 'triageClass',
      label: words('Triage class', '初檢級別', '初检级别'),
      type: 'choice',
      choices: {
        green: words('Green: conforms', '綠級：符合', '绿级：符合'),
        amber: words(
          'Amber: damaged, not critical',
          '黃級：受損，無即時危險',
          '黄级：受损，无即时危险',
        ),
        red: words('Red: may react or burn', '紅級：可能起反應或燃燒', '红级：可能反应或燃烧'),
      },
      audience: 'legitimate_interest',
      carried: true,
      source: specialProvision376,
    },
    {
      name: 'triageReasons',
      label: words('Why not green', '未評為綠級的原因', '未评为绿级的原因'),
      type: 'record',
      inWords: triageReasonIn,
      audience: 'legitimate_interest',
      source: specialProvision376,
    },
    damageClassField,
    insulationFailedField,
    { ...missingFactsField, optional: true },
  ],
  decide: decideTriage,
  outcome: {
    fact: 'triageClass',
    tones: { green: 'good', amber: 'warn', red: 'bad' },
    gaps: { fact: 'triageReasons', code: 'not-answered' },
  },
  epcis: { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'inspecting' },
}

/** Only a triage after two persons released the unit may find it safer than it was. */
function decideTriage({ facts, batches }: Situation): Decision {
  const [unit] = batches
  const kind = unit?.kind ?? 'pack'
  const nominal = textIn(unit?.context ?? {}, 'nominalVoltageVolts')
  const refused = faultsInReadings(facts, { kind, nominal })
  const result = triage(answersOf(facts, kind))
  if (unit !== undefined && unit.state !== 'released') {
    const stands = damageOf(unit)
    if (stands !== 'untriaged' && isGraver(stands, result.class)) {
      refused.push(faultOf('/batches/0/batch', 'class_not_lowered', { batch: unit.code }))
    }
  }
  if (refused.length > 0) return { refused }
  const triageReasons = result.reasons.map(({ source, ...reason }) => ({
    ...reason,
    source: source.text,
  }))
  const supplied = stillMissing(batches[0]?.context ?? {}, facts)
  return {
    decisions: {
      triageClass: result.class,
      triageReasons,
      damageClass: result.class,
      insulationFailed: insulationFailed(facts, kind),
      ...supplied,
    },
    warnings: insulationWarnings(facts),
  }
}

/** UN Regulation No. 100 measures a vehicle bus with at least half of its working voltage. */
function insulationWarnings(facts: Facts): Warning[] {
  const applied = decimalIn(facts, 'insulationTestVoltageVolts')
  const working = decimalIn(facts, 'workingVoltageV')
  if (applied === undefined || working === undefined) return []
  if (compare(multiply(applied, parseDecimal('2')), working) >= 0) return []
  return [warningOf('insulation_test_low', { field: 'insulationTestVoltageVolts' })]
}
