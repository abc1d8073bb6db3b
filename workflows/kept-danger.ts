import { dangerText } from '../domain/danger-text.ts'
import { type Words, words, wordsFrom } from '../domain/words.ts'
import type { Danger, Goods } from './custody-terms.ts'
import type { LoadedStream } from './streams.ts'

/** A danger as people are told of it. */
export interface DangerView {
  readonly name: string
  readonly label: Words
  /** In quarantine, also on the way. */
  readonly held: boolean
  /** Set apart in an emergency, its details still to be given. */
  readonly lacksDetails: boolean
  /** Earliest release from quarantine. */
  readonly until: string | null
}

/** A danger that was kept with a hand-over's line, with its words; as JSON where it is about to be kept. */
export function shownDanger(stream: LoadedStream | undefined, kept: unknown): DangerView | null {
  if (kept === null || kept === undefined) return null
  // Written by `keptDanger` and by nobody else.
  const danger: unknown = typeof kept === 'string' ? JSON.parse(kept) : kept
  const { name, held, lacksDetails = false, until = null } = danger as Danger
  return {
    name,
    label: stream?.custody.dangers?.[name] ?? words(name, name, name),
    held,
    lacksDetails,
    until,
  }
}

/** Name of a danger that was kept with a hand-over's line; null for nothing to tell. */
export function dangerName(kept: unknown): string | null {
  return shownDanger(undefined, kept)?.name ?? null
}

/** What a line keeps of its goods' danger. */
export function keptDanger(stream: LoadedStream, goods: Goods): string | null {
  const danger = stream.custody.dangerOf?.(goods)
  return danger === undefined ? null : JSON.stringify(danger)
}

/** All dangers of a hand-over's lines in one phrase, for whoever is told of it; undefined when there are none. */
export function dangerPhrase(
  streams: ReadonlyMap<string, LoadedStream>,
  lines: readonly { readonly stream: string; readonly danger: unknown }[],
): Words | undefined {
  const dangers = lines.flatMap(({ stream, danger }) => {
    return shownDanger(streams.get(stream), danger) ?? []
  })
  if (dangers.length === 0) return undefined
  return wordsFrom((language) =>
    [...new Set(dangers.map((one) => dangerText(one)[language]))].join(' · '),
  )
}
