import { createRoute, z } from '@hono/zod-openapi'
import { cursorSchema, nextSchema } from '../http/cursor.ts'
import { idSchema, reasonSchema } from '../http/fields.ts'
import { limitSchema, noQuery } from '../http/query.ts'
import { acceptedSchema, competenceSchema, proposedSchema, refusals } from '../http/schemas.ts'
import { approvalRule } from './waiting.ts'

/** A scan that waits for persons to sign it. */
export const approvalSchema = z
  .object({
    id: z.uuid(),
    stream: z.string(),
    stage: z.string(),
    facility: z.string(),
    batches: z.array(z.string()).readonly().describe('Codes of the batches it happens to'),
    scan: z.record(z.string(), z.unknown()).describe('The scan as it was sent'),
    proposedBy: z.string().describe('Pseudonym of the person, or name of the station'),
    proposed: z.string(),
    expires: z.string(),
    competence: competenceSchema.nullable().describe('What everyone who signs must hold'),
    signed: z
      .array(z.object({ operator: z.string(), time: z.string() }))
      .readonly()
      .describe('Who signed, by pseudonym, in order'),
    missing: z.int().describe('How many persons must still sign'),
  })
  .openapi('Approval')

const shared = { tags: ['Approvals'], security: [{ key: [] }] }

/** Why somebody refuses what waits. */
export const refusalSchema = z.strictObject({ reason: reasonSchema() }).openapi('ApprovalRefusal')

/** `GET /approvals`. */
export const listRoute = createRoute({
  method: 'get',
  path: '/approvals',
  ...shared,
  summary: 'List scans that wait for signatures',
  description:
    'Scans of stages that more than one person signs, such as a release from quarantine, weighings far off, and corrections ' +
    'that make goods look safer than they were found, kept for ' +
    `${approvalRule.hours} hours. Nothing of them is recorded yet.`,
  request: {
    query: z.strictObject({ limit: limitSchema(200, 50), cursor: cursorSchema.optional() }),
  },
  responses: {
    200: {
      description: 'Oldest first',
      content: {
        'application/json': {
          schema: z.object({ approvals: z.array(approvalSchema).readonly(), next: nextSchema }),
        },
      },
    },
    ...refusals,
  },
})

/** `POST /approvals/{id}`. */
export const signRoute = createRoute({
  method: 'post',
  path: '/approvals/{id}',
  ...shared,
  summary: 'Sign a scan that waits',
  description:
    'Only a person signs, each once and with the certificate that the stage asks for. The last signature records the scan ' +
    'with the pseudonyms of all who signed; signing it again answers with the same receipt as `duplicate`.',
  request: { params: z.object({ id: idSchema() }), query: noQuery },
  responses: {
    200: {
      description: 'The receipt',
      content: { 'application/json': { schema: acceptedSchema } },
    },
    202: {
      description: 'Signed; further persons are needed',
      content: { 'application/json': { schema: proposedSchema } },
    },
    ...refusals,
  },
})

/** `POST /approvals/{id}/refusal`. */
export const refuseRoute = createRoute({
  method: 'post',
  path: '/approvals/{id}/refusal',
  ...shared,
  summary: 'Refuse a scan that waits',
  description:
    'Nothing of it is ever recorded, and what it was about stays as it is. Whoever may sign it may refuse it; whoever proposed ' +
    'or signed it may withdraw it. The audit trail keeps who and why; a new scan has an id of its own.',
  request: {
    params: z.object({ id: idSchema() }),
    query: noQuery,
    body: { required: true, content: { 'application/json': { schema: refusalSchema } } },
  },
  responses: {
    200: {
      description: 'What was refused',
      content: {
        'application/json': {
          schema: z.object({
            approval: z.uuid(),
            refused: z.string(),
            refusedBy: z.string().describe('Pseudonym of whoever refused it'),
            reason: z.string(),
          }),
        },
      },
    },
    ...refusals,
  },
})
