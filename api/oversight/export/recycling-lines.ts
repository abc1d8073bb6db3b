import type { Transaction } from 'kysely'
import { canonical } from '../../../domain/proof/canonical.ts'
import { type Disclosure, disclosedFacts } from '../../../domain/proof/disclosure.ts'
import { makeRecyclingReport } from '../../inventory/reports/make-recycling-report.ts'
import type { Tables } from '../../store/database.ts'
import type { Organisation } from '../../store/organisations/organisations.ts'
import { walkLotDisclosures } from '../../store/oversight/exported.ts'
import type { Included } from '../../store/oversight/included.ts'

/** The report of recycling of a year as whoever asks for it is given it; a line, where lots were closed. */
export async function* recyclingLines(
  tx: Transaction<Tables>,
  { organisationKey, slug }: Organisation,
  { year, timeZone }: { readonly year: number; readonly timeZone: string },
): AsyncGenerator<string, void> {
  const { rows } = await makeRecyclingReport(tx, organisationKey, { year, timeZone })
  if (rows.length === 0) return
  const report = { report: 'recycling', organisation: slug, year, timeZone, rows }
  yield canonical(JSON.parse(JSON.stringify(report)))
}

/** Of each event that writes the book of a recycling lot the disclosure with that book, which is for authorities too, and nothing else. */
export async function* lotDisclosureLines(
  tx: Transaction<Tables>,
  included: Included,
): AsyncGenerator<string, void> {
  for await (const { event, disclosed } of walkLotDisclosures(tx, included)) {
    const disclosures = disclosed.filter(hasBook)
    if (disclosures.length > 0) yield canonical({ event, disclosures })
  }
}

function hasBook(disclosure: Disclosure): boolean {
  return disclosedFacts([disclosure]).has('/decisions/lotBook')
}
