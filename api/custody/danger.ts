import { z } from '@hono/zod-openapi'
import { dangerText } from '../../domain/danger-text.ts'
import { refuse } from '../../domain/refusal.ts'
import { languages, type Words, words } from '../../domain/words.ts'
import type { Consignment, Danger, Goods } from '../../workflows/custody-terms.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { RefusedError } from '../http/problem.ts'
import { wordsSchema } from '../http/schemas.ts'

/** What whoever handles a batch is told of it, as the API shows it. */
export const dangerSchema = z
  .object({
    name: z.string().describe('Such as `red`, `amber` or `untriaged`: a danger of the stream'),
    label: wordsSchema,
    held: z.boolean().describe('In quarantine, also on the way'),
    until: z.string().nullable().describe('Earliest release from quarantine'),
  })
  .openapi('Danger')
export type DangerView = z.output<typeof dangerSchema>

/** The danger of goods as they stand, with its words; null when there is nothing to tell. */
export function dangerView(stream: LoadedStream | undefined, goods: Goods): DangerView | null {
  return shownDanger(stream, stream?.custody.dangerOf?.(goods))
}

/** A danger that was kept with a hand-over's line, with its words; as JSON where it is about to be kept. */
export function shownDanger(stream: LoadedStream | undefined, kept: unknown): DangerView | null {
  if (kept === null || kept === undefined) return null
  // Written by `keptDanger` and by nobody else.
  const danger: unknown = typeof kept === 'string' ? JSON.parse(kept) : kept
  const { name, held, until = null } = danger as Danger
  return { name, label: stream?.custody.dangers?.[name] ?? words(name, name, name), held, until }
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
  const [en = '', traditional = '', simplified = ''] = languages.map((language) => {
    return [...new Set(dangers.map((one) => dangerText(one)[language]))].join(' · ')
  })
  return words(en, traditional, simplified)
}

/** Throws the refusal of goods that may not leave on the papers they were offered with: those cannot be changed any more. */
export function assertMayLeave(stream: LoadedStream, consignment: Consignment): void {
  const faults = stream.custody.faultsInPapers?.(consignment) ?? []
  if (faults.length === 0) return
  const { code, faults: again } = refuse('guard_not_met', '/papers', ['papers_outdated'])
  throw new RefusedError({ code, faults: [...faults, ...again] })
}
