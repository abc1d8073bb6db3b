import { z } from '@hono/zod-openapi'
import type { Facts } from '../../domain/field.ts'
import { usualTimeZone } from '../../domain/local-day.ts'
import { nameWords, toldOrganisation } from '../../domain/local-names.ts'
import { mayRole } from '../../domain/role.ts'
import {
  type FaultFor,
  faultsOfPerson,
  faultsOfStation,
  gatedStages,
} from '../../workflows/faults-of-whoever.ts'
import type { ShowingFor } from '../../workflows/shown-batch.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import type { Principal } from '../http/principal.ts'
import { wordsSchema } from '../http/schemas.ts'
import { mayPrincipal } from '../http/station-bounds.ts'
import { pseudonymOf } from '../people/access/pseudonym.ts'
import { listOpenRecalls } from '../store/custody/open-recalls.ts'
import type { Database } from '../store/database.ts'
import type { StoredBatch } from '../store/inventory/batches.ts'
import { holdCompetences } from '../store/organisations/competences.ts'
import { findFacility } from '../store/organisations/facilities.ts'
import { outcomeSchema } from './form-schema.ts'

/** What to do next with a batch, as the API shows it. */
export const nextStepsSchema = z.object({
  recalls: z
    .array(z.object({ id: z.string(), severity: wordsSchema, notice: wordsSchema }))
    .readonly()
    .describe('Open on it: it is not worked on as if nothing were'),
  mayRecord: z.boolean().describe('Whether the role of whoever asks records at all'),
  recommended: z.string().nullable().describe('The one stage to record next; null for none'),
  steps: z
    .array(
      z.object({
        stage: z.string(),
        action: wordsSchema,
        isOpen: z.boolean(),
        asksReason: z
          .boolean()
          .describe(
            'Closed by nothing but an open recall: whoever asks may record it with `underRecallReason`',
          ),
        isPlanned: z.boolean().describe('False for what happens when something is found'),
        persons: z.int().describe('How many persons sign'),
        reasons: z.array(wordsSchema).readonly().describe('Why it is closed'),
      }),
    )
    .readonly()
    .describe(
      'The recommended one first, then other open ones, closed ones last, of these first what asks a reason',
    ),
  alarm: z
    .object({
      stage: z.string(),
      label: wordsSchema,
      action: wordsSchema,
      outcome: outcomeSchema.optional(),
      sign: z.string().describe('Name of the one fact that it asks'),
      signs: z
        .array(z.object({ value: z.string(), label: wordsSchema }))
        .readonly()
        .describe('What may be seen'),
    })
    .nullable()
    .describe(
      'The stage that sets it apart at once, on one sign and nothing else, for whoever may record; null where it is gone',
    ),
})

export interface NextFor {
  readonly db: Database
  readonly organisationKey: number
  readonly principal: Principal
  readonly now: Date
}

/** Reads what is known of a batch and of whoever asks, before anything is scanned: recalls that are open, certificates that they hold. */
export async function readShowingFor(
  stream: LoadedStream | undefined,
  stored: StoredBatch,
  asking: NextFor,
): Promise<ShowingFor> {
  const { db, organisationKey, principal, now } = asking
  const facility = await findFacility(db, organisationKey, stored.facility)
  return {
    now: now.toISOString(),
    timeZone: facility?.place.timeZone ?? usualTimeZone,
    recalls: stream === undefined ? [] : await listOpenRecalls(db, [stored.batchKey]),
    mayRecord: mayRole(principal.role, 'record'),
    mayGiveReason: mayPrincipal(principal, 'supervise'),
    faultFor: stream === undefined ? () => undefined : await readFaultFor(stream, stored, asking),
  }
}

/** What keeps whoever asks from a stage: a station its bounds, a person a certificate that is missing; all asked in one question. */
async function readFaultFor(
  stream: LoadedStream,
  { facility, context }: StoredBatch,
  { db, organisationKey, principal, now }: NextFor,
): Promise<FaultFor> {
  if (principal.kind === 'station') return faultsOfStation(stream, principal)
  // Facts were parsed before they were stored.
  const gated = gatedStages(stream, context as Facts)
  const organisation = toldOrganisation(principal.organisation)
  const operator = pseudonymOf(principal.personId, organisation.slug)
  const held = await holdCompetences(
    db,
    organisationKey,
    gated.map(({ serving: kinds }) => ({ operator, kinds, facility, time: now })),
  )
  return faultsOfPerson(gated, {
    isHeld: (_, index) => held[index]?.held === true,
    dayOf: (index) => held[index]?.day ?? '',
    organisation: nameWords(organisation),
  })
}
