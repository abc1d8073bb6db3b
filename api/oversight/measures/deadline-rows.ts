import { deadlineRules } from '../../../domain/deadline.ts'
import type { MeasureLine } from '../../../domain/measure/measure.ts'
import type { custodyDeadlines } from '../../../domain/register/lateness.ts'
import { type Words, words } from '../../../domain/words.ts'
import type { StoredCustodyDeadline } from '../../store/oversight/measures/custody-deadlines.ts'
import type { MeasureRow } from './measure-report.ts'

/** How many deadlines of a kind were met, are late or still open, in the columns of compliance. */
export function deadlineRow(
  kind: (typeof custodyDeadlines)[number],
  deadlines: readonly StoredCustodyDeadline[],
  now: Date,
): MeasureRow {
  const own = deadlines.filter((one) => one.kind === kind)
  const count = (outcome: Outcome) => own.filter((one) => outcomeOf(one, now) === outcome).length
  const name = { code: kind, label: deadlineRules[kind].label }
  const counts = [count('met'), count('late'), count('open')]
  return { key: kind, cells: [name, own.length, null, null, null, ...counts, null] }
}

type Outcome = 'met' | 'late' | 'open'

/** What is not done is late from its time on. */
function outcomeOf({ due, done }: StoredCustodyDeadline, now: Date): Outcome {
  if (done !== null) return done.getTime() > due.getTime() ? 'late' : 'met'
  return now.getTime() > due.getTime() ? 'late' : 'open'
}

const outcomes: Readonly<Record<Outcome, Words>> = {
  met: words('met', '如期', '如期'),
  late: words('late', '逾期', '逾期'),
  open: words('open', '未到期', '未到期'),
}

/** What a deadline says where it counts. */
export function deadlineLine(one: StoredCustodyDeadline, now: Date): MeasureLine {
  const { kind, organisation, handOver, due } = one
  const says = outcomes[outcomeOf(one, now)]
  return { row: kind, organisation, handOver, time: due.toISOString(), says }
}
