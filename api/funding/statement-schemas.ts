import { z } from '@hono/zod-openapi'
import type { SchemeVersion } from '../../domain/funding/schemes.ts'
import { schemeCodes } from '../../domain/funding/schemes.ts'
import { spendKindNames } from '../../domain/funding/spend-line.ts'
import type { Statement } from '../../domain/funding/statement.ts'
import { sourceSchema, wordsSchema } from '../http/schemas.ts'

const cents = () => z.int().describe('Whole cents of Hong Kong dollars')
const matching = z.object({ government: z.int(), company: z.int() })

/** A version of a scheme as the API shows it. */
export const schemeSchema = z
  .object({
    code: z.string(),
    scheme: z.enum(schemeCodes),
    title: wordsSchema,
    from: z.string().describe('First day on which a project may begin under it'),
    until: z.string().nullable().describe('Last such day; null while it is open'),
    share: matching,
    cap: z
      .object({ cents: cents(), per: z.enum(['project', 'financial year']) })
      .nullable()
      .describe('Most that the government pays; null where there is no such figure'),
    excludes: z.array(z.enum(schemeCodes)).readonly(),
    sources: z.object({
      share: sourceSchema,
      cap: sourceSchema,
      days: sourceSchema,
      excludes: sourceSchema,
    }),
  })
  .openapi('FundingScheme') satisfies z.ZodType<SchemeVersion>

const lineSchema = z
  .object({
    id: z.uuid(),
    number: z.int(),
    day: z.string(),
    amountCents: cents(),
    payee: z.string(),
    invoice: z.string(),
    kind: z.enum(spendKindNames),
    asset: z.object({ name: z.string(), serial: z.string() }).nullable(),
    course: z.uuid().nullable(),
    events: z.array(z.uuid()).readonly(),
    claim: z.int().nullable().describe('Number of the grant claim that froze it'),
    withdrawn: z.string().nullable().describe('When it was withdrawn; it counts no more since'),
  })
  .openapi('SpendLine')

const milestoneSchema = z.object({
  number: z.int(),
  name: z.string(),
  plannedDay: z.string(),
  reachedDay: z.string().nullable(),
  evidence: z.string().nullable(),
  events: z.array(z.uuid()).readonly(),
})

const claimSchema = z.object({
  number: z.int(),
  milestone: z.int(),
  claimed: z.string(),
  spendCents: cents().describe('Of this claim and all before it'),
  grantCents: cents().describe('Of this claim and all before it'),
})

const courseInStatement = z.object({
  id: z.uuid(),
  name: z.string(),
  provider: z.string(),
  hours: z.int(),
  costCents: cents(),
  from: z.string(),
  to: z.string(),
  competence: z.string().nullable(),
  people: z
    .array(
      z.object({
        operator: z.string().describe('Pseudonym of the person'),
        certificate: z
          .object({
            kind: z.string(),
            number: z.string(),
            validFrom: z.string(),
            validUntil: z.string(),
          })
          .nullable(),
      }),
    )
    .readonly(),
})

/** A project with everything that its grant follows from, and what it comes to. */
export const statementSchema = z
  .object({
    v: z.literal(1),
    what: z.literal('loomcell-funding-statement'),
    organisation: z.string(),
    code: z.string(),
    title: z.string(),
    scheme: z.string().describe('Code of the version of its scheme'),
    share: matching,
    capCents: cents().nullable(),
    starts: z.string(),
    ends: z.string(),
    budgetCents: cents(),
    milestones: z.array(milestoneSchema).readonly(),
    lines: z.array(lineSchema).readonly(),
    claims: z.array(claimSchema).readonly(),
    courses: z.array(courseInStatement).readonly(),
    events: z
      .array(z.object({ id: z.uuid(), digest: z.string() }))
      .readonly()
      .describe('Events that something is tied to, with SHA-256 of their sealed bytes (base64url)'),
    spendCents: cents().describe('Of all lines that count'),
    claimedCents: cents().describe('Grant of all claims'),
    grant: z
      .object({
        eligibleCents: cents().describe('Spend within the approved cost'),
        governmentCents: cents().describe('The grant: share or cap, whichever is lower'),
        companyCents: cents(),
        isCapped: z.boolean().describe('Whether the cap decides, and not the share'),
      })
      .describe('What the spend comes to now'),
  })
  .openapi('FundingStatement')

/** A statement in what somebody gave us; undefined where it is none of the right shape. */
export function statementIn(value: unknown): Statement | undefined {
  return statementSchema.safeParse(value).data
}

/** The answer to everything that is asked of one project. */
export const projectSchema = z
  .object({
    statement: statementSchema,
    digest: z.string().describe('SHA-256 of the statement as canonical JSON, base64url'),
  })
  .openapi('FundedProject')

/** A project in the list of all. */
export const listedProjectSchema = z
  .object({
    code: z.string(),
    title: z.string(),
    scheme: z.string(),
    starts: z.string(),
    ends: z.string(),
    budgetCents: cents(),
    lines: z.int(),
    spendCents: cents(),
    claimedCents: cents(),
    milestones: z.int(),
    reached: z.int().describe('Milestones that were reached'),
  })
  .openapi('ListedFundedProject')
