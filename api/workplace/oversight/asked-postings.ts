import { z } from '@hono/zod-openapi'
import { flowFigures } from '../../../domain/flow-figure.ts'
import { outsidePartner } from '../../../domain/flow-report.ts'
import { hasControlCharacter } from '../../../domain/parse-value.ts'
import { right } from '../../../domain/right.ts'
import type { Installation } from '../../installation.ts'
import { checkPeriod, periodShape } from '../../inventory/reports/period-schema.ts'
import { originFactsOf } from '../../oversight/flow/flow-names.ts'
import { flowQuerySchema, localDays } from '../../oversight/flow/make-flow-report.ts'
import { type Scope, scopeShape } from '../../oversight/scope.ts'
import { organisationKeyOf } from '../../store/oversight/partner.ts'
import type { AskedPostings } from '../../store/oversight/posting-conditions.ts'

/** A name of the data, compared to the letter; nothing stands for lines that no single one can be named for. */
const named = z
  .string()
  .max(200)
  .refine((text) => !hasControlCharacter(text), right('right_text_between', { most: 200 }))
  .optional()

/** What a list of postings may be asked for. */
export const askedSchema = z
  .strictObject({
    ...scopeShape,
    ...periodShape,
    timeZone: flowQuerySchema.shape.timeZone,
    figure: z.enum([...flowFigures, 'passed']),
    sender: named,
    receiver: named,
    asOf: z.iso.datetime({ offset: true }).optional(),
    facility: named,
    estate: named,
    stream: named,
    stage: named,
    material: named,
    kind: named,
    partner: named,
    origin: named,
    reason: named,
  })
  .superRefine(checkPeriod)

export type Asked = z.output<typeof askedSchema>

/**
 * An address that names nothing, as `material=`, means lines that no single one can be named for, and outside where it names a side. A side of
 * no such name passed nothing to anybody, as one that the reader may not know.
 */
export async function askedOf(
  { store, streams }: Installation,
  { organisation: _, sender, receiver, ...asked }: Asked,
  scope: Scope,
): Promise<AskedPostings> {
  const { material, kind, estate, partner, origin, asOf, timeZone, figure, ...plain } = asked
  const zone = timeZone ?? (scope.of === 'jurisdiction' ? localDays : scope.timeZone)
  const shared = {
    ...plain,
    timeZone: zone === localDays ? null : zone,
    keys: scope.keys,
    material: material === '' ? null : material,
    kind: kind === '' ? null : kind,
    estate: estate === '' ? null : estate,
    partner: partner === undefined ? undefined : await partnerOf(store, partner),
    origin: origin === '' ? null : origin,
    originFacts: originFactsOf(streams),
    asOf: asOf === undefined ? undefined : new Date(asOf),
  }
  if (figure !== 'passed') return { ...shared, figure }
  const [from, to] = await Promise.all([sideOf(store, sender), sideOf(store, receiver)])
  // Movements are read by one clock, that of whoever asks.
  const clock = timeZone === undefined ? scope.timeZone : shared.timeZone
  return { ...shared, timeZone: clock, figure: { from, to } }
}

/** Key of whoever stood on the other side; null where nobody passed anything to anybody. */
async function partnerOf(
  { system }: Installation['store'],
  slug: string,
): Promise<number | typeof outsidePartner | null> {
  if (slug === '') return null
  return slug === outsidePartner ? slug : ((await organisationKeyOf(system, slug)) ?? 0)
}

/** Key of a side; null for outside, and one that nobody has for a name that nobody bears. */
async function sideOf({ system }: Installation['store'], slug = ''): Promise<number | null> {
  return slug === '' ? null : ((await organisationKeyOf(system, slug)) ?? 0)
}
