import type { Context } from 'hono'
import { accepts } from 'hono/accepts'
import { type OutputForm, outputForms, outputTypes } from '../outputs/output-of.ts'

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

function mediaType(form: OutputForm): string {
  return outputTypes[form].replace(/;.*/, '')
}
