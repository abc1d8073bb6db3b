import type { Audience, Field } from '../domain/field.ts'
import { canonical } from '../domain/proof/canonical.ts'
import { commonStages } from './common-stages.ts'
import { withIdentity } from './identity-fields.ts'
import { withLossBounds } from './loss-bounds.ts'
import { opticalCheckStage } from './optical-check-stage.ts'
import { fieldsOfStage } from './parts-of-stage.ts'
import { commonPassportStages, passportDataStage } from './passport-data-stage.ts'
import { underRecallReasonField, withRecallReason } from './recall-reason.ts'
import type { Stage, Stream } from './stream.ts'
import { withWeighing } from './weighing-stage.ts'

/** A stream with what is read off its table once: all its stages and the names its rules share. */
export interface LoadedStream extends Stream {
  /** Own and common stages by name. */
  readonly allStages: Readonly<Record<string, Stage>>
  /** Who may see each fact. */
  readonly audiences: ReadonlyMap<string, Audience>
  /** Facts that name a person. */
  readonly personalNames: ReadonlySet<string>
  /** Facts that are kept beside a batch because a later stage reads them. */
  readonly carried: ReadonlySet<string>
  /** Fields of days and times by name, of all stages and papers: records made elsewhere bring those of several stages. */
  readonly dates: ReadonlyMap<string, Field>
  /** Stages whose events a passport may begin, change or end with; none where the stream issues none. */
  readonly passportStages: ReadonlySet<string>
  /** The stage table as canonical JSON: its digest names the words an event was written in. */
  readonly table: string
}

/** A stream's table as it is used: completed by what is common to all streams, and read off once. */
export function loadedStream(plain: Stream): LoadedStream {
  const stream = withReasonInPapers(plain)
  const stages = completed(stream.stages)
  const allStages = byName([
    ...Object.values(completed(commonStages)),
    ...passportDataStage(stream),
    ...opticalCheckStage(stream),
    ...Object.values(stages),
  ])
  const fields = Object.values(allStages).flatMap(fieldsOfStage)
  return {
    ...stream,
    stages,
    allStages,
    audiences: new Map(fields.map(({ name, audience }) => [name, audience])),
    personalNames: namesOf(fields.filter((field) => field.personal === true)),
    passportStages: new Set(
      stream.passport === undefined
        ? []
        : [
            ...commonPassportStages,
            ...stream.passport.stages,
            ...(stream.passport.end?.stages ?? []),
          ],
    ),
    carried: namesOf(fields.filter((field) => field.carried === true)),
    dates: new Map(
      [...fields, ...fields.flatMap(({ parts = [] }) => parts), ...stream.custody.papers]
        .filter(({ type }) => type === 'date' || type === 'time')
        .map((field) => [field.name, field]),
    ),
    // Functions and the machine are left out: what is signed is what the words mean, not how we compute.
    table: canonical(
      JSON.parse(
        JSON.stringify({
          ...stream,
          stages,
          machine: undefined,
          passport: undefined,
          examples: undefined,
          demonstration: undefined,
          // No event is written in its words; a passport names its points itself.
          passportPoints: undefined,
          usualLosses: undefined,
          // An event names the version of the list that its class is of.
          defectClasses: undefined,
          summary: undefined,
        }),
      ),
    ),
  }
}

/** Papers name the reason too for which recalled goods leave, so that whoever takes them reads it. */
function withReasonInPapers(stream: Stream): Stream {
  const papers = [...stream.custody.papers, underRecallReasonField]
  return { ...stream, custody: { ...stream.custody, papers } }
}

/** Stages with what their effect on mass, and the making of batches, brings with it in every stream. */
function completed(stages: Readonly<Record<string, Stage>>): Readonly<Record<string, Stage>> {
  return byName(
    Object.values(stages).map((stage) =>
      withRecallReason(withLossBounds(withWeighing(withIdentity(stage)))),
    ),
  )
}

/**
 * Stages by name in a table that knows nothing else: scans name their stage in words of their own, and `constructor` is none.
 */
function byName(stages: readonly Stage[]): Readonly<Record<string, Stage>> {
  const table: Record<string, Stage> = Object.create(null)
  for (const stage of stages) table[stage.name] = stage
  return table
}

function namesOf(fields: readonly { readonly name: string }[]): ReadonlySet<string> {
  return new Set(fields.map((field) => field.name))
}
