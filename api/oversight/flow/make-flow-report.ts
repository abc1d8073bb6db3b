import { z } from '@hono/zod-openapi'
import { balanceFlow } from '../../../domain/balance-flow.ts'
import {
  areSummed,
  type FlowCell,
  type FlowGroup,
  flowGroups,
} from '../../../domain/flow-report.ts'
import { monthsOf } from '../../../domain/recompute/period.ts'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { right } from '../../../domain/right.ts'
import { listSchema } from '../../http/query.ts'
import { timeZoneSchema } from '../../http/time-zone.ts'
import { checkPeriod, periodShape } from '../../inventory/reports/period-schema.ts'
import type { Organisation } from '../../store/organisations/organisations.ts'
import { inOrder, readFlow } from '../../store/oversight/read-flow.ts'
import { checkAsOf } from '../as-of.ts'
import { type Scope, scopeShape } from '../scope.ts'

/** Asked for in place of a time zone: each event by the days of the facility at which it happened. */
export const localDays = 'local'

/** Most sums that one report is put together from. */
const mostCells = 200_000

/** What a report by partner or origin is told by beyond the books. */
export interface FlowNames {
  /** Facts that say from what kind of source goods first came in, in the order in which they are looked for. */
  readonly originFacts: readonly string[]
  /** Who these keys are; an authority's look is on their trail by then. */
  readonly nameParties: (keys: readonly number[]) => Promise<ReadonlyMap<number, Organisation>>
}

/** Whose books a report is made of; `timeZone` is that of the days where none is asked for. */
export interface FlowBooks
  extends Pick<Scope, 'of' | 'organisations' | 'keys' | 'db' | 'timeZone'> {
  /** MUST be there where a report may be asked for by partner or origin. */
  readonly names?: FlowNames
}

/**
 * A flow report, for the API, the pages and the command line alike. Over a jurisdiction facilities are told apart by their organisation,
 * and each event counts on the day of its own place unless a zone is asked for. Throws a RefusedError when it is too large, or
 * asked as of a moment that is yet to come.
 */
export async function makeFlowReport(books: FlowBooks, query: FlowQuery, now: Date) {
  const { from, to } = query
  const asOf = checkAsOf(query.asOf, now)
  const isOfMany = books.of === 'jurisdiction'
  const timeZone = query.timeZone ?? (isOfMany ? localDays : books.timeZone)
  const needsOwner = isOfMany && query.groupBy.includes('facility')
  const groupBy: readonly FlowGroup[] = needsOwner
    ? [...new Set<FlowGroup>(['organisation', ...query.groupBy])]
    : query.groupBy
  if (!areSummed(groupBy) && books.names === undefined)
    throw new RangeError(`Cannot group by "${groupBy}": nobody is named to these books`)
  const read = await readFlow(books.db, {
    organisationKeys: books.keys,
    from,
    to,
    timeZone: timeZone === localDays ? null : timeZone,
    asOf,
    groupBy,
    originFacts: books.names?.originFacts,
    most: mostCells + 1,
  })
  if (read.length > mostCells) {
    const values = { most: mostCells }
    throw new RefusedError(refuse('too_large', '/query/groupBy', ['report_too_large', values]))
  }
  const cells = await withPartners(read, groupBy, books.names)
  return {
    from,
    to,
    timeZone,
    asOf: query.asOf ?? null,
    organisations: books.organisations.map(({ slug }) => slug),
    groupBy,
    ...balanceFlow(cells, { groupBy, months: monthsOf(from, to) }),
  }
}

/** Cells with the slugs of partners in place of their keys, in their order. */
async function withPartners(
  cells: readonly FlowCell[],
  groupBy: readonly FlowGroup[],
  names: FlowNames | undefined,
): Promise<readonly FlowCell[]> {
  const at = groupBy.filter((name) => name !== 'month').indexOf('partner')
  if (at === -1 || names === undefined) return cells
  const keys = new Set(cells.map(({ group }) => Number(group[at] ?? Number.NaN)))
  const named = await names.nameParties([...keys].filter(Number.isInteger))
  const slugOf = (key: string | null) => named.get(Number(key ?? Number.NaN))?.slug ?? key
  return cells
    .map((cell) => ({ ...cell, group: cell.group.with(at, slugOf(cell.group[at] ?? null)) }))
    .toSorted(inOrder)
}

/** What a flow report may be asked for but for a moment. */
export const flowShape = {
  ...scopeShape,
  ...periodShape,
  timeZone: z
    .string()
    .refine(
      (zone) => zone === localDays || timeZoneSchema.safeParse(zone).success,
      right('right_flow_zone'),
    )
    .optional()
    .openapi({
      description:
        'Where the days and months begin: a name of the IANA, or `local` for each event by the days of its own facility, all that it posted ' +
        'with it. When absent: over one organisation as it says, else `Asia/Hong_Kong`; over a jurisdiction `local`',
      example: 'Asia/Hong_Kong',
    }),
  groupBy: listSchema(flowGroups, ['facility', 'month']).default([]),
}

/** What a flow report may be asked for. */
export const flowQuerySchema = z
  .strictObject({
    ...flowShape,
    asOf: z.iso
      .datetime({
        offset: true,
        error: right('right_time', { example: '2026-11-20T00:00:00+08:00' }),
      })
      .optional()
      .openapi({
        description:
          'As it stood then: only what was recorded up to this moment. What is recorded within the minute before may still join',
        example: '2026-11-20T00:00:00+08:00',
      }),
  })
  .superRefine(checkPeriod)

const grams = z.int()
const gramsByName = z.record(z.string(), z.int())

const flowSchema = z.object({
  openingGrams: grams.nullable(),
  inGrams: grams.describe('In from outside onto batches'),
  producedGrams: grams,
  movedInGrams: grams.describe('From another facility'),
  outGrams: grams.describe('Out to outside'),
  consumedGrams: grams,
  movedOutGrams: grams.describe('To another facility'),
  weighingDifferenceGrams: grams.describe('Found by later weighings; negative when missed'),
  closingGrams: grams.nullable(),
  addedGrams: gramsByName.describe('In from outside straight into a process, by material'),
  lostGrams: gramsByName.describe('Lost in a process, by reason'),
  processDifferenceGrams: grams.describe('Neither came out nor was named as lost'),
})

export type FlowQuery = z.output<typeof flowQuerySchema>

/** A flow report. */
export const flowReportSchema = z
  .object({
    from: z.string(),
    to: z.string(),
    timeZone: z.string().describe('A name of the IANA, or `local`'),
    asOf: z.string().nullable().describe('Null for everything that is recorded'),
    organisations: z.array(z.string()).readonly().describe('Slugs of those that it is about'),
    groupBy: z.array(z.enum(flowGroups)).readonly(),
    balanced: z.boolean().describe('Whether all equations hold to the gram'),
    totals: flowSchema,
    rows: z
      .array(flowSchema.extend({ group: z.record(z.string(), z.string().nullable()) }))
      .readonly(),
  })
  .openapi('FlowReport')
