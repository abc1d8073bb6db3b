import { usualTimeZone } from '../../../domain/local-day.ts'
import { canonical } from '../../../domain/proof/canonical.ts'
import { exportedGroupings } from '../../../domain/recompute/expected-reports.ts'
import { localDays } from '../../../domain/recompute/export-files.ts'
import type { Days } from '../../../domain/recompute/period.ts'
import { makeReconciliation } from '../../inventory/reports/make-reconciliation.ts'
import type { Database } from '../../store/database.ts'
import type { Organisation } from '../../store/organisations/organisations.ts'
import { type RegisterTotal, readRegisterTotals } from '../../store/oversight/register-totals.ts'
import { type FlowBooks, makeFlowReport } from '../flow/make-flow-report.ts'

/** What the reports of an export are asked for. */
export interface AskedReports extends Days {
  /** As it stood then; as it stands now when absent. */
  readonly asOf: Date | undefined
  readonly now: Date
}

type Books = Pick<FlowBooks, 'of' | 'organisations' | 'keys' | 'db'>

/**
 * Reports as whoever asks for them is given them, a line each: flow and registers of every organisation, then of all together where there are
 * several; and recycled content, which is reconciled by each organisation.
 */
export async function* reportLines(
  db: Database,
  organisations: readonly Organisation[],
  asked: AskedReports,
): AsyncGenerator<string, void> {
  for (const books of booksOf(db, organisations)) {
    yield* flowLines(books, asked)
    yield canonical(await registerTotals(books, asked))
  }
  for (const one of organisations) yield canonical(await reconciled(db, one, asked))
}

/** By the days of the organisation itself where each place has its own: credits are on no place's clock. */
async function reconciled(
  db: Database,
  { organisationKey, slug }: Organisation,
  { from, to, timeZone, asOf }: AskedReports,
) {
  const zone = timeZone === localDays ? undefined : timeZone
  const asked = { from, to, timeZone: zone, asOf }
  const report = await makeReconciliation(db, organisationKey, asked)
  const head = { report: 'reconciliation', organisation: slug, from, to }
  return Object.assign({ asOf: asOf?.toISOString() ?? null }, head, report)
}

async function* flowLines(
  books: Books,
  { from, to, timeZone, asOf, now }: AskedReports,
): AsyncGenerator<string, void> {
  const own = Object.assign({ timeZone }, books)
  for (const groupBy of exportedGroupings) {
    const period = { from, to, timeZone, groupBy: [...groupBy] }
    const query = asOf === undefined ? period : Object.assign({ asOf: asOf.toISOString() }, period)
    const report = await makeFlowReport(own, query, now)
    yield canonical(Object.assign({ report: 'flow' }, report))
  }
}

/** What the registers come to, as far as events tell it: what was carried stands in hand-overs. */
async function registerTotals(
  { organisations, keys, db }: Books,
  { from, to, timeZone, asOf }: AskedReports,
) {
  const byPlace = timeZone === localDays
  const days = { from, to, byPlace, timeZone: byPlace ? usualTimeZone : timeZone }
  const totals = await readRegisterTotals(db, Object.assign({ keys, asOf }, days))
  const { incoming, outgoing, processed, held } = totals
  const registers = {
    incoming: posted(incoming),
    outgoing: posted(outgoing),
    processed: posted(processed),
    held: { grams: held.grams },
  }
  const slugs = organisations.map(({ slug }) => slug)
  const head = { report: 'registers', organisations: slugs, from, to, timeZone }
  return Object.assign({ asOf: asOf?.toISOString() ?? null, registers }, head)
}

function posted({ lines, grams, movedGrams }: RegisterTotal) {
  return { lines, grams, movedGrams }
}

function booksOf(db: Database, organisations: readonly Organisation[]): readonly Books[] {
  const alone = organisations.map((organisation): Books => {
    return {
      of: 'organisation',
      organisations: [organisation],
      keys: [organisation.organisationKey],
      db,
    }
  })
  const keys = organisations.map(({ organisationKey }) => organisationKey)
  return alone.length === 1 ? alone : [...alone, { of: 'jurisdiction', organisations, keys, db }]
}
