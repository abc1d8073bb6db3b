import { textIn } from '../../domain/fact-values.ts'
import { hourMilliseconds } from '../../domain/hours.ts'
import { words } from '../../domain/words.ts'
import type { DeadlineTerms } from '../deadline.ts'
import { isHeld } from './damage.ts'
import { reviewDueField, reviewRule } from './stages/review-due.ts'
import { deliveryLimit } from './stages/sources.ts'

const deliverBy = words('Deliver to the recycler by', '最遲送達回收商', '最迟送达回收商')

/** By when a battery has to be looked at in quarantine, and delivered once a collector has it. */
export const deadlines: DeadlineTerms = {
  states: ['quarantined', 'declared_waste', 'prepared_for_repurposing', 'consigned', 'received'],
  of: ({ state, context }) => {
    const collectedAt = state === 'consigned' ? textIn(context, 'collectedAt') : undefined
    const reviewBy = isHeld(context) ? textIn(context, reviewDueField.name) : undefined
    return [
      ...(collectedAt === undefined ? [] : [delivery(collectedAt)]),
      ...(reviewBy === undefined
        ? []
        : [{ label: reviewDueField.label, by: reviewBy, source: reviewRule }]),
    ]
  },
}

function delivery(collectedAt: string) {
  const by = new Date(Date.parse(collectedAt) + deliveryLimit.value * hourMilliseconds)
  return { label: deliverBy, by: by.toISOString(), source: deliveryLimit.source }
}
