import { z } from '@hono/zod-openapi'
import { mostGrams } from '../../domain/limits.ts'
import { toldNames } from '../../domain/local-names.ts'
import { mostContainers, placeKinds, placeServers } from '../../domain/moves/place.ts'
import { textSchema, wholeSchema } from '../http/fields.ts'
import { localNamesChangeSchema, localNamesSchema } from '../http/named.ts'
import { codeSchema } from '../http/query.ts'
import type { StoredPlace } from '../store/moves/places.ts'

const said = {
  name: textSchema().openapi({ example: 'Colour store' }),
  servedBy: z
    .enum(placeServers)
    .openapi({ description: 'Who brings something there and takes it away' }),
  capacityGrams: wholeSchema(1, mostGrams).openapi({ example: 6_000_000 }),
  capacityContainers: wholeSchema(1, mostContainers).openapi({ example: 60 }),
}

/** A place that is to be. */
export const newPlaceSchema = z
  .strictObject({
    code: codeSchema().openapi({
      description: 'One of its kind in the organisation; never changes',
      example: 'STORE-1',
    }),
    facility: codeSchema().openapi({ description: 'Where it is; never changes', example: 'MAIN' }),
    kind: z.enum(placeKinds).openapi({ description: 'What it is for; never changes' }),
    name: said.name,
    names: localNamesSchema.optional(),
    servedBy: said.servedBy.default('both'),
    capacityGrams: said.capacityGrams.optional().describe('No bound when absent'),
    capacityContainers: said.capacityContainers.optional().describe('No bound when absent'),
  })
  .openapi('NewPlace')

/** What is to be said of a place from now on: a name that is left out stays as it is, null takes a bound away. */
export const placeChangeSchema = z
  .strictObject({
    name: said.name.optional(),
    names: localNamesChangeSchema.optional(),
    servedBy: said.servedBy.optional(),
    capacityGrams: said.capacityGrams.nullable().optional(),
    capacityContainers: said.capacityContainers.nullable().optional(),
    closed: z.boolean().optional().describe('A place is closed when nothing stands there'),
  })
  .openapi('PlaceChange')

/** A place as it is told. */
export const placeSchema = z
  .object({
    code: z.string(),
    facility: z.string(),
    kind: z.enum(placeKinds),
    servedBy: z.enum(placeServers),
    name: z.string(),
    names: localNamesSchema.optional(),
    capacityGrams: z.int().optional(),
    capacityContainers: z.int().optional(),
    closed: z.boolean(),
    standing: z.int().describe('Batches that stand there'),
    coming: z.int().describe('Batches on their way there'),
    heldGrams: z.int().describe('Of both, as far as they were weighed'),
  })
  .openapi('Place')

/** A place with what stands there. */
export const onePlaceSchema = placeSchema
  .extend({
    batches: z
      .array(
        z.object({
          batch: z.string(),
          grams: z.int().nullable().describe('Null when never weighed'),
          since: z.string(),
        }),
      )
      .readonly()
      .describe('The first thousand, the longest there first'),
  })
  .openapi('PlaceWithBatches')

/** A stored place as the API shows it. */
export function placeView(place: StoredPlace): z.output<typeof placeSchema> {
  const { code, facility, kind, servedBy, name, capacityGrams, capacityContainers } = place
  const names = toldNames(place.names)
  return {
    code,
    facility,
    kind,
    servedBy,
    name,
    ...(names && { names }),
    ...(capacityGrams === null ? {} : { capacityGrams }),
    ...(capacityContainers === null ? {} : { capacityContainers }),
    closed: place.isClosed,
    standing: place.standing,
    coming: place.coming,
    heldGrams: place.heldGrams,
  }
}
