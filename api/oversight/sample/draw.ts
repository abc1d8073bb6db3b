import { z } from '@hono/zod-openapi'
import { localDay } from '../../../domain/local-day.ts'
import { faultOf, refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { right } from '../../../domain/right.ts'
import { type Drawable, drawSample, stratumOf } from '../../../domain/sample/draw-sample.ts'
import { sampleSize, usualAssurance } from '../../../domain/sample/sample-size.ts'
import { sha256Hex } from '../../digest.ts'
import { idSchema, textSchema } from '../../http/fields.ts'
import type { PersonPrincipal, Principal } from '../../http/principal.ts'
import { checkPeriod, periodShape } from '../../inventory/reports/period-schema.ts'
import { requestDigest, sameOrRefused } from '../../once.ts'
import { random128 } from '../../random-id.ts'
import type { Database } from '../../store/database.ts'
import type { Organisation } from '../../store/organisations/organisations.ts'
import { type Frame, readFrame } from '../../store/oversight/sample-frame.ts'
import { addSample } from '../../store/oversight/samples.ts'
import { type AuditEntry, addAuditEntry } from '../../store/people/audit.ts'
import { personAsking } from '../person-asking.ts'
import { type Scope, wholeJurisdiction } from '../scope.ts'
import { findParts, partId } from './parts.ts'

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
 * Draws a sample over one organisation, or over all of a jurisdiction together, and keeps it, on the trail of each with the seed; asked for again it is the
 * one that was drawn. Of a jurisdiction each organisation keeps what was drawn of its own, as a sample of the same request. The period must be over, so
 * that nobody records by the seed. A RefusedError where it is not, where there is nothing to draw from, or where the id stands for another one.
 */
export async function drawAndKeep(
  scope: Scope,
  asked: SampleAsked,
  { principal, now }: Drawing,
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const person = personAsking(principal)
  const { db, organisations, of } = scope
  const { id } = asked
  const [only] = organisations
  const whose = of === 'jurisdiction' ? wholeJurisdiction : only?.slug
  const digest = requestDigest({ ...asked, organisation: whose })
  const reused = ['sample_id_reused', { id }] as const
  const [earlier] = await findParts(scope, id)
  if (earlier !== undefined) {
    sameOrRefused(earlier, digest, reused)
    return { id, isNew: false }
  }
  const parts = await drawnFrom(scope, { asked, now })
  const { authority, personId, name } = person
  const keep = async (tx: Database) => {
    for (const { organisation, ...part } of parts) {
      const drawnFor = (authority ?? organisation).name
      const by = { personId, drawnBy: name, drawnFor, drawnTime: now, digest }
      if (!(await addSample(tx, { ...part, ...by }))) throw new IdTakenError()
      await addAuditEntry(tx, entryOf(part, { principal: person, now }))
    }
    return true
  }
  const isNew = await db.transaction().execute(keep).catch(isNotTaken)
  if (!isNew) sameOrRefused((await findParts(scope, id))[0], digest, reused)
  return { id, isNew }
}

/** Ends a transaction in which one part was written and the id of another stands for something else already, so that none is kept. */
class IdTakenError extends Error {}

function isNotTaken(error: unknown): false {
  if (error instanceof IdTakenError) return false
  throw error
}

type Part = Awaited<ReturnType<typeof drawnFrom>>[number]

/** What stands on the trail of an organisation of which was drawn. */
function entryOf(
  part: Omit<Part, 'organisation'>,
  { principal, now }: { readonly principal: PersonPrincipal; readonly now: Date },
): AuditEntry {
  const { id, organisationKey, seed, fromDay: from, toDay: to, frameDigest, drawn } = part
  const { authority, personId, name } = principal
  return {
    organisationKey,
    time: now,
    kind: 'administration',
    actorKind: 'person',
    actor: personId,
    actorName: name,
    ...(authority === undefined ? {} : { actorOrganisationKey: authority.organisationKey }),
    action: 'audit sample drawn',
    detail: { id, seed, from, to, drawn: drawn.length, frameDigest },
  }
}

/** The sample itself by organisation, each with the frame that its events were drawn from; those of which there is none left out. */
async function drawnFrom(
  scope: Scope,
  { asked, now }: { readonly asked: SampleAsked; readonly now: Date },
) {
  const { id, from, to, facility, stream, confidencePercent, timeZone = scope.timeZone } = asked
  const today = localDay(now, { timeZone })
  if (to > today) {
    const fault = faultOf('/to', 'sample_period_open', { day: today })
    throw new RefusedError({ code: 'invalid', faults: [fault] })
  }
  const frames = await readFrames(scope, { from, to, timeZone, facility, stream, before: now })
  const all = frames.flatMap(({ events }) => events)
  const seed = asked.seed ?? random128('hex')
  const size = Math.min(asked.size ?? sampleSize(asked, all.length), sampleBounds.mostDrawn)
  const sample = drawSample(all, { seed, size, hash: sha256Hex })
  return frames.map(({ organisation, events }) => {
    // No two organisations share one: each begins with whose it is.
    const own = new Set(events.map(stratumOf))
    return {
      id: scope.of === 'jurisdiction' ? partId(id, organisation) : id,
      organisation,
      organisationKey: organisation.organisationKey,
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
      strata: sample.strata.filter(({ name }) => own.has(name)),
      drawn: sample.drawn.filter(({ stratum }) => own.has(stratum)),
    }
  })
}

/** What each organisation has in the frame; over a jurisdiction a facility is told apart by whose it is. */
async function readFrames(
  { db, of, organisations }: Scope,
  frame: Omit<Frame, 'most'>,
): Promise<
  readonly { readonly organisation: Organisation; readonly events: readonly Drawable[] }[]
> {
  const frames = []
  let left = sampleBounds.mostEvents
  for (const organisation of organisations) {
    const read = await readFrame(db, organisation.organisationKey, { ...frame, most: left + 1 })
    left -= read.length
    if (left < 0) throw refusedFrame('sample_frame_large', sampleBounds.mostEvents)
    const named = (facility: string) => `${organisation.slug} / ${facility}`
    const events =
      of === 'organisation' ? read : read.map((one) => ({ ...one, facility: named(one.facility) }))
    if (read.length > 0) frames.push({ organisation, events })
  }
  if (frames.length === 0) throw refusedFrame('sample_frame_empty', 0)
  return frames
}

function refusedFrame(says: 'sample_frame_empty' | 'sample_frame_large', most: number) {
  return new RefusedError(refuse('invalid', '/from', [says, { most }]))
}
