import { z } from '@hono/zod-openapi'
import { mostMillionths } from '../../domain/optical-check/call.ts'
import {
  leastCompared,
  type VersionState,
  versionBounds,
  versionStates,
} from '../../domain/optical-check/model-version.ts'
import { right } from '../../domain/right.ts'
import { reasonSchema } from '../http/fields.ts'
import {
  type StoredModelVersion,
  type StoredStep,
  stateOf,
} from '../store/optical-checks/versions.ts'

const { longestName, mostControlOneIn } = versionBounds
const nameRight = right('right_optical_name', { most: longestName })
const confidenceRight = right('right_confidence')
const sampleRight = right('right_whole_between', { least: 1, most: mostControlOneIn })

/** Name of a model or of a version of one, as it stands in addresses. */
export function opticalNameSchema(example: string) {
  return z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/, nameRight)
    .openapi({ example, maxLength: longestName })
}

/** How sure a model is, or has to be. */
export function confidenceSchema() {
  return z.number(confidenceRight).min(0, confidenceRight).max(1, confidenceRight)
}

/** Model and version as steps of the path. */
export const versionParams = z.object({
  model: opticalNameSchema('housing'),
  version: opticalNameSchema('2.1'),
})

/** A version that is to be registered. */
export const newVersionSchema = z
  .strictObject({
    model: opticalNameSchema('housing').describe('What its versions share'),
    version: opticalNameSchema('2.1'),
    stream: z.string().max(80).openapi({ example: 'battery' }),
    classesVersion: z
      .int()
      .min(1)
      .optional()
      .describe('Of the classes of the stream; the newest when absent'),
    threshold: confidenceSchema().describe('Below it a person looks').openapi({ example: 0.9 }),
    controlOneIn: z
      .int(sampleRight)
      .min(1, sampleRight)
      .max(mostControlOneIn, sampleRight)
      .describe('Of so many pieces one is drawn at random for a person')
      .openapi({ example: 20 }),
    note: reasonSchema(right('right_in_words')).optional().describe('What it was trained on'),
  })
  .openapi('NewOpticalVersion')

/** Why a version goes live, or is taken off. */
export const stepSchema = z
  .strictObject({
    reason: reasonSchema().optional().describe('Asked for where it is worse than the live one'),
  })
  .openapi('OpticalVersionStep')

/** Two versions on the same pieces. */
export const pairedSchema = z
  .object({
    bothRight: z.int(),
    onlyFirst: z.int().describe('Right by this version alone'),
    onlySecond: z.int(),
    bothWrong: z.int(),
  })
  .describe('Against the verdicts of persons; without another version nothing is right by it')

/** A version with every step that it took, oldest first. */
export const opticalVersionSchema = z
  .object({
    model: z.string(),
    version: z.string(),
    stream: z.string(),
    classesVersion: z.int(),
    threshold: z.number(),
    controlOneIn: z.int(),
    note: z.string().nullable(),
    state: z
      .enum(versionStates)
      .describe('Calls of a version that is not live are kept beside and feed nothing'),
    steps: z
      .array(
        z.object({
          state: z.enum(['live', 'retired']),
          reason: z.string().nullable(),
          other: z.string().nullable().describe('The live version that it was compared with'),
          paired: pairedSchema.nullable(),
          writtenBy: z.string(),
          writtenTime: z.string(),
        }),
      )
      .readonly(),
    leastCompared: z.int().describe('Pieces that a version needs to go live'),
    writtenBy: z.string(),
    writtenTime: z.string(),
  })
  .openapi('OpticalVersion')

/** A stored version as the API shows it. */
export function versionView(version: StoredModelVersion): {
  readonly model: string
  readonly version: string
  readonly stream: string
  readonly classesVersion: number
  readonly threshold: number
  readonly controlOneIn: number
  readonly note: string | null
  readonly state: VersionState
  readonly steps: readonly StoredStep[]
  readonly leastCompared: number
  readonly writtenBy: string
  readonly writtenTime: string
} {
  const { versionKey: _, thresholdMillionths, ...told } = version
  return {
    ...told,
    threshold: thresholdMillionths / mostMillionths,
    state: stateOf(version),
    leastCompared: leastCompared.pieces,
  }
}
