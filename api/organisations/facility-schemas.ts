import { z } from '@hono/zod-openapi'
import { toldNames } from '../../domain/local-names.ts'
import { right } from '../../domain/right.ts'
import { textSchema } from '../http/fields.ts'
import { localNamesChangeSchema, localNamesSchema } from '../http/named.ts'
import { codeSchema } from '../http/query.ts'
import { timeZoneSchema } from '../http/time-zone.ts'
import type { StoredFacility } from '../store/organisations/facilities.ts'
import { jurisdictionSchema } from './jurisdiction-schema.ts'

const mostSquareMetres = 10_000_000
const areaAllowed = right('right_square_metres', { least: 1, most: mostSquareMetres })

const said = {
  estate: codeSchema().openapi({
    description: 'Code of the estate that it stands in',
    example: 'TAI-PO',
  }),
  name: textSchema().openapi({ example: 'Main facility' }),
  address: textSchema(500).openapi({ example: 'EcoPark, Tuen Mun, Hong Kong' }),
  floorAreaSquareMetres: z.int(areaAllowed).min(1, areaAllowed).max(mostSquareMetres, areaAllowed),
  timeZone: timeZoneSchema.openapi({
    description: 'Where its days begin; as its organisation says when absent, else Asia/Hong_Kong',
    example: 'Europe/Berlin',
  }),
  jurisdiction: jurisdictionSchema.openapi({
    description: 'Under whose law it lies, ISO 3166; its organisation’s when absent',
    example: 'DE',
  }),
}

/** A facility; what its organisation has not said is absent. */
export const facilitySchema = z
  .strictObject({
    code: codeSchema().openapi({ description: 'What scans carry; never changes', example: 'MAIN' }),
    name: said.name,
    names: localNamesSchema.optional(),
    address: said.address.optional(),
    estate: said.estate.optional(),
    floorAreaSquareMetres: said.floorAreaSquareMetres.optional(),
    timeZone: said.timeZone.optional(),
    jurisdiction: said.jurisdiction.optional(),
  })
  .openapi('NewFacility')

/** The same as it is told; since when it takes nothing is absent while it is open. */
export const knownFacilitySchema = facilitySchema
  .extend({ closed: z.string().optional().describe('Since when it takes no scans, UTC') })
  .openapi('Facility')

/** What is to be said of a facility from now on: a name that is left out stays as it is, null takes it away. */
export const facilityChangeSchema = z
  .strictObject({
    name: said.name.optional(),
    names: localNamesChangeSchema.optional(),
    address: said.address.nullable().optional(),
    estate: said.estate.nullable().optional(),
    floorAreaSquareMetres: said.floorAreaSquareMetres.nullable().optional(),
    timeZone: said.timeZone.nullable().optional(),
    jurisdiction: said.jurisdiction.nullable().optional(),
  })
  .openapi('FacilityChange')

/** A stored facility as the API shows it. */
export function facilityView({
  code,
  name,
  names,
  address,
  estate,
  floorAreaSquareMetres,
  timeZone,
  jurisdiction,
  closedTime,
}: StoredFacility): z.output<typeof knownFacilitySchema> {
  return {
    code,
    name,
    ...(toldNames(names) && { names }),
    ...(address === null ? {} : { address }),
    ...(estate === null ? {} : { estate }),
    ...(floorAreaSquareMetres === null ? {} : { floorAreaSquareMetres }),
    ...(timeZone === null ? {} : { timeZone }),
    ...(jurisdiction === null ? {} : { jurisdiction }),
    ...(closedTime === null ? {} : { closed: closedTime.toISOString() }),
  }
}
