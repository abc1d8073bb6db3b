import { z } from '@hono/zod-openapi'
import { right } from '../../../domain/right.ts'
import { fingerprintMethod } from '../../../workflows/textile/spectra/fingerprint.ts'
import { quantities, spectrumLimits } from '../../../workflows/textile/spectra/spectrum.ts'
import { idSchema, textSchema } from '../../http/fields.ts'

const tallySchema = z.object({ spectra: z.int(), right: z.int() })

const outcomes = ['named', 'unresolved_cellulose', 'unlike_library'] as const

const selfCheckSchema = z
  .object({
    spectra: z.int(),
    samples: z.int(),
    rightByType: z.int().describe('Of all spectra, nearest other sample is of the same type'),
    named: z.int().describe('Spectra whose fibre has a name'),
    rightByName: z.int().describe('Of those, nearest other sample has the same name'),
    rightAmongTwo: z.int().describe('Of those, one of the two candidates is right'),
    outcomes: z
      .object({
        named: tallySchema,
        unresolved_cellulose: tallySchema,
        unlike_library: tallySchema,
      })
      .describe('What would be said of those, and how often rightly'),
  })
  .describe('Each reference identified by the other samples; replicates never vote for each other')

const digestDescription = 'SHA-256 of the content, base64url'

/** A library of reference spectra. */
export const librarySchema = z
  .object({
    digest: z.string().describe(digestDescription),
    quantity: z.enum(['transmittance', 'absorbance']),
    wavenumbers: z.object({ from: z.number(), to: z.number(), points: z.int() }),
    fibres: z.record(z.string(), z.int()).describe('Spectra of each fibre'),
    method: z.string().openapi({ example: fingerprintMethod.name }),
    selfCheck: selfCheckSchema,
    createdTime: z.string(),
  })
  .openapi('FibreLibrary')

const { from, to, widestGap, mostPoints } = spectrumLimits
const points = () => z.array(z.number()).max(mostPoints)
const wavenumbers = points().describe(
  `In cm-1, only rising or only falling, covering ${from} to ${to} with gaps of at most ${widestGap}`,
)
const valuesOf = (name: keyof typeof quantities) =>
  points().describe(
    `${quantities[name].least} to ${quantities[name].most} ${quantities[name].unit}`,
  )

/** A spectrum of an unknown fibre. */
export const identificationRequestSchema = z
  .strictObject({
    id: idSchema(),
    library: z
      .string()
      .regex(/^[\w-]{43}$/, right('right_library'))
      .optional()
      .describe('Digest of the library to use; the newest when left out'),
    sample: textSchema()
      .optional()
      .describe('References of this sample have no say, for when a known sample is measured again'),
    instrument: textSchema().optional(),
    spectrum: z.union(
      [
        z.strictObject({ wavenumbers, transmittancePercent: valuesOf('transmittance') }),
        z.strictObject({ wavenumbers, absorbance: valuesOf('absorbance') }),
      ],
      right('right_spectrum'),
    ),
  })
  .openapi('SpectrumIdentificationRequest')

const candidateFields = { name: z.string(), distance: z.number(), spectrum: z.string() }

/** What was said of a spectrum. */
export const identificationSchema = z
  .object({
    id: z.string(),
    outcome: z.enum(outcomes),
    fibre: z.string().nullable().describe('Null when unlike the library'),
    confidencePercent: z
      .number()
      .nullable()
      .describe('Of 30 trials of the library with the most similar lead, how many were right'),
    candidates: z
      .array(z.object({ ...candidateFields, confidencePercent: z.number() }))
      .readonly()
      .describe('The two nearest names, each with its nearest reference'),
    types: z.array(z.object(candidateFields)).readonly().describe('The two nearest fibre types'),
    lead: z.number().describe('1 - first distance / second distance'),
    sample: z.string().nullable(),
    instrument: z.string().nullable(),
    method: z.string(),
    library: z.string().describe('Digest of the library that it rests on'),
    spectrumDigest: z.string().describe(digestDescription),
    facts: z
      .record(z.string(), z.unknown())
      .describe('For the stage `fibre_tested`; composition and uncertainty are to be added'),
    createdTime: z.string(),
  })
  .openapi('SpectrumIdentification')
