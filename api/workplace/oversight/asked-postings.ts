import { z } from '@hono/zod-openapi'
import { flowFigures } from '../../../domain/flow-figure.ts'
import { hasControlCharacter } from '../../../domain/parse-value.ts'
import { right } from '../../../domain/right.ts'
import { timeZoneSchema } from '../../http/time-zone.ts'
import type { Installation } from '../../installation.ts'
import { checkPeriod, periodShape } from '../../inventory/reports/period-schema.ts'
import { type Scope, scopeShape } from '../../oversight/scope.ts'
import { findOrganisation } from '../../store/first-start.ts'
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
    timeZone: timeZoneSchema.optional(),
    figure: z.enum([...flowFigures, 'passed']),
    sender: named,
    receiver: named,
    asOf: z.iso.datetime({ offset: true }).optional(),
    facility: named,
    stream: named,
    stage: named,
    material: named,
    kind: named,
    reason: named,
  })
  .superRefine(checkPeriod)

export type Asked = z.output<typeof askedSchema>

/**
 * An address that names nothing, as `material=`, means lines that no single one can be named for, and outside where it names a side. Undefined
 * for a side that is none of ours.
 */
export async function askedOf(
  { store }: Installation,
  { organisation: _, sender, receiver, ...asked }: Asked,
  scope: Scope,
): Promise<AskedPostings | undefined> {
  const { material, kind, asOf, timeZone, figure, ...plain } = asked
  const shared = {
    ...plain,
    timeZone: timeZone ?? (scope.of === 'jurisdiction' ? null : scope.timeZone),
    keys: scope.keys,
    material: material === '' ? null : material,
    kind: kind === '' ? null : kind,
    asOf: asOf === undefined ? undefined : new Date(asOf),
  }
  if (figure !== 'passed') return { ...shared, figure }
  const [from, to] = await Promise.all([sender, receiver].map((slug) => sideOf(store, slug)))
  if (from === undefined || to === undefined) return undefined
  // Movements are read by one clock, that of whoever asks.
  return { ...shared, timeZone: timeZone ?? scope.timeZone, figure: { from, to } }
}

/** Key of a side; null for outside. */
async function sideOf({ system }: Installation['store'], slug = '') {
  if (slug === '') return null
  return (await findOrganisation(system, slug))?.organisationKey
}
