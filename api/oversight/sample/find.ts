import { z } from '@hono/zod-openapi'
import { mostGrams } from '../../../domain/limits.ts'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { right } from '../../../domain/right.ts'
import { outcomes } from '../../../domain/sample/sum-up.ts'
import { sumOf } from '../../../domain/sum.ts'
import { isId, reasonSchema } from '../../http/fields.ts'
import type { Principal } from '../../http/principal.ts'
import { addFinding } from '../../store/oversight/sample-findings.ts'
import { addAuditEntry } from '../../store/people/audit.ts'
import { personAsking } from '../person-asking.ts'
import type { Scope } from '../scope.ts'
import { type DrawnSample, drawnIn, findParts, partAt } from './parts.ts'

const grams = right('right_grams', { least: 0, most: mostGrams })

export const findingAskedSchema = z
  .strictObject({
    place: z.int().min(1).max(500).openapi({ description: 'Of the event in the sample' }),
    outcome: z.enum(outcomes),
    foundGrams: z.int(grams).min(0, grams).max(mostGrams, grams).optional(),
    remark: reasonSchema().optional(),
  })
  .superRefine(({ outcome, foundGrams, remark }, check) => {
    const say = (path: string, message: string) =>
      check.addIssue({ code: 'custom', path: [path], message })
    if (outcome === 'differs' && foundGrams === undefined) say('foundGrams', grams)
    if (outcome !== 'differs' && foundGrams !== undefined)
      say('foundGrams', right('right_grams_if_other'))
    if (outcome === 'remark' && remark === undefined) say('remark', right('right_why'))
  })
  .openapi('SampleFindingAsked')

/** One sample of a scope; a RefusedError where there is none. */
export async function readSample(scope: Scope, id: string): Promise<DrawnSample> {
  const [first, ...others] = isId(id) ? await findParts(scope, id.toLowerCase()) : []
  if (first === undefined) {
    throw new RefusedError(refuse('not_found', '/path/id', ['sample_unknown', { id }]))
  }
  return [first, ...others]
}

/** Puts what somebody found at an event of a sample beside it, and on the trail; the last word counts and all stay. */
export async function keepFinding(
  { db }: Scope,
  sample: DrawnSample,
  {
    asked,
    by: { principal, now },
  }: {
    asked: z.output<typeof findingAskedSchema>
    by: { readonly principal: Principal; readonly now: Date }
  },
): Promise<void> {
  const person = personAsking(principal)
  const { outcome, foundGrams = null, remark = null } = asked
  const at = partAt(sample, asked.place)
  if (at === undefined) {
    const { place } = asked
    const most = sumOf(sample, drawnIn)
    throw new RefusedError(refuse('invalid', '/place', ['sample_place_unknown', { place, most }]))
  }
  const { part, place } = at
  const { authority, organisation, personId, name } = person
  const foundFor = (authority ?? organisation)?.name ?? part.organisationName
  const finding = { place, outcome, foundGrams, remark, personId, personName: name, foundFor, now }
  await db.transaction().execute(async (tx) => {
    await addFinding(tx, part, finding)
    await addAuditEntry(tx, {
      organisationKey: part.organisationKey,
      time: now,
      kind: 'administration',
      actorKind: 'person',
      actor: personId,
      actorName: name,
      ...(authority === undefined ? {} : { actorOrganisationKey: authority.organisationKey }),
      action: 'audit finding recorded',
      detail: { id: part.id, place, outcome },
    })
  })
}
