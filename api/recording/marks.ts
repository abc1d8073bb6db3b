import type { BatchState } from '../../domain/event.ts'
import { isKnownAsBefore, type Mark, marksAsked, marksOf } from '../../workflows/marks.ts'
import { sha256Bytes } from '../digest.ts'
import type { Entry } from './entry.ts'

/** Digests of what scans name by its looks, for the look-up. */
export interface AskedMarks {
  /** Organisation and digest, pair by pair. */
  readonly organisations: readonly number[]
  readonly digests: readonly Buffer[]
  /** Of passports that are to be issued. */
  readonly passports: readonly Buffer[]
}

/** What scans name by its looks, each once. */
export function askedMarks(entries: readonly Entry[]): AskedMarks {
  const asked = new Map<string, { organisation: number; text: string }>()
  const passports = new Set<string>()
  for (const { scan, actor, predecessors = [] } of entries) {
    const { organisationKey: organisation } = actor
    for (const { sort, text } of marksAsked(scan, predecessors)) {
      asked.set(`${organisation} ${text}`, { organisation, text })
      if (sort === 'passport') passports.add(text)
    }
  }
  const named = [...asked.values()]
  return {
    organisations: named.map(({ organisation }) => organisation),
    digests: named.map(({ text }) => sha256Bytes(text)),
    passports: [...passports].map(sha256Bytes),
  }
}

/** Ids of the batches on the bench by what they are known by. */
export type Bearers = Map<string, Set<string>>

/** Notes by what a batch is known now, in place of what it was known by before. */
export function noteBearer(
  bearers: Bearers,
  { organisationKey, state }: { readonly organisationKey: number; readonly state: BatchState },
  before?: BatchState,
): void {
  if (before !== undefined) {
    if (isKnownAsBefore(before, state)) return
    for (const mark of marksOf(before))
      bearers.get(bearerKey(organisationKey, mark))?.delete(state.batch)
  }
  for (const mark of marksOf(state)) {
    const key = bearerKey(organisationKey, mark)
    bearers.set(key, (bearers.get(key) ?? new Set()).add(state.batch))
  }
}

/** Under what a mark of an organisation's batch is found. */
function bearerKey(organisationKey: number, { text, within }: Mark): string {
  return `${organisationKey} ${text} ${within}`
}

/** Batches of an organisation that bear a mark, by id. */
export function bearersOf(
  bearers: Bearers,
  organisationKey: number,
  mark: Mark,
): ReadonlySet<string> {
  return bearers.get(bearerKey(organisationKey, mark)) ?? new Set()
}
