import type { Context } from 'hono'
import type { Env } from '../http/env.ts'
import { pageLanguage } from '../http/page-language.ts'
import type { Installation } from '../installation.ts'
import { type OutputForm, outputOf } from '../outputs/output-of.ts'
import { flowTable } from '../oversight/flow/flow-table.ts'
import { type FlowQuery, makeFlowReport } from '../oversight/flow/make-flow-report.ts'
import type { Scope } from '../oversight/scope.ts'

/** `GET /work/flow?as=pdf`: the report of the page as a file, in the language of the page. */
export async function giveFlow(
  context: Context<Env>,
  { streams }: Pick<Installation, 'streams'>,
  asked: {
    readonly scope: Scope
    readonly query: FlowQuery
    readonly form: OutputForm
    readonly now: Date
  },
): Promise<Response> {
  const { scope, query, form, now } = asked
  const report = await makeFlowReport(scope, query, now)
  const { from, to } = query
  const page = new URL(`/work/flow?${new URLSearchParams({ from, to })}`, context.req.url)
  const place = { address: page.href, now, timeZone: scope.timeZone }
  const table = flowTable(report, { streams, place })
  const { body, headers } = await outputOf(table, { form, language: pageLanguage(context) })
  return context.body(body, 200, headers)
}
