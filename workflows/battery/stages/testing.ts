import { compare, parseDecimal } from '../../../domain/decimal.ts'
import { decimalIn, wholeIn } from '../../../domain/fact-values.ts'
import type { Facts } from '../../../domain/field.ts'
import { faultOf } from '../../../domain/refusal.ts'
import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'
import { missingFactsField } from '../../common-stages.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import { damageClassField } from '../damage.ts'
import { earlierTriage, faultsInEarlierReadings } from '../earlier-triage.ts'
import { insulationFailedField } from '../insulation-failed.ts'
import { units } from '../kinds.ts'
import { benchChecks } from '../plausibility.ts'
import { benchFields } from './bench-fields.ts'
import { resultFields } from './result-fields.ts'
import { benchRun } from './sources.ts'
import { type TestDoubt, testDoubts, testLimits } from './test-doubts.ts'
import { testsFailedField } from './tests-failed-field.ts'
import { stillMissing } from './traceability.ts'

/** A capacity and resistance test on the bench; the record itself decides whether it stands. */
export const tested: Stage = {
  name: 'tested',
  request: 'test',
  label: words('Tested', '已測試', '已测试'),
  action: words('Test', '測試', '测试'),
  mass: 'unchanged',
  batches: { least: 1, most: 1, kinds: units },
  fields: [...benchFields, ...resultFields],
  decided: [
    {
      name: 'testOutcome',
      label: words('Outcome of the test', '測試結果', '测试结果'),
      type: 'choice',
      choices: {
        complete: words('Complete', '完整', '完整'),
        retest: words('To be tested again', '須重測', '须重测'),
        review: words('To be reviewed', '須覆核', '须复核'),
        failed: words('Failed twice', '兩次不合格', '两次不合格'),
      },
      audience: 'legitimate_interest',
      source: houseRule('Missing work steps: retest. Trips or 45 °C and more: review'),
    },
    {
      name: 'testReasons',
      label: words('Why', '原因', '原因'),
      type: 'choices',
      choices: testDoubts,
      audience: 'legitimate_interest',
      source: benchRun,
    },
    testsFailedField,
    { ...damageClassField, optional: true },
    { ...insulationFailedField, optional: true },
    { ...missingFactsField, optional: true },
  ],
  decide: decideTest,
  outcome: {
    fact: 'testOutcome',
    tones: { complete: 'good', retest: 'warn', review: 'warn', failed: 'bad' },
  },
  crossChecks: benchChecks,
  epcis: { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'inspecting' },
}

/** What a bench record is worth. A fact that was not recorded raises no doubt of its own. */
export function testOutcomeOf(facts: Facts, testsFailedBefore: number): TestOutcome {
  const missing = wholeIn(facts, 'workStepsMissing') ?? 0
  if (missing > 0) {
    const outcome = testsFailedBefore < testLimits.retests ? 'retest' : 'failed'
    return { outcome, reasons: ['work_steps_missing', ...doubts(facts)] }
  }
  const reasons = doubts(facts)
  return { outcome: reasons.length > 0 ? 'review' : 'complete', reasons }
}

export interface TestOutcome {
  readonly outcome: 'complete' | 'retest' | 'review' | 'failed'
  readonly reasons: readonly TestDoubt[]
}

function doubts(facts: Facts): TestDoubt[] {
  const reasons: TestDoubt[] = []
  const trips = wholeIn(facts, 'protectionTrips') ?? 0
  if (trips > 0) reasons.push('protection_limit_met')
  const highest = decimalIn(facts, 'temperatureMaxCelsius')
  const limit = testLimits.highestCelsiusBelow
  if (highest !== undefined && compare(highest, parseDecimal(limit)) >= 0) {
    reasons.push('temperature_reached')
  }
  return reasons
}

/** A unit that is taken over with earlier records brings what they found of its damage too. */
function decideTest({ facts, batches, outputs }: Situation): Decision {
  const [adopted] = outputs
  const refused = adopted === undefined ? [] : faultsInEarlierReadings(facts, adopted)
  if (refused.length > 0) return { refused }
  const context = batches[0]?.context ?? {}
  const before = wholeIn(context, 'testsFailed') ?? 0
  if (before > testLimits.retests) {
    return { refused: [faultOf('/batches/0/batch', 'tests_used_up')] }
  }
  const { outcome, reasons } = testOutcomeOf(facts, before)
  const faulty = outcome === 'retest' || outcome === 'failed'
  const testsFailed = outcome === 'complete' ? 0 : before + (faulty ? 1 : 0)
  const decisions = { testOutcome: outcome, testReasons: reasons, testsFailed }
  const found = adopted === undefined ? {} : earlierTriage(facts, adopted)
  return { decisions: { ...decisions, ...found, ...stillMissing(context, facts) } }
}
