import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { toldNames } from '../../domain/local-names.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { right } from '../../domain/right.ts'
import { cursorSchema, nextSchema, type Pages, pagesOf } from '../http/cursor.ts'
import type { Env } from '../http/env.ts'
import { textSchema } from '../http/fields.ts'
import { localNamesSchema } from '../http/named.ts'
import type { Principal } from '../http/principal.ts'
import { limitSchema, noQuery } from '../http/query.ts'
import { refusals } from '../http/schemas.ts'
import { timeZoneSchema } from '../http/time-zone.ts'
import type { Installation } from '../installation.ts'
import { audit } from '../people/access/audit.ts'
import { lookAtOthers, lookOf } from '../people/access/look-at-others.ts'
import type { Database } from '../store/database.ts'
import {
  addAnyOrganisation,
  pageCompaniesUnder,
  pageOrganisations,
  type StoredOrganisation,
} from '../store/organisations/register.ts'
import type { OrganisationKind } from '../store/tables/organisation-tables.ts'
import { jurisdictionSchema } from './jurisdiction-schema.ts'

/** What an organisation may be. */
export const organisationKinds = [
  'company',
  'authority',
  'platform',
] as const satisfies readonly OrganisationKind[]

/** An organisation to be added. */
export const newOrganisationSchema = z
  .strictObject({
    slug: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, right('right_slug'))
      .openapi({ description: 'Short name that events carry for ever', example: 'hk-recycler' }),
    name: textSchema().openapi({ example: 'HK Recycler Ltd' }),
    names: localNamesSchema.optional(),
    kind: z
      .enum(organisationKinds)
      .default('company')
      .describe('An authority reads the companies of its jurisdiction'),
    jurisdiction: jurisdictionSchema
      .default('HK')
      .describe('For an authority also all of its subdivisions: CN covers CN-GD'),
    timeZone: timeZoneSchema.optional().describe('Of those of its facilities that say none'),
  })
  .openapi('NewOrganisation')

/** An organisation as the platform and its authority know it: nothing of its business. */
export const organisationSchema = z
  .object({
    slug: z.string(),
    name: z.string(),
    names: localNamesSchema.optional(),
    kind: z.enum(organisationKinds),
    jurisdiction: z.string().describe('Of those of its facilities that say none'),
    timeZone: z.string().optional().describe('Of those of its facilities that say none'),
    constructed: z.boolean().describe('Part of the demonstration'),
    named: z.boolean().describe('Whether public records of others may name it'),
    contact: z.string().optional().describe('How strangers reach it'),
    suspended: z.string().optional().describe('Since when nobody acts for it'),
    created: z.string(),
  })
  .openapi('Organisation')

/** A stored organisation as the API shows it. */
export function organisationView({
  organisationKey: _,
  createdTime,
  timeZone,
  contact,
  suspendedTime,
  names,
  ...organisation
}: StoredOrganisation): z.output<typeof organisationSchema> {
  return {
    ...organisation,
    created: createdTime.toISOString(),
    ...(toldNames(names) && { names }),
    ...(timeZone === null ? {} : { timeZone }),
    ...(contact === null ? {} : { contact }),
    ...(suspendedTime === null ? {} : { suspended: suspendedTime.toISOString() }),
  }
}

const shared = { tags: ['Organisations'], security: [{ key: [] }] }
const paging = z.strictObject({ limit: limitSchema(200, 50), cursor: cursorSchema.optional() })
const page = {
  'application/json': {
    schema: z.object({ organisations: z.array(organisationSchema).readonly(), next: nextSchema }),
  },
}

const listRoute = createRoute({
  method: 'get',
  path: '/organisations',
  ...shared,
  summary: 'List all organisations',
  description:
    'For the administrators of the platform, who see of an organisation that it is there and nothing it does.',
  request: { query: paging },
  responses: { 200: { description: 'Oldest first', content: page }, ...refusals },
})

const addRoute = createRoute({
  method: 'post',
  path: '/organisations',
  ...shared,
  summary: 'Add an organisation',
  request: {
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: newOrganisationSchema } } },
  },
  responses: {
    201: {
      description: 'The organisation; its first administrator is invited next',
      content: { 'application/json': { schema: organisationSchema } },
    },
    ...refusals,
  },
})

const jurisdictionRoute = createRoute({
  method: 'get',
  path: '/jurisdiction/organisations',
  ...shared,
  summary: 'List the companies of the jurisdiction',
  description:
    "For an authority's regulators, who read one of them by naming it in the header `Loomcell-Organisation`.",
  request: { query: paging },
  responses: { 200: { description: 'Oldest first', content: page }, ...refusals },
})

/** `GET` and `POST /organisations` and `GET /jurisdiction/organisations`. */
export function createOrganisations({ store, secret }: Installation, now: () => Date) {
  return new OpenAPIHono<Env>()
    .openapi(listRoute, async (context) => {
      const { limit, cursor } = context.req.valid('query')
      const pages = pagesOf(secret, 'organisations', context.get('principal'))
      const after = pages.after(cursor) ?? 0
      const rows = await pageOrganisations(store.system, { after, limit: limit + 1 })
      return context.json(pageView(pages, rows, limit), 200)
    })
    .openapi(addRoute, async (context) => {
      const by = { principal: context.get('principal'), now: now() }
      const added = await addNewOrganisation(store.system, by, context.req.valid('json'))
      return context.json(organisationView(added), 201)
    })
    .openapi(jurisdictionRoute, async (context) => {
      const principal = context.get('principal')
      const authority = principal.kind === 'person' ? principal.authority : undefined
      if (authority === undefined) throw new RefusedError(noAuthority)
      const { limit, cursor } = context.req.valid('query')
      const pages = pagesOf(secret, 'jurisdiction', { ...principal, organisation: authority })
      const after = pages.after(cursor) ?? 0
      const { organisationKey } = authority
      const asked = { after, limit: limit + 1 }
      const rows = await pageCompaniesUnder(store.system, organisationKey, asked)
      const shown = rows.slice(0, limit).map((row) => row.organisationKey)
      await lookAtOthers(store.system, lookOf(context), shown)
      return context.json(pageView(pages, rows, limit), 200)
    })
}

function pageView(
  pages: Pages,
  rows: Awaited<ReturnType<typeof pageOrganisations>>,
  limit: number,
) {
  const { page: shown, next } = pages.cut(rows, limit, ({ organisationKey }) => organisationKey)
  return { organisations: shown.map(organisationView), next }
}

/** Adds an organisation and says on its own trail who let it in; throws the refusal of a slug that is taken. */
export async function addNewOrganisation(
  system: Database,
  { principal: by, now }: { readonly principal: Principal; readonly now: Date },
  asked: z.output<typeof newOrganisationSchema>,
): Promise<StoredOrganisation> {
  return system.transaction().execute(async (tx) => {
    const organisation = await addAnyOrganisation(tx, { ...asked, now })
    if (organisation === undefined) throw new RefusedError(taken(asked.slug))
    // The first entry of its own trail.
    const principal = { ...by, organisation }
    const done = { kind: 'administration', action: 'organisation added' } as const
    await audit(tx, principal, { ...done, detail: asked, now })
    return organisation
  })
}

function taken(slug: string) {
  return refuse('organisation_exists', '/slug', ['organisation_slug_taken', { slug }])
}

const noAuthority = refuse('not_allowed', '', ['jurisdiction_needs_regulator'])
