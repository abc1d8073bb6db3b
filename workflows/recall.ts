import { type Words, words } from '../domain/words.ts'

/**
 * How great the risk is; the four levels of the EU's rapid alert system. Source, from memory: Commission Implementing Decision
 * (EU) 2019/417, part III: serious, high, medium, low.
 */
export const recallSeverities = {
  serious: words('Serious risk', '嚴重風險', '严重风险'),
  high: words('High risk', '高風險', '高风险'),
  medium: words('Medium risk', '中度風險', '中度风险'),
  low: words('Low risk', '低風險', '低风险'),
} as const satisfies Record<string, Words>
export type RecallSeverity = keyof typeof recallSeverities

/** The fact under which every stream records to whom something was sold; a pseudonym that only the seller can resolve. */
export const buyerFact = 'buyer'
