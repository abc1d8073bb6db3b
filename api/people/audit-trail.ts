import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { accepts } from 'hono/accepts'
import { csvOf } from '../../domain/csv.ts'
import { right } from '../../domain/right.ts'
import type { Language } from '../../domain/words.ts'
import { auditText } from '../../web/pages/workplace/organisation/looked-at.ts'
import { answerLanguage } from '../http/answer-language.ts'
import { cursorSchema, nextSchema, pagesOf } from '../http/cursor.ts'
import type { Env } from '../http/env.ts'
import { limitSchema } from '../http/query.ts'
import { refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { listAuditEntries, nameActors, type StoredAuditEntry } from '../store/people/audit.ts'

const kinds = ['sign_in', 'look', 'export', 'administration', 'consent'] as const

const entrySchema = z
  .object({
    time: z.string(),
    kind: z.enum(kinds),
    actor: z.object({
      kind: z.enum(['person', 'station', 'system']),
      id: z.string().describe('Of the account or the station; the name of a job'),
      name: z.string(),
      organisation: z
        .string()
        .nullable()
        .describe('The authority that somebody looked for; null for your own people and stations'),
    }),
    action: z
      .string()
      .describe('Code of what was done, such as `invited`; method and path of a look or an export'),
    said: z
      .string()
      .describe('What was done, in the language that `Accept-Language` prefers of ours'),
    detail: z.record(z.string(), z.unknown()),
  })
  .openapi('AuditEntry')

const instant = z.iso
  .datetime({ offset: true, error: right('right_time', { example: '2026-11-20T00:00:00+08:00' }) })
  .transform((text) => new Date(text))
  .openapi({ type: 'string', format: 'date-time' })

const route = createRoute({
  method: 'get',
  path: '/audit',
  tags: ['Audit trail'],
  summary: 'Read the audit trail',
  description:
    'What was done in your organisation’s name, or with its data by an authority, that is no event of a batch: sign-ins, ' +
    'every look of a regulator, exports, administrative acts and consents, newest first. With `Accept: text/csv` as a table.',
  security: [{ key: [] }],
  request: {
    query: z.strictObject({
      kind: z.enum(kinds).optional(),
      from: instant.optional(),
      to: instant.optional().openapi({ description: 'Up to and without this instant' }),
      limit: limitSchema(1_000, 100),
      cursor: cursorSchema.optional(),
    }),
  },
  responses: {
    200: {
      description: 'A page of the trail',
      content: {
        'application/json': {
          schema: z.object({ entries: z.array(entrySchema).readonly(), next: nextSchema }),
        },
        'text/csv': { schema: z.string() },
      },
    },
    ...refusals,
  },
})

/** `GET /audit`. */
export function createAuditTrail({ store, secret }: Installation) {
  return new OpenAPIHono<Env>().openapi(route, async (context) => {
    const { organisationKey } = context.get('organisation')
    const { limit, cursor, ...filter } = context.req.valid('query')
    const pages = pagesOf(secret, 'audit', context.get('principal'))
    const asked = { ...filter, before: pages.after(cursor), limit: limit + 1 }
    const rows = await listAuditEntries(store.own(organisationKey), organisationKey, asked)
    const { page, next } = pages.cut(rows, limit, ({ auditEntryKey }) => auditEntryKey)
    const authorities = page.flatMap((entry) => entry.actorOrganisationKey ?? [])
    const names = await nameActors(store.system, [...new Set(authorities)], answerLanguage(context))
    const entries = page.map((entry) =>
      entryView(entry, { names, language: answerLanguage(context) }),
    )
    const supports = ['application/json', 'text/csv']
    const type = accepts(context, { header: 'Accept', supports, default: 'application/json' })
    if (type === 'application/json') return context.json({ entries, next }, 200)
    return context.body(csvOf([header, ...entries.map(cellsOf)]), 200, {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': 'attachment; filename="audit.csv"',
      ...(next === null ? {} : { link: `<?cursor=${next}>; rel="next"` }),
    })
  })
}

type EntryView = z.output<typeof entrySchema>

function entryView(
  entry: StoredAuditEntry,
  { names, language }: { names: ReadonlyMap<number, string>; language: Language },
): EntryView {
  const { time, kind, actorKind, actor, actorName, actorOrganisationKey, action, detail } = entry
  const organisation =
    actorOrganisationKey === null ? null : (names.get(actorOrganisationKey) ?? null)
  return {
    time: time.toISOString(),
    kind,
    action,
    said: auditText(entry, language),
    detail,
    actor: { kind: actorKind, id: actor, name: actorName, organisation },
  }
}

const header = [
  'time',
  'kind',
  'actor_kind',
  'actor_id',
  'actor_name',
  'actor_organisation',
  'action',
  'detail',
  'said',
]

function cellsOf({ time, kind, actor, action, detail, said }: EntryView) {
  const by = [actor.kind, actor.id, actor.name, actor.organisation]
  return [time, kind, ...by, action, JSON.stringify(detail), said]
}
