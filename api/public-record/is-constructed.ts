import type { FactValue } from '../../domain/field.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { idFrom } from '../digest.ts'
import { factsFor, type PublicLink } from './open-chain.ts'
import { perStream } from './per-stream.ts'

/**
 * Whether a batch is demonstration data. It follows from what was sealed: the event is one of the stream's example walk,
 * whose ids follow from the walk, or a public fact says of itself that it is constructed. No flag can be forgotten.
 */
export function isConstructed(
  stream: LoadedStream,
  links: readonly PublicLink[],
  batch: string,
): boolean {
  const examples = exampleIds(stream)
  return links.some(
    (link) =>
      examples.has(link.event.id) || Object.values(factsFor(link, batch)).some(saysConstructed),
  )
}

const exampleIds = perStream(
  ({ name, examples }) => new Set(examples.map((_, index) => idFrom(`example/${name}/${index}`))),
)

function saysConstructed(value: FactValue): boolean {
  if (typeof value === 'string') return /^constructed\b/i.test(value)
  return Array.isArray(value) && value.some(saysConstructed)
}
