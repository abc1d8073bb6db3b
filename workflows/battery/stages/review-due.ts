import { textIn } from '../../../domain/fact-values.ts'
import type { Facts, Field } from '../../../domain/field.ts'
import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'

/** Why whoever sets a unit apart says when it is looked at again. */
export const reviewRule = houseRule('No unit is forgotten in quarantine')

/** The last day for looking again at what is held, as whoever gives its details says. */
export const reviewByField: Field = {
  name: 'reviewBy',
  label: words('Review no later than', '最遲覆檢日期', '最迟复查日期'),
  type: 'date',
  when: { ends: 'warn' },
  audience: 'legitimate_interest',
  source: reviewRule,
}

/** That day as later lists read it. A decision of its own beside the fact, so that what was held before it was carried stands as it did. */
export const reviewDueField: Field = {
  name: 'reviewDue',
  label: reviewByField.label,
  type: 'date',
  when: {},
  audience: 'legitimate_interest',
  optional: true,
  carried: true,
  source: reviewRule,
}

/** What a quarantine decides of its review. */
export function reviewDueFrom(facts: Facts): Facts {
  const day = textIn(facts, reviewByField.name)
  return day === undefined ? {} : { [reviewDueField.name]: day }
}
