import { z } from '@hono/zod-openapi'
import { competenceSchema } from '../http/schemas.ts'

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
