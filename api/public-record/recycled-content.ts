import { claimWording } from '../../domain/claim/claim-wording.ts'
import { type CustodyModel, custodyModels } from '../../domain/claim/custody-model.ts'
import { percentOf } from '../../domain/claim/share.ts'
import type { Facts, FactValue } from '../../domain/field.ts'
import type { RecordView } from './record-schema.ts'

/**
 * Recycled content where the stream decided its three shares; null elsewhere. Shares decided for each batch from its own
 * recipe are controlled blending unless a fact `custodyModel` says which model it is.
 */
export function recycledContent(facts: Facts): RecordView['recycled'] {
  const { recycledPreBasisPoints: pre, recycledPostBasisPoints: post, virginBasisPoints } = facts
  if (!isShare(pre) || !isShare(post) || !isShare(virginBasisPoints)) return null
  const model = modelIn(facts.custodyModel)
  return {
    preConsumerPercent: percentOf(pre),
    postConsumerPercent: percentOf(post),
    virginPercent: percentOf(virginBasisPoints),
    model,
    ...claimWording(model, { pre_consumer: pre, post_consumer: post }),
  }
}

function isShare(value: FactValue | undefined): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 10_000
}

function modelIn(value: FactValue | undefined): CustodyModel {
  return custodyModels.find((model) => model === value) ?? 'controlled_blending'
}
