import { canonicalDecimal, textIn } from '../../../domain/fact-values.ts'
import { faultOf } from '../../../domain/refusal.ts'
import { houseRule } from '../../../domain/source.ts'
import { warningOf } from '../../../domain/warning.ts'
import { words } from '../../../domain/words.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import { type BaselineKind, grade } from '../grading.ts'
import { units } from '../kinds.ts'
import { baselineChecks } from '../plausibility.ts'
import { gradeFields } from './grade-fields.ts'
import { individualData, plausible } from './sources.ts'

/** The measured figures become a grade by a versioned rule set; inputs and rules stay beside it. */
export const graded: Stage = {
  name: 'graded',
  request: 'grade',
  label: words('Graded', '已評級', '已分级'),
  action: words('Grade', '評級', '分级'),
  mass: 'unchanged',
  batches: { least: 1, most: 1, kinds: units },
  fields: [
    {
      name: 'baselineKind',
      label: words('Resistance compared with', '內阻比較基準', '内阻比较基准'),
      type: 'choice',
      holds: 'place',
      choices: {
        DATASHEET: words('Data sheet', '規格書', '规格书'),
        NEW_UNIT: words('A new unit', '全新樣品', '全新样品'),
        BATCH_P5: words('Best 5 % of the batch', '同批最佳 5%', '同批最佳 5%'),
      },
      optional: true,
      audience: 'legitimate_interest',
      source: houseRule('The resistance when new is rarely known, so its kind is recorded'),
    },
    {
      name: 'baselineMilliohm',
      label: words('Resistance of the baseline', '基準內阻', '基准内阻'),
      type: 'decimal',
      holds: 'run',
      unit: 'mOhm',
      above: '0',
      most: '100000',
      optional: true,
      audience: 'legitimate_interest',
      source: plausible,
    },
    {
      name: 'gradeDecidedBy',
      label: words('Decided by', '評級人', '分级人'),
      type: 'text',
      namesRecorder: true,
      audience: 'holder',
      personal: true,
      source: individualData,
    },
  ],
  decided: gradeFields,
  decide: decideGrade,
  outcome: { fact: 'grade', tones: { A: 'good', B: 'good', C: 'good', R: 'warn' } },
  crossChecks: baselineChecks,
  epcis: { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'inspecting' },
}

function decideGrade({ facts, batches }: Situation): Decision {
  const context = batches[0]?.context ?? {}
  const rated = textIn(context, 'ratedCapacityAmpereHours')
  const capacity = textIn(context, 'capacityAmpereHours')
  if (rated === undefined || capacity === undefined) {
    return { refused: [faultOf('/batches/0/batch', 'grade_untested')] }
  }
  const inputs = {
    ratedCapacityAh: rated,
    measuredCapacityAh: capacity,
    resistanceMilliohm: textIn(context, 'dcirMilliohm'),
    baselineMilliohm: textIn(facts, 'baselineMilliohm'),
    baselineKind: baselineKindOf(textIn(facts, 'baselineKind')),
  }
  const grading = grade(inputs)
  if (grading.grade === 'not-gradable') {
    const percent = grading.stateOfHealthPercent
    return { refused: [faultOf('/batches/0/batch', 'grade_impossible', { percent })] }
  }
  const { resistanceIncreasePercent: increase } = grading
  return {
    decisions: {
      grade: grading.grade,
      stateOfHealthPercent: canonicalDecimal(grading.stateOfHealthPercent),
      stateOfHealthMethod: 'CAPACITY_RATIO',
      ...(increase === null ? {} : { resistanceIncreasePercent: canonicalDecimal(increase) }),
      gradeRules: grading.ruleVersion,
      gradeReasons: grading.reasons.map((reason) => ({ ...reason })),
      gradeInputs: Object.fromEntries(
        Object.entries(inputs).flatMap(([name, value]) =>
          value === undefined ? [] : [[name, value]],
        ),
      ),
    },
    warnings: grading.reasons
      .filter(({ code }) => code === 'state-of-health-unusually-high')
      .map(() => {
        const found = grading.stateOfHealthPercent
        return warningOf('health_unusually_high', { field: 'stateOfHealthPercent', found })
      }),
  }
}

/** The field's choices are the calculator's words; anything else was refused when it was read. */
function baselineKindOf(text: string | undefined): BaselineKind | undefined {
  return text === 'DATASHEET' || text === 'NEW_UNIT' || text === 'BATCH_P5' ? text : undefined
}
