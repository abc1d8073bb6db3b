import { type Words, words } from '../../domain/words.ts'
import type { LoadedStream } from '../../workflows/streams.ts'

/** A word of the data with what people call it. */
export interface Named {
  readonly name: string
  readonly label: Words
}

/** A kind of batch. */
export function kindOf(stream: LoadedStream, kind: string): Named {
  return { name: kind, label: stream.kinds[kind]?.label ?? plain(kind) }
}

/** What a batch is made of, in the words of the stream's material field or of any other choice that has it. */
export function materialOf(stream: LoadedStream, material: string): Named {
  return { name: material, label: choiceWords(stream, material, stream.materialField) }
}

/** A stage, also one that the stream no longer has. */
export function stageOf(stream: LoadedStream, stage: string): Named {
  return { name: stage, label: stream.allStages[stage]?.label ?? plain(stage) }
}

/** The words of a choice value, looked for in one field first and then in all; the value itself when no field has it. */
export function choiceWords(stream: LoadedStream, value: string, first?: string): Words {
  const fields = Object.values(stream.allStages).flatMap((stage) => [
    ...stage.fields,
    ...(stage.outputFields ?? []),
    ...(stage.decided ?? []),
  ])
  const preferred = fields.filter(({ name }) => name === first)
  for (const { choices } of [...preferred, ...fields]) {
    if (choices !== undefined && Object.hasOwn(choices, value))
      return choices[value] ?? plain(value)
  }
  return plain(value)
}

/** A word of the data that nobody gave a label. */
export function plain(name: string): Words {
  const text = name.replaceAll('_', ' ').replace(/^[a-z]/, (first) => first.toUpperCase())
  return words(text, text, text)
}
