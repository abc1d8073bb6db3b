import { z } from '@hono/zod-openapi'
import { toldNames } from '../../../domain/local-names.ts'
import { right } from '../../../domain/right.ts'
import { type CycleKind, cycleNames, mostCycles } from '../../../domain/treatment/cycle.ts'
import { isBorne } from '../../../domain/treatment/tested-bound.ts'
import { treatmentWording } from '../../../domain/treatment/wording.ts'
import { dateSchema, idSchema, textSchema } from '../../http/fields.ts'
import { localNamesSchema } from '../../http/named.ts'
import { codeSchema } from '../../http/query.ts'
import { wordsSchema } from '../../http/schemas.ts'
import type {
  StoredTest,
  StoredTreatment,
  StoredTreatmentClaim,
} from '../../store/evidence/treatments.ts'

const cyclesRight = right('right_whole_between', { least: 0, most: mostCycles })
const percentRight = right('right_basis_points')

/** A treatment of goods, as it is put on record. */
export const newTreatmentSchema = z
  .strictObject({
    code: codeSchema().openapi({ example: 'AB-1' }),
    name: textSchema().openapi({ example: 'Antibacterial finish' }),
    names: localNamesSchema.optional(),
    agent: textSchema().openapi({ description: 'What does it', example: 'Quaternary silane' }),
    substrate: textSchema().openapi({ description: 'What it is on', example: 'Cotton, 160 g/m²' }),
  })
  .openapi('NewTreatment')

const measured = {
  method: textSchema().openapi({
    description: 'As the test report names it; a claim names the same',
    example: 'ISO 20743 after ISO 6330',
  }),
  cycle: z.enum(cycleNames as [CycleKind, ...CycleKind[]]).describe('What was gone through'),
  cycles: z.int(cyclesRight).min(0, cyclesRight).max(mostCycles, cyclesRight),
  resultBasisPoints: z
    .int(percentRight)
    .min(0, percentRight)
    .max(10_000, percentRight)
    .describe('Hundredths of a percent: 9000 is 90 %'),
}

const of = { id: idSchema(), treatment: codeSchema().describe('Code of the treatment') }

/** What a laboratory measured of a treatment after so many cycles. */
export const newTestSchema = z
  .strictObject({
    ...of,
    ...measured,
    testedOn: dateSchema(),
    laboratory: textSchema(),
    report: textSchema().describe('Number of the report'),
  })
  .openapi('NewTreatmentTest')

/** What is to be said of goods with a treatment: no more cycles than were tested. */
export const newTreatmentClaimSchema = z
  .strictObject({
    ...of,
    ...measured,
    reference: textSchema().optional().describe('Such as an article, an order or an invoice'),
  })
  .openapi('NewTreatmentClaim')

const end = z
  .object({ note: z.string(), endedTime: z.string() })
  .nullable()
  .describe('That it was made in error; null while it stands')

const told = {
  id: z.string(),
  method: z.string(),
  cycle: z.enum(cycleNames as [CycleKind, ...CycleKind[]]),
  cycles: z.int(),
  resultBasisPoints: z.int(),
  end,
}

const testSchema = z
  .object({ ...told, testedOn: z.string(), laboratory: z.string(), report: z.string() })
  .openapi('TreatmentTest')

const treatmentClaimSchema = z
  .object({
    ...told,
    reference: z.string().nullable(),
    createdTime: z.string(),
    borne: z.boolean().describe('Whether the tests that stand bear it'),
    wording: wordsSchema.describe('What may be said of the goods'),
  })
  .openapi('TreatmentClaim')

/** A treatment with what was tested and what is claimed of it. */
export const treatmentSchema = z
  .object({
    code: z.string(),
    name: z.string(),
    names: localNamesSchema.optional(),
    agent: z.string(),
    substrate: z.string(),
    tests: z.array(testSchema).readonly(),
    claims: z.array(treatmentClaimSchema).readonly(),
  })
  .openapi('Treatment')

/** A stored treatment as the API shows it. */
export function treatmentView(treatment: StoredTreatment): z.output<typeof treatmentSchema> {
  const { code, name, names, agent, substrate, tests, claims } = treatment
  return {
    code,
    name,
    ...(toldNames(names) && { names }),
    agent,
    substrate,
    tests: tests.map(testView),
    claims: claims.map((claim) => claimView(treatment, claim)),
  }
}

function testView(test: StoredTest): z.output<typeof testSchema> {
  return Object.assign({}, test)
}

/** A claim as it stands against the tests of today. */
function claimView(
  treatment: StoredTreatment,
  claim: StoredTreatmentClaim,
): z.output<typeof treatmentClaimSchema> {
  const standing = treatment.tests.filter(({ end: ended }) => ended === null)
  const borne = isBorne(claim, standing)
  return Object.assign({ borne, wording: treatmentWording(treatment, claim) }, claim)
}
