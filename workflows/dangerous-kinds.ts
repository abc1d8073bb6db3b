import type { LoadedStream } from './streams.ts'

/** A kind of batch that counts among the dangerous goods of a place. */
export interface DangerousKind {
  readonly stream: string
  readonly kind: string
}

/** All kinds of these streams that count among dangerous goods. */
export function dangerousKinds(
  streams: ReadonlyMap<string, LoadedStream>,
): readonly DangerousKind[] {
  return [...streams.values()].flatMap(({ name, kinds }) =>
    Object.entries(kinds)
      .filter(([, { dangerousGoods }]) => dangerousGoods !== undefined)
      .map(([kind]) => ({ stream: name, kind })),
  )
}
