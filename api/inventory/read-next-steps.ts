import { z } from '@hono/zod-openapi'
import { competenceFor, kindsServing } from '../../domain/competence.ts'
import type { Facts } from '../../domain/field.ts'
import { sentence } from '../../domain/phrases.ts'
import { type Fault, faultOf } from '../../domain/refusal.ts'
import { mayRole } from '../../domain/role.ts'
import { shownIn } from '../../domain/shown-names.ts'
import { type Words, words } from '../../domain/words.ts'
import { nextSteps } from '../../workflows/next-steps.ts'
import { recallNotices, recallSeverities } from '../../workflows/recall.ts'
import { namesOf } from '../../workflows/shown-names.ts'
import type { Stage } from '../../workflows/stream.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { actionWords } from '../../workflows/words-of.ts'
import type { Principal } from '../http/principal.ts'
import { wordsSchema } from '../http/schemas.ts'
import { pseudonymOf } from '../people/access/pseudonym.ts'
import { listOpenRecalls } from '../store/custody/open-recalls.ts'
import type { Database } from '../store/database.ts'
import { batchStateOf, type StoredBatch } from '../store/inventory/batches.ts'
import { holdCompetences } from '../store/organisations/competences.ts'

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
        isPlanned: z.boolean().describe('False for what happens when something is found'),
        persons: z.int().describe('How many persons sign'),
        reasons: z.array(wordsSchema).readonly().describe('Why it is closed'),
      }),
    )
    .readonly()
    .describe('The recommended one first, then other open ones, closed ones last'),
})

export interface NextFor {
  readonly db: Database
  readonly organisationKey: number
  readonly principal: Principal
  readonly now: Date
}

/** Reads what to do next with a batch for whoever asks: what the rules say, what recalls say, and whether they hold the certificates. */
export async function readNextSteps(
  stream: LoadedStream,
  stored: StoredBatch,
  asking: NextFor,
): Promise<z.output<typeof nextStepsSchema>> {
  const { db, principal, now } = asking
  const batch = batchStateOf(stored)
  const recalls = await listOpenRecalls(db, [stored.batchKey])
  const faultFor = await readFaultFor(stream, stored, asking)
  const asked = { batch, now: now.toISOString(), recalls, faultFor }
  const { recommended = null, steps } = nextSteps(stream, asked)
  return {
    recalls: recalls.map(({ recall, severity, notice }) => ({
      id: recall,
      severity: recallSeverities[severity],
      notice: recallNotices[notice],
    })),
    mayRecord: mayRole(principal.role, 'record'),
    recommended,
    steps: steps.map(({ stage, faults }) => ({
      stage: stage.name,
      action: actionWords(stage),
      isOpen: faults.length === 0,
      isPlanned: stage.unplanned !== true,
      persons: stage.signatures?.length ?? 1,
      reasons: faults.map((fault) => saidOf(fault, stream, stage)),
    })),
  }
}

/** What keeps whoever asks from a stage: a station its bounds, a person a certificate that is missing; all asked in one question. */
async function readFaultFor(
  stream: LoadedStream,
  { facility, context }: StoredBatch,
  { db, organisationKey, principal, now }: NextFor,
): Promise<(stage: Stage) => Fault | undefined> {
  if (principal.kind === 'station') {
    const { stages, name } = principal
    return ({ name: stage }) => {
      const asked = `${stream.name}.${stage}`
      if (stages === undefined || stages.includes(asked)) return undefined
      return faultOf('/stage', 'station_records_others', { stage: asked, station: name, stages })
    }
  }
  // Facts were parsed before they were stored.
  const goods = [context as Facts]
  const gated = Object.values(stream.allStages).flatMap((stage) =>
    stage.competence === undefined
      ? []
      : [{ stage, competence: competenceFor(stage.competence, goods) }],
  )
  const { slug = '', name = '' } = principal.organisation ?? {}
  const operator = pseudonymOf(principal.personId, slug)
  const held = await holdCompetences(
    db,
    organisationKey,
    gated.map(({ competence }) => ({
      operator,
      kinds: kindsServing(competence),
      facility,
      time: now,
    })),
  )
  const missing = new Map(
    gated.flatMap(({ stage, competence: { kind } }, index) => {
      const { held: isHeld = false, day = '' } = held[index] ?? {}
      const values = { stage: stage.name, kind, day, organisation: name }
      return isHeld
        ? []
        : [[stage.name, faultOf('/stage', 'certificate_not_held', values)] as const]
    }),
  )
  return (stage) => missing.get(stage.name)
}

/** A fault in every language, with the stream's words for names. */
export function saidOf({ says, values }: Fault, stream: LoadedStream, stage: Stage): Words {
  const names = namesOf(stream, stage)
  const [en, traditional, simplified] = (['en', 'zh-Hant', 'zh-Hans'] as const).map((language) =>
    sentence(says, values, language, shownIn(language, names)),
  )
  return words(en ?? '', traditional ?? '', simplified ?? '')
}
