import type { RecoveryRow } from '../../../web/pages/workplace/oversight/view.ts'
import { rateFields } from '../../../workflows/battery/stages/closing.ts'
import { makeRecyclingReport } from '../../inventory/reports/make-recycling-report.ts'
import type { Scope } from '../../oversight/scope.ts'
import { ratesIn } from '../../public-record/contents.ts'

/** Most recyclers whose rates an overview works out; further ones are on the pages of each. */
const mostRecyclers = 12

/** What each recycler of a scope recovered in a calendar year against the law, as far as a rate can be told. */
export async function recoveryRows(
  { db, organisations }: Scope,
  year: string,
  isInside: boolean,
): Promise<readonly RecoveryRow[]> {
  const [field] = rateFields
  const rows: RecoveryRow[] = []
  for (const { organisationKey, slug, name, names } of organisations) {
    if (rows.length === mostRecyclers) break
    const [all] = (await makeRecyclingReport(db, organisationKey, { year: Number(year) })).rows
    if (all === undefined) continue
    const value = all.rates.map((rate) => ({ ...rate }))
    const rates = ratesIn(() => field && { field, value }).filter(({ percent }) => percent !== null)
    const next = `/work/recycling?year=${year}`
    rows.push({ name, names, rates, opens: isInside ? { href: next } : { within: slug, next } })
  }
  return rows
}
