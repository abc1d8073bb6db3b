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
import { random128 } from '../../random-id.ts'
import { readFrame } from '../../store/oversight/sample-frame.ts'
import { addSample } from '../../store/oversight/samples.ts'
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

/**
 * Draws a sample over one organisation and keeps it, on its trail with the seed. The period must be over, so that nobody records by the
 * seed. A RefusedError where it is not, where there is nothing to draw from, or where a whole jurisdiction is asked.
 */
export async function drawAndKeep(
  { db, of, organisations, keys, timeZone: usual }: Scope,
  asked: SampleAsked,
  { principal, now }: { principal: Principal; now: Date },
): Promise<string> {
  const [organisationKey] = keys
  const [organisation] = organisations
  if (of === 'jurisdiction' || organisationKey === undefined || organisation === undefined) {
    throw new RefusedError(refuse('invalid', '/query/organisation', ['sample_of_one']))
  }
  if (principal.kind !== 'person') {
    throw new RefusedError(refuse('not_allowed', '', ['anomaly_needs_person']))
  }
  const { from, to, facility, stream, timeZone = usual } = asked
  if (to > localDay(now, { timeZone })) {
    const fault = faultOf('/to', 'sample_period_open', { day: localDay(now, { timeZone }) })
    throw new RefusedError({ code: 'invalid', faults: [fault] })
  }
  const most = sampleBounds.mostEvents
  const frame = { from, to, timeZone, facility, stream, before: now, most: most + 1 }
  const events = await readFrame(db, organisationKey, frame)
  if (events.length === 0) throw refusedFrame('sample_frame_empty', 0)
  if (events.length > most) throw refusedFrame('sample_frame_large', most)
  const seed = asked.seed ?? random128('hex')
  const size = Math.min(asked.size ?? sampleSize(asked, events.length), sampleBounds.mostDrawn)
  const { drawn, strata } = drawSample(events, { seed, size, hash: sha256Hex })
  const { authority, personId, name } = principal
  const frameDigest = sha256Hex(events.map(({ event }) => `${event}\n`).join(''))
  await db.transaction().execute(async (tx) => {
    await addSample(tx, {
      id: asked.id,
      organisationKey,
      seed,
      seedNamed: asked.seed !== undefined,
      fromDay: from,
      toDay: to,
      timeZone,
      facility: facility ?? null,
      stream: stream ?? null,
      confidencePercent: asked.confidencePercent,
      frameCount: events.length,
      frameDigest,
      strata,
      drawn,
      personId,
      drawnBy: name,
      drawnFor: (authority ?? organisation).name,
      drawnTime: now,
    })
    await addAuditEntry(tx, {
      organisationKey,
      time: now,
      kind: 'administration',
      actorKind: 'person',
      actor: personId,
      actorName: name,
      ...(authority === undefined ? {} : { actorOrganisationKey: authority.organisationKey }),
      action: 'audit sample drawn',
      detail: { id: asked.id, seed, from, to, drawn: drawn.length, frameDigest },
    })
  })
  return asked.id
}

function refusedFrame(says: 'sample_frame_empty' | 'sample_frame_large', most: number) {
  return new RefusedError(refuse('invalid', '/from', [says, { most }]))
}
