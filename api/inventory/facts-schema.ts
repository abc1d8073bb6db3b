import type { Field } from '../../domain/field.ts'
import { fieldsOfModel } from '../../domain/passport/point.ts'
import { expectation } from '../../domain/right-value.ts'
import { patternOf } from '../../domain/writing.ts'
import type { LoadedStream } from '../../workflows/streams.ts'

/** A JSON Schema (2020-12, as OpenAPI 3.1 embeds it). */
export type JsonSchema = Readonly<Record<string, unknown>>

/**
 * The facts of every stage as JSON Schemas, by component name: `battery.graded.facts` for the scan's own facts and
 * `battery.taken_in.outputFacts` for those of each output, `battery.model.facts` for what is said of a model. Read off the same table that the check uses.
 */
export function factsSchemas(stream: LoadedStream): ReadonlyMap<string, JsonSchema> {
  const schemas = new Map<string, JsonSchema>()
  for (const stage of Object.values({ ...stream.stages, ...stream.allStages })) {
    const about = `${stream.label.en}, ${stage.label.en}`
    schemas.set(`${stream.name}.${stage.name}.facts`, objectOf(stage.fields, `Facts: ${about}`))
    if (stage.outputFields === undefined) continue
    const ofOutput = objectOf(stage.outputFields, `Facts of each output: ${about}`)
    schemas.set(`${stream.name}.${stage.name}.outputFacts`, ofOutput)
  }
  if (stream.passportPoints === undefined) return schemas
  const ofModel = objectOf(
    fieldsOfModel(stream.passportPoints),
    `Data of a model: ${stream.label.en}`,
  )
  return schemas.set(`${stream.name}.model.facts`, ofModel)
}

/** An object of these fields and no others. */
export function objectOf(fields: readonly Field[], description: string): JsonSchema {
  return {
    type: 'object',
    description,
    properties: Object.fromEntries(fields.map((field) => [field.name, propertyOf(field)])),
    required: fields.filter(({ optional }) => optional !== true).map(({ name }) => name),
    additionalProperties: false,
  }
}

function propertyOf(field: Field): JsonSchema {
  const { label, unit, audience, source, level } = field
  return {
    ...typeOf(field),
    title: label.en,
    description: `Expected ${expectation(field)}`,
    'x-label': label,
    ...(unit === undefined ? {} : { 'x-unit': unit }),
    'x-audience': audience,
    ...(level === undefined ? {} : { 'x-level': level }),
    ...(source === undefined ? {} : { 'x-source': source }),
  }
}

function typeOf(field: Field): JsonSchema {
  const words = Object.keys(field.choices ?? {})
  switch (field.type) {
    case 'text':
      return {
        type: 'string',
        minLength: 1,
        maxLength: field.longest ?? 200,
        ...(field.writing === undefined ? {} : { pattern: patternOf(field.writing) }),
      }
    case 'whole':
      return { type: 'integer', ...boundsOf(field) }
    case 'decimal':
      // Text keeps the digits as measured; JSON numbers are taken too. JSON Schema bounds bind only the latter.
      return {
        type: ['string', 'number'],
        pattern: '^-?\\d{1,15}(\\.\\d{1,12})?$',
        ...boundsOf(field),
      }
    case 'yes_no':
      return { type: 'boolean' }
    case 'choice':
      return { type: 'string', enum: words }
    case 'choices':
      return { type: 'array', items: { type: 'string', enum: words } }
    case 'time':
      return { type: 'string', format: 'date-time' }
    case 'date':
      return { type: 'string', format: 'date' }
    case 'list':
      return { type: 'array', maxItems: 1000, items: { type: 'string', maxLength: 200 } }
    case 'record':
      return field.parts === undefined
        ? { type: ['object', 'array'] }
        : { type: 'array', items: objectOf(field.parts, field.label.en) }
    default:
      return field.type satisfies never
  }
}

function boundsOf({ least, most, above }: Field): JsonSchema {
  return {
    ...(least === undefined ? {} : { minimum: Number(least) }),
    ...(most === undefined ? {} : { maximum: Number(most) }),
    ...(above === undefined ? {} : { exclusiveMinimum: Number(above) }),
  }
}
