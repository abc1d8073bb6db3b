import { z } from '@hono/zod-openapi'
import { checkPeriod, periodShape } from '../../inventory/reports/period-schema.ts'
import type { Look } from '../../people/access/look-at-others.ts'
import { flowQuerySchema } from '../flow/make-flow-report.ts'
import { type Scope, scopeShape } from '../scope.ts'

const { timeZone, asOf } = flowQuerySchema.shape

/** What an export may be asked for. */
export const exportQuerySchema = z
  .strictObject({
    ...scopeShape,
    ...periodShape,
    timeZone,
    asOf,
    fromBeginning: z
      .enum(['yes', 'no'])
      .optional()
      .transform((said) => said === 'yes')
      .openapi({
        description:
          '`yes` for all events there are, so that nothing is stated and all is computed',
      }),
  })
  .superRefine(checkPeriod)

export type AskedExport = z.output<typeof exportQuerySchema>

/** What its file is called: the one organisation whose it is, or the authority over whose jurisdiction it is, and the days. */
export function exportName(
  { of, organisations }: Scope,
  { principal }: Pick<Look, 'principal'>,
  { from, to }: Pick<AskedExport, 'from' | 'to'>,
): string {
  const authority = principal.kind === 'person' ? principal.authority : undefined
  const [whose] = of === 'jurisdiction' ? [authority] : organisations
  return `loomcell-${whose?.slug ?? 'export'}-${from}-to-${to}.zip`
}
