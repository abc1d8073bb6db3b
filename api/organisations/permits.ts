import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { right } from '../../domain/right.ts'
import type { Env } from '../http/env.ts'
import { dateSchema, gramsSchema, idSchema, textSchema } from '../http/fields.ts'
import { noQuery } from '../http/query.ts'
import { refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import { requestDigest } from '../once.ts'
import { refuseAlike } from '../store/alike.ts'
import type { Database } from '../store/database.ts'
import { addPermit, listPermits, type StoredPermit } from '../store/organisations/export-permits.ts'

const fields = {
  id: idSchema(),
  number: textSchema(),
  issuer: textSchema().openapi({ example: 'EPD' }),
  destination: z
    .string()
    .regex(/^[A-Z]{2}$/, right('right_country', { example: 'KR' }))
    .openapi({ description: 'Country of destination, ISO 3166', example: 'KR' }),
  consents: z
    .array(textSchema())
    .max(20)
    .describe('References of the consents of transit and destination'),
  validFrom: dateSchema(),
  validUntil: dateSchema(),
  totalGrams: gramsSchema().describe('What may leave on it altogether'),
}

const requestSchema = z
  .strictObject({ ...fields, consents: fields.consents.default([]) })
  .refine(({ validFrom, validUntil }) => validFrom <= validUntil, {
    path: ['validUntil'],
    message: right('right_day_on_or_after', { name: 'validFrom' }),
  })
  .openapi('ExportPermitRequest')

const permitSchema = z
  .object({ ...fields, leftGrams: z.int().describe('What no hand-over has drawn yet') })
  .openapi('ExportPermit')

const shared = { tags: ['Hand-overs'], security: [{ key: [] }] }
const content = { 'application/json': { schema: permitSchema } }

const listRoute = createRoute({
  method: 'get',
  path: '/permits',
  ...shared,
  summary: 'List export permits',
  request: { query: noQuery },
  responses: {
    200: {
      description: 'Permits with what is left of each, those that end first before others',
      content: {
        'application/json': { schema: z.object({ permits: z.array(permitSchema).readonly() }) },
      },
    },
    ...refusals,
  },
})

const addRoute = createRoute({
  method: 'post',
  path: '/permits',
  ...shared,
  summary: 'Add an export permit',
  description:
    'A hand-over whose papers name its number draws its grams when the goods leave; more than is left, or a day outside its ' +
    'validity, is refused. The same id with the same content gives the first answer again.',
  request: {
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: requestSchema } } },
  },
  responses: {
    200: { description: 'The permit that the same request added before', content },
    201: { description: 'The permit', content },
    ...refusals,
  },
})

/** `GET /permits` and `POST /permits`. */
export function createPermits({ store }: Installation, now: () => Date) {
  return new OpenAPIHono<Env>()
    .openapi(listRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const permits = await listPermits(store.own(organisationKey), organisationKey)
      return context.json({ permits: permits.map(permitView) }, 200)
    })
    .openapi(addRoute, async (context) => {
      const { organisationKey } = context.get('organisation')
      const db = store.own(organisationKey)
      const request = context.req.valid('json')
      const { id, number, issuer, destination, consents, totalGrams } = request
      const digest = requestDigest(request)
      const isNew = await addNew(db, {
        id,
        organisation_key: organisationKey,
        number,
        issuer,
        destination,
        consents,
        valid_from: request.validFrom,
        valid_until: request.validUntil,
        total_grams: totalGrams,
        left_grams: totalGrams,
        digest,
        created_time: now(),
      })
      const [permit] = await listPermits(db, organisationKey, { id })
      if (permit === undefined || !permit.digest.equals(digest)) {
        throw new RefusedError(refuse('id_reused', '/number', ['permit_on_record', { number }]))
      }
      return context.json(permitView(permit), isNew ? 201 : 200)
    })
}

/** Adds a permit, or refuses one whose number looks like that of another: its grams would be allowed twice. */
async function addNew(db: Database, permit: Parameters<typeof addPermit>[1]): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const as = ['id_reused', '/number'] as const
    const asked = { table: 'export_permit', text: permit.number, as } as const
    await refuseAlike(tx, permit.organisation_key, asked)
    return addPermit(tx, permit)
  })
}

function permitView({ exportPermitKey: _, digest: __, consents, ...permit }: StoredPermit) {
  return { ...permit, consents: [...consents] }
}
