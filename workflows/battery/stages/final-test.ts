import { canonicalDecimal, textIn, textsIn } from '../../../domain/fact-values.ts'
import type { Facts, Field } from '../../../domain/field.ts'
import { houseRule } from '../../../domain/source.ts'
import { warningOf } from '../../../domain/warning.ts'
import { words } from '../../../domain/words.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import { damageClassField } from '../damage.ts'
import { highVoltageWork } from '../high-voltage.ts'
import { assessInsulation } from '../insulation.ts'
import { productChecks } from '../plausibility.ts'
import { finalTestFields, protectionTests } from './final-test-fields.ts'
import { individualData } from './sources.ts'
import { failureOf, finalTestFailures } from './test-doubts.ts'

/** The finished product is measured; it passes whole or goes back to rework. */
export const finalTested: Stage = {
  name: 'final_tested',
  request: 'final_test',
  label: words('Final test done', '已完成最終測試', '已完成最终测试'),
  action: words('Do final test', '最終測試', '最终测试'),
  mass: 'unchanged',
  batches: { least: 1, most: 1, kinds: ['product'] },
  fields: finalTestFields,
  decided: decidedFields(),
  decide: decideFinalTest,
  outcome: { fact: 'finalTestOutcome', tones: { pass: 'good', fail: 'bad' } },
  crossChecks: productChecks,
  competence: highVoltageWork,
  epcis: { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'inspecting' },
}

/** A product made of units that nobody triaged is diagnosed here; what a triage found stands until a triage says otherwise. */
function decideFinalTest({ facts, batches }: Situation): Decision {
  const insulation = assessInsulation(
    textIn(facts, 'insulationKiloohm') ?? '0',
    textIn(facts, 'workingVoltageVolts') ?? '1',
  )
  const reasons = failuresIn(facts)
  if (insulation.result === 'fail') {
    reasons.push('insulation_too_low')
  }
  return {
    decisions: {
      finalTestOutcome: reasons.length > 0 ? 'fail' : 'pass',
      finalTestReasons: reasons,
      insulationOhmPerVolt: canonicalDecimal(insulation.ohmPerVolt),
      ...(reasons.length === 0 && batches[0]?.context.damageClass === undefined
        ? { damageClass: 'green' }
        : {}),
    },
    warnings:
      insulation.result === 'pass-with-warning'
        ? [
            warningOf('unlikely_below', {
              field: 'insulationOhmPerVolt',
              found: insulation.ohmPerVolt,
              limit: insulation.limit.ohmPerVolt,
            }),
          ]
        : [],
  }
}

function failuresIn(facts: Facts): string[] {
  const passed = textsIn(facts, 'protectionTestsPassed')
  const open = Object.keys(protectionTests).filter((name) => !passed.includes(name))
  return open.map(failureOf)
}

function decidedFields(): readonly Field[] {
  return [
    { ...damageClassField, optional: true },
    {
      name: 'finalTestOutcome',
      label: words('Outcome', '結果', '结果'),
      type: 'choice',
      choices: { pass: words('Pass', '合格', '合格'), fail: words('Fail', '不合格', '不合格') },
      audience: 'legitimate_interest',
      source: houseRule('Every protection test passes and insulation is at least 100 Ω/V'),
    },
    {
      name: 'finalTestReasons',
      label: words('Why it failed', '不合格原因', '不合格原因'),
      type: 'choices',
      choices: finalTestFailures,
      audience: 'legitimate_interest',
      source: individualData,
    },
    {
      name: 'insulationOhmPerVolt',
      label: words('Insulation per volt', '每伏絕緣電阻', '每伏绝缘电阻'),
      type: 'decimal',
      unit: 'Ohm/V',
      least: '0',
      warnBelow: '500',
      audience: 'legitimate_interest',
      source: {
        basis: 'read',
        text: 'UN Regulation No. 100: 100 Ω/V on DC buses; 500 Ω/V warning band is a house rule',
      },
    },
  ]
}
