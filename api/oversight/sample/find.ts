import { z } from '@hono/zod-openapi'
import { mostGrams } from '../../../domain/limits.ts'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { right } from '../../../domain/right.ts'
import { outcomes } from '../../../domain/sample/sum-up.ts'
import { isId, reasonSchema } from '../../http/fields.ts'
import type { Principal } from '../../http/principal.ts'
import { addFinding, readSampled } from '../../store/oversight/sample-findings.ts'
import { findSample, type StoredSample } from '../../store/oversight/samples.ts'
import { addAuditEntry } from '../../store/people/audit.ts'
import type { Scope } from '../scope.ts'

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
export async function readSample({ db, keys }: Scope, id: string): Promise<StoredSample> {
  const sample = isId(id) ? await findSample(db, keys, id) : undefined
  if (sample === undefined) {
    throw new RefusedError(refuse('not_found', '/path/id', ['sample_unknown', { id }]))
  }
  return sample
}

/** Puts what somebody found at an event of a sample beside it, and on the trail; the last word counts and all stay. */
export async function keepFinding(
  { db }: Scope,
  sample: StoredSample,
  {
    asked,
    by: { principal, now },
  }: {
    asked: z.output<typeof findingAskedSchema>
    by: { readonly principal: Principal; readonly now: Date }
  },
): Promise<void> {
  if (principal.kind !== 'person') {
    throw new RefusedError(refuse('not_allowed', '', ['anomaly_needs_person']))
  }
  const { place, outcome, foundGrams = null, remark = null } = asked
  const sampled = await readSampled(db, sample)
  if (place > sampled.length) {
    const most = sampled.length
    throw new RefusedError(refuse('invalid', '/place', ['sample_place_unknown', { place, most }]))
  }
  const { authority, organisation, personId, name } = principal
  const foundFor = (authority ?? organisation)?.name ?? sample.organisationName
  const finding = { place, outcome, foundGrams, remark, personId, personName: name, foundFor, now }
  await db.transaction().execute(async (tx) => {
    await addFinding(tx, sample, finding)
    await addAuditEntry(tx, {
      organisationKey: sample.organisationKey,
      time: now,
      kind: 'administration',
      actorKind: 'person',
      actor: personId,
      actorName: name,
      ...(authority === undefined ? {} : { actorOrganisationKey: authority.organisationKey }),
      action: 'audit finding recorded',
      detail: { id: sample.id, place, outcome },
    })
  })
}
