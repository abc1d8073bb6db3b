import { z } from '@hono/zod-openapi'
import { right } from '../../domain/right.ts'
import { textSchema } from '../http/text-schema.ts'
import type { StoredOrganisation } from '../store/organisations/organisations.ts'
import type { OrganisationKind } from '../store/tables/organisation-tables.ts'

const kinds = ['company', 'authority', 'platform'] as const satisfies readonly OrganisationKind[]

/** Listed by ISO 3166-2 below CN and by ISO 3166-1 for themselves; from memory. Oversight of them is their own. */
const codesOfTheirOwn = ['HK', 'MO', 'TW']

/** An organisation to be added. */
export const newOrganisationSchema = z
  .strictObject({
    slug: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, right('right_slug'))
      .openapi({ description: 'Short name that events carry for ever', example: 'hk-recycler' }),
    name: textSchema().openapi({ example: 'HK Recycler Ltd' }),
    kind: z
      .enum(kinds)
      .default('company')
      .describe('An authority reads the companies of its jurisdiction'),
    jurisdiction: z
      .string()
      .regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, right('right_country', { example: 'CN-GD' }))
      .refine(
        (code) => !codesOfTheirOwn.some((own) => code === `CN-${own}`),
        right('right_country_own', { names: codesOfTheirOwn }),
      )
      .default('HK')
      .describe('For an authority also all of its subdivisions: CN covers CN-GD'),
  })
  .openapi('NewOrganisation')

/** An organisation as the platform and its authority know it: nothing of its business. */
export const organisationSchema = z
  .object({
    slug: z.string(),
    name: z.string(),
    kind: z.enum(kinds),
    jurisdiction: z.string(),
    constructed: z.boolean().describe('Part of the demonstration'),
    created: z.string(),
  })
  .openapi('Organisation')

/** A stored organisation as the API shows it. */
export function organisationView({
  organisationKey: _,
  createdTime,
  ...organisation
}: StoredOrganisation): z.output<typeof organisationSchema> {
  return { ...organisation, created: createdTime.toISOString() }
}
