import { Hono } from 'hono'
import { daysAfter, localDay } from '../../../domain/local-day.ts'
import { evidencePhrases } from '../../../web/pages/workplace/evidence/phrases.ts'
import { reconciliationBody } from '../../../web/pages/workplace/evidence/reconciliation-page.ts'
import { stockPhrases } from '../../../web/pages/workplace/stock/phrases.ts'
import type { Env } from '../../http/env.ts'
import { formInLink, giveOutput, type OutputOptions, placeOf } from '../../http/give-output.ts'
import { timeZoneSchema } from '../../http/time-zone.ts'
import type { Installation } from '../../installation.ts'
import {
  makeReconciliation,
  reconciliationQuerySchema,
} from '../../inventory/reports/make-reconciliation.ts'
import { reconciliationTable } from '../../inventory/reports/reconciliation-table.ts'
import { usualZone } from '../../store/organisations/place.ts'
import { pageAsker } from '../page-asker.ts'
import { showPage } from '../show-page.ts'

/** `GET /work/reconciliation`: credits against claims over a period. */
export function createReconciliationPage(
  installation: Installation,
  { now, publicUrl }: OutputOptions,
) {
  return new Hono<Env>().get('/reconciliation', async (context) => {
    const { db, organisation, organisationKey, language } = pageAsker(context, installation)
    const usual = await usualZone(db, organisationKey)
    const asked = timeZoneSchema.safeParse(context.req.query('timeZone'))
    const timeZone = asked.success ? asked.data : usual
    const today = localDay(now(), { timeZone: usual })
    const from = context.req.query('from') || `${today.slice(0, 4)}-01-01`
    const to = context.req.query('to') || daysAfter(today, 1)
    const read = reconciliationQuerySchema.safeParse({ from, to, timeZone })
    const report = read.success
      ? await makeReconciliation(db, organisationKey, read.data)
      : undefined
    const form = formInLink(context)
    if (form !== undefined && report !== undefined) {
      const path = `/work/reconciliation?${new URLSearchParams({ from, to, timeZone })}`
      const place = placeOf(context, { path, timeZone }, { now: now(), publicUrl })
      const named = { organisation: organisation.slug, from, to, timeZone, place }
      const table = reconciliationTable(report, named)
      return giveOutput(context, table, { form, language })
    }
    const view =
      report !== undefined
        ? { from, to, timeZone, said: [], report }
        : {
            from,
            to,
            timeZone,
            said: [{ control: 'from', text: stockPhrases.period[language], language }],
          }
    return showPage(context, {
      title: evidencePhrases.title[language],
      body: reconciliationBody(view, language),
      status: read.success ? 200 : 422,
    })
  })
}
