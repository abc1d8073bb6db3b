import { wholeIn } from '../../../domain/fact-values.ts'
import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import { units } from '../kinds.ts'
import { testLimits } from './test-doubts.ts'
import { testsFailedField } from './tests-failed-field.ts'

/** A named person reads a doubtful bench record and answers for it. */
export const reviewed: Stage = {
  name: 'reviewed',
  request: 'review',
  label: words('Test record reviewed', '測試紀錄已覆核', '测试记录已复核'),
  action: words('Review test record', '覆核測試紀錄', '复核测试记录'),
  mass: 'unchanged',
  batches: { least: 1, most: 1, kinds: units },
  fields: [
    {
      name: 'reviewDecision',
      label: words('Decision', '決定', '决定'),
      type: 'choice',
      choices: {
        accept: words('Accept the record', '接受紀錄', '接受记录'),
        retest: words('Test again', '重新測試', '重新测试'),
        reject: words('Reject the unit', '判定不合格', '判定不合格'),
      },
      audience: 'legitimate_interest',
      source: houseRule('Protection trips are reviewed, never overlooked'),
    },
    {
      name: 'reviewedBy',
      label: words('Reviewer', '覆核人', '复核人'),
      type: 'text',
      namesRecorder: true,
      audience: 'holder',
      personal: true,
      source: houseRule('A review is a named person’s decision'),
    },
    {
      name: 'reviewReason',
      label: words('Reason', '理由', '理由'),
      type: 'text',
      longest: 1_000,
      audience: 'legitimate_interest',
      source: houseRule('A review gives its reason'),
    },
  ],
  decided: [
    {
      name: 'reviewOutcome',
      label: words('Outcome of the review', '覆核結果', '复核结果'),
      type: 'choice',
      choices: {
        accepted: words('Record stands', '紀錄有效', '记录有效'),
        retest: words('To be tested again', '須重測', '须重测'),
        failed: words('Failed', '不合格', '不合格'),
      },
      audience: 'legitimate_interest',
    },
    testsFailedField,
  ],
  decide: decideReview,
  outcome: {
    fact: 'reviewOutcome',
    tones: { accepted: 'good', retest: 'warn', failed: 'bad' },
  },
  epcis: { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'inspecting' },
}

/** A second retest would be one too many, so asking for it fails the unit. */
function decideReview({ facts, batches }: Situation): Decision {
  const before = wholeIn(batches[0]?.context ?? {}, 'testsFailed') ?? 0
  switch (facts.reviewDecision) {
    case 'accept':
      return { decisions: { reviewOutcome: 'accepted', testsFailed: 0 } }
    case 'retest': {
      const reviewOutcome = before < testLimits.retests ? 'retest' : 'failed'
      return { decisions: { reviewOutcome, testsFailed: before + 1 } }
    }
    default:
      return { decisions: { reviewOutcome: 'failed', testsFailed: testLimits.retests + 1 } }
  }
}
