import type { Field } from '../../domain/field.ts'
import type { Stage } from '../../workflows/stream.ts'
import type { LoadedStream } from '../../workflows/streams.ts'

/** Stages that put things into classes, each `stream.stage`: those whose answer is one of the stream's classes with choices. */
export function gradedStages(streams: ReadonlyMap<string, LoadedStream>): readonly string[] {
  return [...streams.values()].flatMap((stream) =>
    Object.values(stream.allStages)
      .filter((stage) => gradeFieldOf(stream, stage) !== undefined)
      .map(({ name }) => `${stream.name}.${name}`),
  )
}

/** The class that a stage gives, as far as an authority may know it too; undefined where it gives none. */
export function gradeFieldOf({ classes = [] }: LoadedStream, stage: Stage): Field | undefined {
  const fields = [...(stage.decided ?? []), ...(stage.outputFields ?? [])]
  return fields.find(
    ({ name, choices, audience }) =>
      classes.includes(name) && choices !== undefined && audience !== 'holder',
  )
}
