import { z } from '@hono/zod-openapi'
import type { CompetenceLevel } from '../../domain/competence.ts'
import { dateSchema, idSchema, textSchema } from '../http/fields.ts'
import { wordsSchema } from '../http/schemas.ts'
import type { StoredCompetence } from '../store/organisations/competences.ts'
import { faultInDays } from './licence-schemas.ts'

/** A person's certificate to be put on record, of one of these kinds. */
export function newCertificateSchema(competences: ReadonlyMap<string, CompetenceLevel>) {
  const names = [...competences.keys()]
  return z
    .strictObject({
      person: idSchema().describe('Id of the account of a member'),
      kind: z.enum(names),
      number: textSchema(100),
      issuer: textSchema().describe('Who certified the person'),
      validFrom: dateSchema(),
      validUntil: dateSchema().describe('Last day, in the time zone of the facility of the work'),
    })
    .superRefine(faultInDays)
    .openapi('NewCompetenceCertificate')
}

/** A person's certificate on record. */
export const certificateSchema = z
  .object({
    id: z.uuid(),
    person: z.uuid(),
    operator: z.string().describe("Pseudonym of the person in the organisation's events"),
    kind: z.string(),
    label: wordsSchema.nullable().describe('Null when no stage asks for it any more'),
    number: z.string(),
    issuer: z.string(),
    validFrom: z.string(),
    validUntil: z.string(),
    ended: z.string().nullable().describe('When it was withdrawn'),
    member: z.boolean().describe('Whether the person still belongs to the organisation'),
  })
  .openapi('CompetenceCertificate')

/** A stored certificate as the API shows it. */
export function certificateView(
  competences: ReadonlyMap<string, CompetenceLevel>,
  { personId: person, endedTime, ...certificate }: StoredCompetence,
): z.output<typeof certificateSchema> {
  const label = competences.get(certificate.kind)?.label ?? null
  return { ...certificate, person, label, ended: endedTime?.toISOString() ?? null }
}
