import { remember } from './asked.ts'
import { judgeAdjustment } from './judge-adjustment.ts'
import { judgeApproval, judgeApprovalRefusal } from './judge-approval.ts'
import { judgeClaim } from './judge-claim.ts'
import { judgeCorrection } from './judge-correction.ts'
import { judgeCredit } from './judge-credit.ts'
import { judgeOffer } from './judge-offer.ts'
import { judgePermit } from './judge-permit.ts'
import { judgeObjection, judgeRecall, judgeRecallEnd } from './judge-recall.ts'
import { judgeScan } from './judge-scan.ts'
import { judgeStep } from './judge-step.ts'
import type { Model } from './model.ts'
import type { Request } from './request.ts'
import { no, type Verdict } from './verdict.ts'

const judges = {
  scan: judgeScan,
  offer: judgeOffer,
  step: judgeStep,
  adjustment: judgeAdjustment,
  correction: judgeCorrection,
  credit: judgeCredit,
  claim: judgeClaim,
  permit: judgePermit,
  approval: judgeApproval,
  approval_refusal: judgeApprovalRefusal,
  recall: judgeRecall,
  recall_end: judgeRecallEnd,
  objection: judgeObjection,
} as const satisfies Record<Request['place']['kind'], (model: Model, request: Request) => Verdict>

/** What binds the organisation asks for the right to supervise. */
const binding: readonly string[] = [
  'adjustment',
  'correction',
  'credit',
  'claim',
  'permit',
  'recall',
  'recall_end',
  'objection',
]

/** Says what a request has to be answered, and what is different afterwards; nothing changes before `commit`. */
export function judge(model: Model, request: Request): Verdict {
  if (binding.includes(request.place.kind) && request.by.role !== 'supervisor') {
    return no('not_allowed')
  }
  const verdict = judges[request.place.kind](model, request)
  if (verdict.expected.outcome !== 'accepted') return verdict
  return {
    ...verdict,
    commit: () => {
      verdict.commit()
      remember(model, request)
    },
  }
}
