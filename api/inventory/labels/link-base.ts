import type { Context } from 'hono'
import type { AppOptions } from '../../app.ts'
import type { LinkBase } from './label-of.ts'

/** Where links lead: where the settings say, else where this request came in. */
export function linkBase(context: Context, options: AppOptions): LinkBase {
  const { publicUrl, gs1CompanyPrefix: companyPrefix } = options
  return { url: publicUrl ?? new URL(context.req.url).origin, companyPrefix }
}
