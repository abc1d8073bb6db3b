import { z } from '@hono/zod-openapi'
import { type FactReader, shownFacts } from '../../domain/audience.ts'
import { fieldsOfModel, type PassportTable } from '../../domain/passport/point.ts'
import { nextSchema } from '../http/cursor.ts'
import { textSchema } from '../http/fields.ts'
import type { ModelVersion } from '../store/organisations/models.ts'

/** What somebody says of a model: all of it, each time. */
export const newModelSchema = z
  .strictObject({
    model: textSchema().openapi({ description: 'As batches name it', example: 'HB-S8' }),
    facts: z
      .record(z.string(), z.unknown())
      .describe('As `{stream}.model.facts` describes it; what is left out is no longer said'),
    replaces: z
      .int()
      .min(0)
      .optional()
      .describe('The version that was read before, 0 for none; refused when there is a newer one'),
  })
  .openapi('NewModel')

/** One version of what is said of a model. */
export const modelSchema = z
  .object({
    stream: z.string(),
    model: z.string(),
    version: z.int().describe('Counted from 1; every one is kept'),
    facts: z.record(z.string(), z.unknown()),
    written: z.string(),
  })
  .openapi('Model')

/** A page of models, or of versions of one. */
export const modelsSchema = z.object({ models: z.array(modelSchema).readonly(), next: nextSchema })

/** A stored version as a reader may see it. */
export function modelView(
  table: PassportTable,
  reader: FactReader,
  { modelVersionKey: _, writtenTime, facts, ...version }: ModelVersion,
): z.output<typeof modelSchema> {
  const shown = shownFacts(reader, fieldsOfModel(table), facts)
  return { ...version, facts: shown, written: writtenTime.toISOString() }
}
