import type { z } from '@hono/zod-openapi'
import type { Field } from '../../domain/field.ts'
import type { Words } from '../../domain/words.ts'
import { isFinal, openStages } from '../../workflows/advance.ts'
import type { Stage } from '../../workflows/stream.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { actionWords } from '../../workflows/words-of.ts'
import { sha256 } from '../digest.ts'
import type { streamSchema, streamSummarySchema } from './stream-schema.ts'

type StreamView = z.output<typeof streamSchema>
type StageView = StreamView['stages'][number]

/** A stream by name, with its own stages in the order of the table. */
export function streamSummary(stream: LoadedStream): z.output<typeof streamSummarySchema> {
  const { name, version, label, stages } = stream
  return { name, version, label, stages: Object.values(stages).map(labelled) }
}

/** A stream's whole table as the API shows it: own stages first, then those that every stream has. */
export function streamView(stream: LoadedStream): StreamView {
  const { name, version, label, materialField, kinds, states, table } = stream
  return {
    name,
    version,
    label,
    materialField,
    tableDigest: sha256(table),
    kinds: Object.entries(kinds).map(([kind, { label: words }]) => ({ name: kind, label: words })),
    states: Object.entries(states).map(([state, words]) => ({
      name: state,
      label: words,
      final: isFinal(stream, state),
      openStages: openStages(stream, state),
    })),
    stages: Object.values({ ...stream.stages, ...stream.allStages }).map(stageView),
    adoptable: Object.entries(stream.adoptable).map(([stage, { proves }]) => ({ stage, proves })),
  }
}

function stageView(stage: Stage): StageView {
  const { name, request, label, mass, epcis } = stage
  return {
    name,
    request,
    label,
    action: actionWords(stage),
    mass,
    epcis,
    batches: stage.batches ?? null,
    outputs: stage.outputs ?? null,
    fields: stage.fields.map(fieldView),
    outputFields: (stage.outputFields ?? []).map(fieldView),
    decided: (stage.decided ?? []).map(fieldView),
    losses: listed(stage.losses ?? {}),
    toleranceBasisPoints: stage.toleranceBasisPoints ?? null,
    whenSpent: stage.whenSpent === true,
    alsoParents: stage.alsoParents === true,
    competence: stage.competence ?? null,
    signatures: stage.signatures ?? [],
  }
}

function fieldView({ choices, carried: _, ...field }: Field): StageView['fields'][number] {
  return {
    ...field,
    ...(choices === undefined ? {} : { choices: listed(choices) }),
    optional: field.optional === true,
    personal: field.personal === true,
  }
}

function listed(words: Readonly<Record<string, Words>>) {
  return Object.entries(words).map(([name, label]) => ({ name, label }))
}

function labelled({ name, label }: Stage) {
  return { name, label }
}
