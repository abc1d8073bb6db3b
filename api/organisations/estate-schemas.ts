import { z } from '@hono/zod-openapi'
import { toldNames } from '../../domain/local-names.ts'
import { textSchema } from '../http/fields.ts'
import { localNamesChangeSchema, localNamesSchema } from '../http/named.ts'
import { codeSchema } from '../http/query.ts'
import type { StoredEstate } from '../store/organisations/estates.ts'

const said = { name: textSchema().openapi({ example: 'Tai Po InnoPark' }) }

/** An industrial estate in which facilities of the organisation stand. */
export const estateSchema = z
  .strictObject({
    code: codeSchema().openapi({
      description:
        'What reports put facilities together by, also those of several companies; never changes',
      example: 'TAI-PO',
    }),
    name: said.name,
    names: localNamesSchema.optional(),
  })
  .openapi('Estate')

/** What an estate is to be called from now on: a name that is left out stays as it is. */
export const estateChangeSchema = z
  .strictObject({ name: said.name.optional(), names: localNamesChangeSchema.optional() })
  .openapi('EstateChange')

/** A stored estate as the API shows it. */
export function estateView({ code, name, names }: StoredEstate): z.output<typeof estateSchema> {
  return { code, name, ...(toldNames(names) && { names }) }
}
