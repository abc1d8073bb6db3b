import { z } from '@hono/zod-openapi'
import { centsText } from '../../domain/funding/money-text.ts'
import { schemeVersions } from '../../domain/funding/schemes.ts'
import { fundingBounds, spendKindNames } from '../../domain/funding/spend-line.ts'
import { right } from '../../domain/right.ts'
import { dateSchema, idSchema, reasonSchema, textSchema } from '../http/fields.ts'
import { codeSchema } from '../http/query.ts'

/** Whole cents of Hong Kong dollars. */
export function centsSchema(most: number, least = 1) {
  const message = right('right_cents', { least: centsText(least), most: centsText(most) })
  return z.int(message).min(least, message).max(most, message)
}

const milestonesRight = right('right_milestones', { most: fundingBounds.milestones })
const eventsRight = right('right_events', { most: fundingBounds.eventsOfLine })

/** Ids of events of the organisation, each counted once. */
const eventsSchema = () =>
  z
    .array(idSchema())
    .max(fundingBounds.eventsOfLine, eventsRight)
    .default([])
    .transform((ids) => [...new Set(ids)])
    .describe('Ids of sealed events of the organisation')

/** A milestone that is to be. */
export const newMilestoneSchema = z
  .strictObject({ name: textSchema(), plannedDay: dateSchema() })
  .openapi('NewMilestone')

/** A project that is to be. */
export const newProjectSchema = z
  .strictObject({
    code: codeSchema().openapi({ description: 'Never changes', example: 'RFS-LINE-1' }),
    title: textSchema(),
    scheme: z
      .enum(schemeVersions.map(({ code }) => code))
      .describe('Code of the version of a scheme, as `GET /funding-schemes` lists them'),
    starts: dateSchema().describe('First day on which it may spend'),
    ends: dateSchema().describe('Last day on which it may spend'),
    budgetCents: centsSchema(fundingBounds.budgetCents).describe('Its approved cost'),
    milestones: z
      .array(newMilestoneSchema)
      .min(1, milestonesRight)
      .max(fundingBounds.milestones, milestonesRight),
  })
  .openapi('NewFundedProject')

/** A line of spend that is to be. */
export const newLineSchema = z
  .strictObject({
    day: dateSchema().describe('On which it was spent'),
    amountCents: centsSchema(fundingBounds.lineCents),
    payee: textSchema(),
    invoice: textSchema(100).describe('Number of the invoice as the payee wrote it'),
    kind: z.enum(spendKindNames),
    events: eventsSchema(),
    asset: z
      .strictObject({ name: textSchema(), serial: textSchema(100) })
      .optional()
      .describe('What was bought; several lines of one project may pay for one asset'),
    course: idSchema().optional().describe('Id of a course of the organisation'),
  })
  .describe('Tied to events, an asset or a course: at least one of them')
  .openapi('NewSpendLine')

/** That a milestone was reached, and what shows it. */
export const reachedSchema = z
  .strictObject({
    day: dateSchema(),
    evidence: reasonSchema().describe('What shows it'),
    events: eventsSchema(),
  })
  .openapi('MilestoneReached')

const milestoneRight = right('right_whole_between', { least: 1, most: fundingBounds.milestones })

/** At which milestone a grant is claimed. */
export const newClaimSchema = z
  .strictObject({
    milestone: z
      .int(milestoneRight)
      .min(1, milestoneRight)
      .max(fundingBounds.milestones, milestoneRight)
      .describe('Its number'),
  })
  .openapi('NewGrantClaim')
