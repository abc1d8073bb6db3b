import { z } from '@hono/zod-openapi'
import { bases } from '../../domain/optical-check/call.ts'
import type { Rate } from '../../domain/optical-check/confusion.ts'
import { leastCompared } from '../../domain/optical-check/model-version.ts'
import type { VersionReport } from './version-report.ts'
import { opticalVersionSchema, pairedSchema, versionView } from './version-schemas.ts'

const rateSchema = z.object({
  some: z.int(),
  all: z.int(),
  share: z.number().nullable().describe('Null of nothing'),
  low: z.number().nullable().describe('95 %, Wilson'),
  high: z.number().nullable(),
})

const differenceShape = {
  chance: z.number().describe('How often chance alone makes as large a difference, two-sided'),
  isMoreThanChance: z.boolean(),
}

/** Over which pieces figures are read. */
export const basisSchema = z
  .enum(bases)
  .default('drawn')
  .describe(
    '`drawn`: sets put together beforehand and pieces drawn at random, which speak for all. `judged`: all that a person judged, among which doubtful ones are too many',
  )

/** What a version called, held against persons. */
export const versionReportSchema = z
  .object({
    version: opticalVersionSchema,
    basis: z.enum(bases),
    chosen: z
      .object({
        called: z.int(),
        reference: z.int().describe('In a set put together beforehand'),
        control: z.int().describe('Drawn at random'),
        judged: z.int(),
        judgedOfReference: z.int(),
        judgedOfControl: z.int(),
      })
      .describe('Pieces that it called, by how they came to a person'),
    matrix: z
      .array(z.object({ called: z.string(), judged: z.string(), pieces: z.int() }))
      .readonly(),
    agreement: rateSchema.describe('Called the same class, of all judged'),
    escapes: rateSchema.describe('Called good, of what a person calls bad'),
    falseRejects: rateSchema.describe('Called bad, of what a person calls good'),
    weeks: z
      .array(
        z.object({
          week: z.string().describe('Its Monday'),
          called: z.int(),
          bad: rateSchema,
          doubtful: rateSchema,
          agreement: rateSchema.describe('On pieces drawn at random while it was live'),
          difference: z
            .object({ method: z.enum(['exact', 'z']), ...differenceShape })
            .nullable()
            .describe('From the comparison on which it went live'),
        }),
      )
      .readonly()
      .describe('Newest first'),
    comparison: z
      .object({
        other: z.string().nullable().describe('The live version'),
        paired: pairedSchema,
        least: z.int().describe('Pieces that it needs to go live'),
        difference: z
          .object({
            method: z.enum(['exact', 'chi_square']),
            chiSquare: z.number().nullable(),
            ...differenceShape,
          })
          .nullable(),
      })
      .nullable()
      .describe('Null of the live version'),
  })
  .openapi('OpticalVersionReport')

/** A report as the API shows it. */
export function reportView(report: VersionReport): z.output<typeof versionReportSchema> {
  const { version, basis, chosen, figures, weeks, comparison } = report
  return {
    version: versionView(version),
    basis,
    chosen,
    matrix: figures.matrix,
    agreement: rateView(figures.agreement),
    escapes: rateView(figures.escapes),
    falseRejects: rateView(figures.falseRejects),
    weeks: weeks.map(({ bad, doubtful, agreement, difference, ...week }) => ({
      ...week,
      bad: rateView(bad),
      doubtful: rateView(doubtful),
      agreement: rateView(agreement),
      difference: difference ?? null,
    })),
    comparison: comparisonView(comparison),
  }
}

function comparisonView(comparison: VersionReport['comparison']) {
  if (comparison === undefined) return null
  const { trial, difference } = comparison
  const { chiSquare = null } = difference
  return {
    other: trial.other ?? null,
    paired: trial.paired,
    least: leastCompared.pieces,
    // Without another version there is nothing to differ from.
    difference: trial.other === undefined ? null : { ...difference, chiSquare },
  }
}

function rateView({ some, all, share, interval }: Rate): z.output<typeof rateSchema> {
  return {
    some,
    all,
    share: share ?? null,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
  }
}
