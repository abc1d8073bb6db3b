import { balanceFlow } from '../../../domain/balance-flow.ts'
import { type FlowDifference, flowDifference } from '../../../domain/flow-difference.ts'
import type { Flow, FlowGroup } from '../../../domain/flow-report.ts'
import { canonical } from '../../../domain/proof/canonical.ts'
import { inSnapshot } from '../../store/open-store.ts'
import { type LateEvent, listLateEvents, sumTakenBack } from '../../store/oversight/late-events.ts'
import { localDays, makeFlowReport } from '../flow/make-flow-report.ts'
import type { OpenClosing } from './open-closing.ts'

/** Most events that are named. */
const mostEvents = 1_000

type Report = Awaited<ReturnType<typeof makeFlowReport>>

/** What was recorded of a closed period since. */
export interface Difference extends FlowDifference {
  readonly groupBy: readonly FlowGroup[]
  /**
   * Whether the books, read as of the moment of the closing, still say what was sealed. Not so where an organisation left the jurisdiction or a
   * place whose own days count got another time zone; or where history was touched.
   */
  readonly isReproduced: boolean
  /** What was taken back later of the period: it counts at its own time, after the period, and is in none of the figures above. */
  readonly takenBack: Flow
  /** Every event that was recorded later and lies in the period or before it, or takes back one that does. */
  readonly events: readonly LateEvent[]
  /** False where there are more than are named. */
  readonly isWhole: boolean
}

/**
 * The report as it is now minus the report as of the closing, both of the books as they are, in one view of them: so it is what these events moved and
 * nothing else. Over those organisations of the closing that whoever asks may still see.
 */
export async function differenceSince(
  { closing, scope }: OpenClosing,
  now: Date,
): Promise<Difference> {
  // The statement is our own, kept word for word.
  const sealed = JSON.parse(closing.statement) as Report
  const { from, to, timeZone, groupBy } = sealed
  return inSnapshot(scope.db, async (db) => {
    const books = { ...scope, db }
    const asked = { from, to, timeZone, groupBy: [...groupBy] }
    const then = await makeFlowReport(books, { ...asked, asOf: closing.asOf.toISOString() }, now)
    const late = {
      keys: scope.keys,
      after: closing.asOf,
      from,
      to,
      timeZone: timeZone === localDays ? null : timeZone,
    }
    const found = await listLateEvents(db, late, mostEvents + 1)
    const taken = await sumTakenBack(db, late)
    return {
      ...flowDifference(await makeFlowReport(books, asked, now), then),
      groupBy,
      takenBack: balanceFlow(taken, { groupBy: [], months: [] }).totals,
      isReproduced: isSame(then, sealed),
      events: found.slice(0, mostEvents),
      isWhole: found.length <= mostEvents,
    }
  })
}

/** Whether a statement, which has a head besides, says in every field what a report says. */
function isSame(report: Report, sealed: Report): boolean {
  const names = Object.keys(report) as (keyof Report)[]
  return names.every((name) => canonical(report[name]) === canonical(sealed[name]))
}
