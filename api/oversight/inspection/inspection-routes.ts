import { createRoute, z } from '@hono/zod-openapi'
import { inspectionState, inspectionTerms } from '../../../domain/inspection-terms.ts'
import { cursorSchema, nextSchema } from '../../http/cursor.ts'
import { idSchema, textSchema } from '../../http/fields.ts'
import { codeParams, limitSchema, noQuery } from '../../http/query.ts'
import { refusals } from '../../http/schemas.ts'
import type { StoredInspection } from '../../store/oversight/inspections.ts'
import { longestName } from './make-link.ts'

const { least, usual, most } = inspectionTerms.minutes

const newLinkSchema = z
  .strictObject({
    id: idSchema(),
    minutes: z
      .number()
      .default(usual)
      .openapi({ type: 'integer', minimum: least, maximum: most, default: usual })
      .describe('How long it opens something'),
    shownTo: textSchema(longestName)
      .optional()
      .describe('For whom, as you write it down: a name or a number of office'),
  })
  .openapi('NewInspectionLink')

const linkSchema = z
  .object({
    id: z.string(),
    facility: z.string().nullable().describe('Code of the facility that it shows'),
    handOver: z.string().nullable().describe('Id of the hand-over that it shows'),
    shownTo: z.string().nullable(),
    madeBy: z.string(),
    made: z.string(),
    expires: z.string(),
    ended: z.string().nullable().describe('When somebody of yours ended it'),
    state: z.enum(['open', 'ended', 'expired']),
    looks: z.int().describe('How often it was opened'),
    lastLook: z.string().nullable(),
  })
  .openapi('InspectionLink')

const madeSchema = linkSchema
  .extend({
    address: z
      .string()
      .nullable()
      .describe('Whoever has it may read: it is told this once, and null where it was made before'),
  })
  .openapi('MadeInspectionLink')

/** A link as the API tells of it at a moment. */
export function inspectionView(link: StoredInspection, now: Date): z.input<typeof linkSchema> {
  const { id, facility, handOver, shownTo, madeBy, createdTime, expiresTime, endedTime } = link
  const { looks, lastLookTime } = link
  return {
    id,
    facility,
    handOver,
    shownTo,
    madeBy,
    made: createdTime.toISOString(),
    expires: expiresTime.toISOString(),
    ended: endedTime?.toISOString() ?? null,
    state: inspectionState(link, now),
    looks,
    lastLook: lastLookTime?.toISOString() ?? null,
  }
}

const shared = { tags: ['Inspections'], security: [{ key: [] }] }
const idParams = z.object({ id: z.string().max(100) })
const json = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
  description,
  content: { 'application/json': { schema } },
})
const made = {
  body: { required: true, content: { 'application/json': { schema: newLinkSchema } } },
  query: noQuery,
}
const responses = {
  200: json('It was made before by the same request; its address is not told again', madeSchema),
  201: json('The link with its address', madeSchema),
  ...refusals,
}
const shownWhile =
  'An inspector reads it without an account, on a page at the address, until its time is over or it is ended. Each look stands on the audit trail'

/** `GET /inspections`. */
export const listRoute = createRoute({
  ...shared,
  method: 'get',
  path: '/inspections',
  summary: 'List links for inspectors',
  request: {
    query: z.strictObject({ limit: limitSchema(200, 50), cursor: cursorSchema.optional() }),
  },
  responses: {
    200: json(
      'The links, newest first; those that are over stay',
      z.object({ links: z.array(linkSchema).readonly(), next: nextSchema }),
    ),
    ...refusals,
  },
})

/** `POST /facilities/{code}/inspections`. */
export const showFacilityRoute = createRoute({
  ...shared,
  method: 'post',
  path: '/facilities/{code}/inspections',
  summary: 'Show a facility to an inspector',
  description: `Makes a link that shows the licences of one facility, what lies there, what of that is in quarantine and what moved last. ${shownWhile}.`,
  request: { params: codeParams, ...made },
  responses,
})

/** `POST /hand-overs/{id}/inspections`. */
export const showLoadRoute = createRoute({
  ...shared,
  method: 'post',
  path: '/hand-overs/{id}/inspections',
  summary: 'Show a load to an inspector',
  description: `Makes a link that shows one hand-over with its parties, papers, dangers and grams, as whoever makes it sees them. ${shownWhile} of everybody who is a party to it.`,
  request: { params: idParams, ...made },
  responses,
})

/** `POST /inspections/{id}/end`. */
export const endRoute = createRoute({
  ...shared,
  method: 'post',
  path: '/inspections/{id}/end',
  summary: 'End a link for inspectors',
  description: 'At once. One that is over already stays as it is.',
  request: { params: idParams, query: noQuery },
  responses: { 200: json('The link', linkSchema), ...refusals },
})
