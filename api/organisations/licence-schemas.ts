import { z } from '@hono/zod-openapi'
import { right } from '../../domain/right.ts'
import { dateSchema, gramsSchema, textSchema } from '../http/fields.ts'
import { sourceSchema, wordsSchema } from '../http/schemas.ts'
import type { StoredLicence } from '../store/organisations/licences.ts'
import type { LicenceKinds } from './read-licence-kinds.ts'

/** A kind that a licence may have. */
export const licenceKindSchema = z
  .object({ kind: z.string(), label: wordsSchema, source: sourceSchema })
  .openapi('LicenceKind')

/** A licence to be put on record, of one of these kinds. */
export function newLicenceSchema(kinds: LicenceKinds) {
  const names = Object.keys(kinds)
  return z
    .strictObject({
      kind: z.enum(names),
      number: textSchema(100),
      validFrom: dateSchema(),
      validUntil: dateSchema().describe('Last day, in the time zone of the facility'),
      dangerousGoodsLimitGrams: gramsSchema()
        .optional()
        .describe(
          'Most dangerous goods that it lets lie at the facility at once; told before it is reached',
        ),
    })
    .superRefine(faultInDays)
    .openapi('NewLicence')
}

/** Refuses a last day before the first. */
export function faultInDays(
  { validFrom, validUntil }: { validFrom: string; validUntil: string },
  check: z.RefinementCtx,
): void {
  if (validUntil >= validFrom) return
  const message = right('right_day_from', { day: validFrom })
  check.addIssue({ code: 'custom', path: ['validUntil'], message })
}

/** A licence on record. */
export const licenceSchema = z
  .object({
    id: z.uuid(),
    facility: z.string(),
    kind: z.string(),
    label: wordsSchema.nullable().describe('Null when the kind is no longer on the list'),
    number: z.string(),
    validFrom: z.string(),
    validUntil: z.string(),
    dangerousGoodsLimitGrams: z.int().nullable(),
    ended: z.string().nullable().describe('When it was taken off the list'),
  })
  .openapi('Licence')

/** A stored licence as the API shows it. */
export function licenceView(
  kinds: LicenceKinds,
  { endedTime, ...licence }: StoredLicence,
): z.output<typeof licenceSchema> {
  const label = kinds[licence.kind]?.label ?? null
  return { ...licence, label, ended: endedTime?.toISOString() ?? null }
}
