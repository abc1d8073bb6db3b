import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { localDays } from '../../../domain/recompute/export-files.ts'
import type { Env } from '../../http/env.ts'
import { enterAll, type SharedPlaces } from '../../http/hardening/share-expensive.ts'
import { refusals } from '../../http/schemas.ts'
import type { Installation } from '../../installation.ts'
import { lookOf } from '../../people/access/look-at-others.ts'
import { checkAsOf } from '../as-of.ts'
import { openScope, type Scope } from '../scope.ts'
import { type AskedExport, exportName, exportQuerySchema } from './asked-export.ts'
import type { Exporting } from './exporting.ts'
import { spooledExport } from './spooled-export.ts'

const route = createRoute({
  method: 'get',
  path: '/exports',
  tags: ['Stock and flow'],
  summary: 'Export a period to be recomputed',
  description:
    'The sealed events of a half-open period with the whole chains of the batches that they touch, the ledger that follows from them, the proof that the public log ' +
    'has them, and the reports as Loomcell gives them: one zip of at most 1 GiB, which `loomcell recompute` and anybody who reads docs/recompute.md of Loomcell ' +
    'checks to the last figure with no network. Facts that are sealed are not in it but the books of recycling lots of a calendar year. What takes longer than ' +
    'a quarter of a minute is sent as it is made: an answer that breaks off, or that has no `manifest.json`, is none.',
  security: [{ key: [] }],
  request: { query: exportQuerySchema },
  responses: {
    200: {
      description: 'The export',
      content: { 'application/zip': { schema: z.string().openapi({ format: 'binary' }) } },
    },
    ...refusals,
  },
})

export interface ExportOptions {
  readonly now: () => Date
  readonly log: (line: string, error?: unknown) => void
  readonly places: Pick<SharedPlaces, 'reading' | 'exporting'>
}

/** `GET /exports`. */
export function createExports(installation: Installation, options: ExportOptions) {
  return new OpenAPIHono<Env>().openapi(route, async (context) => {
    const asked = context.req.valid('query')
    const now = options.now()
    checkAsOf(asked.asOf, now)
    const look = lookOf(context)
    const scope = await openScope(installation, asked, look)
    const { places, log } = options
    const { organisationKey } = context.get('organisation')
    const leave = await enterAll([places.exporting, places.reading], organisationKey)
    const exporting = exportingOf(installation, { scope, asked, now })
    const made = await spooledExport(exporting, { leave, log })
    const name = exportName(scope, look, asked)
    return context.body(made.body, 200, {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${name}"`,
      ...(made.bytes === undefined ? {} : { 'content-length': String(made.bytes) }),
    })
  })
}

interface Asked {
  readonly scope: Scope
  readonly asked: AskedExport
  readonly now: Date
}

function exportingOf(
  { store, streams }: Pick<Installation, 'store' | 'streams'>,
  { scope: { of, db, organisations, timeZone: own }, asked, now }: Asked,
): Exporting {
  const { from, to, asOf: until, fromBeginning: whole } = asked
  const usual = of === 'jurisdiction' ? localDays : own
  return {
    db,
    log: store.public,
    streams,
    organisations,
    days: { from, to, timeZone: asked.timeZone ?? usual },
    asOf: until === undefined ? undefined : new Date(until),
    whole,
    now,
  }
}
