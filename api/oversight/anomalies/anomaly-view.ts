import { z } from '@hono/zod-openapi'
import type { AnomalyKind } from '../../../domain/anomaly/kinds.ts'
import { anomalyKindNames, anomalyKinds } from '../../../domain/anomaly/kinds.ts'
import { anomalyRules } from '../../../domain/anomaly/rules.ts'
import { type NameOf, questionOf } from '../../../domain/anomaly/said.ts'
import type { Source } from '../../../domain/source.ts'
import type { Language } from '../../../domain/words.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import { choiceWords, stageWords } from '../../../workflows/words-of.ts'
import { sourceSchema } from '../../http/schemas.ts'
import type { StoredAnomaly } from '../../store/oversight/anomalies.ts'
import type { AnomalyDecision } from '../../store/oversight/anomaly-decisions.ts'

const figureSchema = z.object({
  name: z.string(),
  unit: z.enum(['grams', 'share', 'count', 'times', 'seconds', 'days', 'time', 'one_in', 'text']),
  value: z.union([z.number(), z.string()]).describe('A share is out of 1, a chance 1 in so many'),
})

export const anomalySchema = z
  .object({
    id: z.string(),
    kind: z.enum(anomalyKindNames),
    label: z.string(),
    question: z.string().describe('What was seen and what is asked, never a verdict'),
    organisation: z.string().describe('Slug of the organisation whose records raise it'),
    facility: z.string().nullable(),
    stream: z.string().nullable(),
    time: z.string().describe('When the newest of its evidence happened'),
    foundTime: z.string(),
    dismissed: z.boolean(),
    events: z
      .array(z.string())
      .readonly()
      .describe('Ids of the events that it rests on, at most 20'),
    reversed: z
      .array(z.string())
      .readonly()
      .describe('Those of the events that were reversed since; of all of them: it is open no more'),
    batches: z.array(z.string()).readonly().describe('Codes, at most 20'),
    arithmetic: z.array(figureSchema).readonly(),
    since: z
      .string()
      .nullable()
      .describe('Where there was more than one look reads: nothing from before was compared'),
    rule: z.object({ version: z.int(), source: sourceSchema }),
  })
  .openapi('Anomaly')

export const decisionSchema = z
  .object({
    decision: z.enum(['dismissed', 'reopened']),
    reason: z.string(),
    by: z.string(),
    byFor: z.string().describe('Name of the organisation or authority that they acted for'),
    time: z.string(),
  })
  .openapi('AnomalyDecision')

/** A question as it is shown, in a language. */
export function anomalyView(
  { id, organisation, eventTime, foundTime, finding, dismissed, person, reversed }: StoredAnomaly,
  streams: ReadonlyMap<string, LoadedStream>,
  language: Language,
) {
  const { kind, facility, stream, events, batches, arithmetic, version, since = null } = finding
  const said = person === null ? finding : { ...finding, named: { ...finding.named, person } }
  return {
    id,
    kind,
    label: anomalyKinds[kind].label[language],
    question: questionOf(said, language, namesIn(streams.get(stream ?? ''))),
    organisation,
    facility,
    stream,
    time: eventTime.toISOString(),
    foundTime: foundTime.toISOString(),
    dismissed,
    events,
    reversed,
    batches,
    arithmetic,
    since,
    rule: { version, source: sourceOf(kind) },
  }
}

/** A decision as it is shown. */
export function decisionView({ time, ...decision }: AnomalyDecision) {
  return { ...decision, time: time.toISOString() }
}

function namesIn(stream: LoadedStream | undefined): NameOf {
  return (sort, name) => {
    if (stream === undefined) return undefined
    return sort === 'stage' ? stageWords(stream, name) : choiceWords(stream, name)
  }
}

const rules = {
  odd_yield: anomalyRules.yield,
  slip: anomalyRules.slip,
  odd_weighing: anomalyRules.weighing,
  faster_than_walking: anomalyRules.walking,
  faster_than_hands: anomalyRules.hands,
  same_photo: anomalyRules.same,
  same_serial: anomalyRules.same,
  grade_shift: anomalyRules.grade,
  too_round: anomalyRules.round,
  too_equal: anomalyRules.equal,
  claim_near_limit: anomalyRules.claim,
  silence: anomalyRules.silence,
  odd_looks: anomalyRules.looks,
} as const satisfies Record<AnomalyKind, { readonly source: Source }>

/** Where the rule of a kind comes from. */
export function sourceOf(kind: AnomalyKind): Source {
  return rules[kind].source
}
