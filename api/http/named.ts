import { z } from '@hono/zod-openapi'
import { textSchema } from './fields.ts'

const inEnglish = textSchema().openapi({ example: 'Main facility' })
const inTraditional = textSchema().openapi({ example: '主廠' })
const inSimplified = textSchema().openapi({ example: '主厂' })

/** What something is called in the languages of its readers; a reader of one that is left out is shown the one name that it was given. */
export const localNamesSchema = z
  .strictObject({
    en: inEnglish.optional(),
    'zh-Hant': inTraditional.optional(),
    'zh-Hans': inSimplified.optional(),
  })
  .openapi('LocalNames', { description: 'By language; who has none in it is called by `name`' })

/** The names to be said from now on: a language that is left out keeps its own, null takes it away. */
export const localNamesChangeSchema = z
  .strictObject({
    en: inEnglish.nullable().optional(),
    'zh-Hant': inTraditional.nullable().optional(),
    'zh-Hans': inSimplified.nullable().optional(),
  })
  .openapi('LocalNamesChange', {
    description: 'A language that is left out keeps its name, null takes it away',
  })

/** An organisation as those that deal with it know it. */
export const namedOrganisationSchema = z.object({
  slug: z.string(),
  name: z.string(),
  names: localNamesSchema.optional(),
})
