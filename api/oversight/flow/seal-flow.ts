import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { canonical } from '../../../domain/proof/canonical.ts'
import { salt, sha256Bytes } from '../../digest.ts'
import type { Env } from '../../http/env.ts'
import type { Principal } from '../../http/principal.ts'
import { refusals } from '../../http/schemas.ts'
import type { Installation } from '../../installation.ts'
import { audit } from '../../people/access/audit.ts'
import { lookOf } from '../../people/access/look-at-others.ts'
import { waitInLog } from '../../store/log/wait-in-log.ts'
import { openScope, wholeJurisdiction } from '../scope.ts'
import { namedBooks } from './flow-names.ts'
import {
  type FlowBooks,
  type FlowQuery,
  flowQuerySchema,
  makeFlowReport,
} from './make-flow-report.ts'

/** Who seals a report, and when. */
interface Sealer {
  readonly principal: Principal
  readonly now: Date
}

/** A report as it was on that day, and what the public log has of it. */
export interface SealedReport {
  /** Canonical JSON, word for word what was hashed. */
  readonly statement: string
  /** Its SHA-256, base64url: by which the log names its entry. */
  readonly digest: string
}

/**
 * Seals a flow report: whoever is given the statement can show that it is what was reported then, and nobody can say later that it was another. What it tells
 * is kept by whoever asked for it alone; the log has its digest, which a nonce keeps from being guessed. The audit trail has the digest too.
 */
export async function sealFlowReport(
  books: FlowBooks,
  query: FlowQuery,
  { principal, now }: Sealer,
): Promise<SealedReport> {
  const { from, to, groupBy } = query
  const [only] = books.organisations
  const organisation = books.of === 'organisation' ? only?.slug : wholeJurisdiction
  return books.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const report = await makeFlowReport({ ...books, db: tx }, query, now)
      const time = now.toISOString()
      const head = { v: 1, report: 'flow', nonce: salt(), organisation, time }
      const statement = canonical({ ...head, ...report })
      const bytes = sha256Bytes(statement)
      const digest = bytes.toString('base64url')
      await waitInLog(tx, 'report', [bytes])
      const detail = { report: 'flow', from, to, groupBy, digest }
      await audit(tx, principal, { kind: 'administration', action: 'report sealed', detail, now })
      return { statement, digest }
    })
}

const route = createRoute({
  method: 'post',
  path: '/reports/flow/seal',
  tags: ['Stock and flow'],
  summary: 'Seal a report of what flowed',
  description:
    'The report that `GET /reports/flow` gives to the same question, for whoever asks for it, such as an authority: as canonical JSON with the ' +
    'organisation, the time and a nonce. Its SHA-256 becomes an entry of the public log within two seconds, and ' +
    '`/log/entries/{digest}/proof` proves it, so that anyone who has the statement can show that it is what was reported then. It is kept ' +
    'nowhere else: keep it byte for byte. Each call seals another.',
  security: [{ key: [] }],
  request: { query: flowQuerySchema },
  responses: {
    201: {
      description: 'The sealed report',
      content: {
        'application/json': {
          schema: z
            .object({
              statement: z
                .string()
                .describe(
                  'What was reported, in the fields of a flow report: the text that was hashed',
                ),
              digest: z.string().describe('SHA-256 of the statement, base64url'),
            })
            .openapi('SealedReport'),
        },
      },
    },
    ...refusals,
  },
})

/** `POST /reports/flow/seal`. */
export function createSealedFlow(installation: Installation, now: () => Date) {
  return new OpenAPIHono<Env>().openapi(route, async (context) => {
    const query = context.req.valid('query')
    const look = lookOf(context)
    const scope = await openScope(installation, query, look)
    const books = namedBooks(installation, scope, look)
    const { principal } = look
    const sealed = await sealFlowReport(books, query, { principal, now: now() })
    return context.json(sealed, 201)
  })
}
