import type { Context } from 'hono'
import type { LinkBase } from './label-of.ts'

/** What a deployment says of its links. */
export interface LinkOptions {
  /** Where links lead; where each request came in when absent. */
  readonly publicUrl?: string | undefined
  /** For GS1 Digital Links; short links when absent. */
  readonly gs1CompanyPrefix?: string | undefined
}

/** Where links lead: where the settings say, else where this request came in. */
export function linkBase(context: Context, options: LinkOptions): LinkBase {
  const { publicUrl, gs1CompanyPrefix: companyPrefix } = options
  return { url: publicUrl ?? new URL(context.req.url).origin, companyPrefix }
}
