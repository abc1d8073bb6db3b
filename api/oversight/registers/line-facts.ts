import type { RegisterFacts } from '../../../workflows/custody-terms.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'

/** Under which names numbers of papers stand in any stream; none of them is the holder's alone, so that anyone who sees the line may ask for it. */
export function documentNames(
  streams: ReadonlyMap<string, LoadedStream>,
  fact: 'ticket' | 'permit',
): readonly string[] {
  const names = [...streams.values()].flatMap(({ custody }) => custody.registers?.[fact] ?? [])
  return [...new Set(names)]
}

/** The first of a stream's facts for a column that is there: on the papers, in the event, or kept on the batch. */
export function registerFact(
  stream: LoadedStream | undefined,
  column: Exclude<keyof RegisterFacts, 'operation'>,
  places: readonly (Readonly<Record<string, unknown>> | undefined)[],
): string | null {
  const names = stream?.custody.registers?.[column] ?? []
  for (const name of names) {
    for (const place of places) {
      const text = place?.[name]
      if (typeof text === 'string' && text !== '') return text
    }
  }
  return null
}

/** The code of the recovery or disposal that a fact of the event stands for; null where none follows from it. */
export function operationOf(
  stream: LoadedStream | undefined,
  facts: Readonly<Record<string, unknown>>,
): string | null {
  const operation = stream?.custody.registers?.operation
  if (operation === undefined) return null
  const said = facts[operation.fact]
  const isKnown = typeof said === 'string' && Object.hasOwn(operation.codes, said)
  return isKnown ? (operation.codes[said] ?? null) : null
}
