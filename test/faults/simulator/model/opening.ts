import { judge } from './judge.ts'
import { withAllOutOf } from './judge-recall.ts'
import { type Model, nameOf } from './model.ts'
import type { Request } from './request.ts'

/** Takes note of the recalls that are opened in this round: nobody knows whether before or after what leaves in it. */
export function beginRound(model: Model, requests: readonly Request[]): void {
  for (const request of requests) {
    if (request.place.kind !== 'recall') continue
    if (judge(model, request).expected.outcome !== 'accepted') continue
    const batch = model.batches.get(nameOf(request.by.organisation, String(request.body.batch)))
    if (batch !== undefined) model.opening.set(batch, new Set(withAllOutOf(model, batch)))
  }
}

/** What came out of something while it was being recalled may not be known to be recalled yet, so nobody chooses it any more. */
export function endRound(model: Model): void {
  for (const root of model.opening.keys()) {
    const affected = new Set(withAllOutOf(model, root))
    for (const born of model.born.batches) if (affected.has(born)) born.uncertain = true
  }
  model.opening.clear()
}
