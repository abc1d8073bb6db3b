import { z } from '@hono/zod-openapi'
import { localDay } from '../../../domain/local-day.ts'
import { faultOf, refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { right } from '../../../domain/right.ts'
import { drawSample } from '../../../domain/sample/draw-sample.ts'
import { sampleSize, usualAssurance } from '../../../domain/sample/sample-size.ts'
import { sha256Hex } from '../../digest.ts'
import { idSchema, textSchema } from '../../http/fields.ts'
import type { Principal } from '../../http/principal.ts'
import { checkPeriod, periodShape } from '../../inventory/reports/period-schema.ts'
import { requestDigest, sameOrRefused } from '../../once.ts'
import { random128 } from '../../random-id.ts'
import type { Organisation } from '../../store/organisations/organisations.ts'
import { readFrame } from '../../store/oversight/sample-frame.ts'
import { addSample, findSample } from '../../store/oversight/samples.ts'
import { addAuditEntry } from '../../store/people/audit.ts'
import type { Scope } from '../scope.ts'

/** Events that one frame holds, and that one sample draws. */
export const sampleBounds = { mostEvents: 200_000, mostDrawn: 500 } as const

const percent = (least: number, most: number) =>
  z
    .int(right('right_whole_between', { least, most }))
    .min(least, right('right_whole_between', { least, most }))
    .max(most, right('right_whole_between', { least, most }))

export const sampleAskedSchema = z
  .strictObject({
    id: idSchema(),
    ...periodShape,
    facility: textSchema().optional(),
    stream: textSchema().optional(),
    seed: textSchema(200)
      .optional()
      .openapi({
        description:
          'Named by the auditor, best after the period is over and from where nobody could have chosen it, as the numbers of a ' +
          'public lottery; drawn at random when absent. Either way it is published with the sample',
      }),
    size: percent(1, sampleBounds.mostDrawn).optional(),
    confidencePercent: percent(50, 99).default(usualAssurance.confidencePercent),
    materialityPercent: percent(1, 50).default(usualAssurance.materialityPercent),
  })
  .superRefine(checkPeriod)
  .openapi('SampleAsked')

export type SampleAsked = z.output<typeof sampleAskedSchema>

interface Drawing {
  readonly principal: Principal
  readonly now: Date
}

/**
 * Draws a sample over one organisation and keeps it, on its trail with the seed; asked for again it is the one that was drawn. The period
 * must be over, so that nobody records by the seed. A RefusedError where it is not, where there is nothing to draw from, where a whole
 * jurisdiction is asked, or where the id stands for another one.
 */
export async function drawAndKeep(
  scope: Scope,
  asked: SampleAsked,
  { principal, now }: Drawing,
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const { db, of, organisations, keys } = scope
  const [organisation] = organisations
  if (of === 'jurisdiction' || organisation === undefined) {
    throw new RefusedError(refuse('invalid', '/query/organisation', ['sample_of_one']))
  }
  if (principal.kind !== 'person') {
    throw new RefusedError(refuse('not_allowed', '', ['anomaly_needs_person']))
  }
  const { id } = asked
  const digest = requestDigest({ ...asked, organisation: organisation.slug })
  const reused = ['sample_id_reused', { id }] as const
  const earlier = await findSample(db, keys, id)
  if (earlier !== undefined) {
    return { id: sameOrRefused(earlier, digest, reused).id, isNew: false }
  }
  const sample = { ...(await drawnFrom(scope, organisation, { asked, now })), digest }
  const { authority, personId, name } = principal
  const { organisationKey } = organisation
  const by = { personId, drawnBy: name, drawnFor: (authority ?? organisation).name, drawnTime: now }
  const isNew = await db.transaction().execute(async (tx) => {
    if (!(await addSample(tx, { ...sample, ...by }))) return false
    const { seed, fromDay: from, toDay: to, frameDigest, drawn } = sample
    await addAuditEntry(tx, {
      organisationKey,
      time: now,
      kind: 'administration',
      actorKind: 'person',
      actor: personId,
      actorName: name,
      ...(authority === undefined ? {} : { actorOrganisationKey: authority.organisationKey }),
      action: 'audit sample drawn',
      detail: { id, seed, from, to, drawn: drawn.length, frameDigest },
    })
    return true
  })
  if (!isNew) sameOrRefused(await findSample(db, keys, id), digest, reused)
  return { id, isNew }
}

/** The sample itself, with the frame that it was drawn from. */
async function drawnFrom(
  { db, timeZone: usual }: Scope,
  { organisationKey }: Organisation,
  { asked, now }: { readonly asked: SampleAsked; readonly now: Date },
) {
  const { id, from, to, facility, stream, confidencePercent, timeZone = usual } = asked
  const today = localDay(now, { timeZone })
  if (to > today) {
    const fault = faultOf('/to', 'sample_period_open', { day: today })
    throw new RefusedError({ code: 'invalid', faults: [fault] })
  }
  const most = sampleBounds.mostEvents
  const frame = { from, to, timeZone, facility, stream, before: now, most: most + 1 }
  const events = await readFrame(db, organisationKey, frame)
  if (events.length === 0) throw refusedFrame('sample_frame_empty', 0)
  if (events.length > most) throw refusedFrame('sample_frame_large', most)
  const seed = asked.seed ?? random128('hex')
  const size = Math.min(asked.size ?? sampleSize(asked, events.length), sampleBounds.mostDrawn)
  return {
    id,
    organisationKey,
    seed,
    seedNamed: asked.seed !== undefined,
    fromDay: from,
    toDay: to,
    timeZone,
    facility: facility ?? null,
    stream: stream ?? null,
    confidencePercent,
    frameCount: events.length,
    frameDigest: sha256Hex(events.map(({ event }) => `${event}\n`).join('')),
    ...drawSample(events, { seed, size, hash: sha256Hex }),
  }
}

function refusedFrame(says: 'sample_frame_empty' | 'sample_frame_large', most: number) {
  return new RefusedError(refuse('invalid', '/from', [says, { most }]))
}
