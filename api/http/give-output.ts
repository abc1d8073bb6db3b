import type { Context } from 'hono'
import { accepts } from 'hono/accepts'
import type { Language } from '../../domain/words.ts'
import { type OutputForm, outputForms, outputOf, outputTypes } from '../outputs/output-of.ts'
import type { ReportPlace, ReportTable } from '../outputs/report-table.ts'

/** The form that a link on a page asks for: `?as=pdf`; undefined for the page itself. */
export function formInLink(context: Context): OutputForm | undefined {
  const named = context.req.query('as')
  return outputForms.find((form) => form === named)
}

/** The form that a caller of the API accepts best; JSON for whoever names none of ours. */
export function acceptedForm(context: Context): OutputForm | 'json' {
  const supports = ['application/json', ...outputForms.map(mediaType)]
  const type = accepts(context, { header: 'Accept', supports, default: 'application/json' })
  return outputForms.find((form) => mediaType(form) === type) ?? 'json'
}

/** What is known of a deployment where reports are given out. */
export interface OutputOptions {
  readonly now: () => Date
  /** Where links lead; where each request came in when absent. */
  readonly publicUrl: string | undefined
}

/** Where the page of a report is, and when and by whose clock it is given out. */
export function placeOf(
  context: Context,
  { path, timeZone }: { readonly path: string; readonly timeZone: string },
  { now, publicUrl }: { readonly now: Date; readonly publicUrl: string | undefined },
): ReportPlace {
  return { address: new URL(path, publicUrl ?? context.req.url).href, now, timeZone }
}

/** Answers with a report in one form. */
export async function giveOutput(
  context: Context,
  report: ReportTable,
  asked: { readonly form: OutputForm; readonly language: Language },
) {
  const { body, headers } = await outputOf(report, asked)
  return context.body(body, 200, headers)
}

function mediaType(form: OutputForm): string {
  return outputTypes[form].replace(/;.*/, '')
}
