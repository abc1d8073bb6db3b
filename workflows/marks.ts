import type { BatchState, EventOutput, Scan } from '../domain/event.ts'
import { textIn } from '../domain/fact-values.ts'
import type { Facts } from '../domain/field.ts'
import { handedOverState, reversedState } from '../domain/replay-chain.ts'
import { skeletonOf } from '../domain/skeleton.ts'

/**
 * What a batch is known by beside its id, as it looks to a reader. Two batches of an organisation that bear one mark are a
 * question; `within` narrows it, as a serial number is the maker's for one model.
 */
export interface Mark {
  readonly sort: 'code' | 'unit' | 'passport'
  readonly text: string
  readonly within: string
  /** Issued passports stand alone `everywhere`; that of an original is `shared` by all that came out of it. */
  readonly reach?: 'everywhere' | 'shared'
}

/** The mark of an organisation's own code. */
export function codeMark(code: string): Mark {
  return { sort: 'code', text: `code ${skeletonOf(code)}`, within: '' }
}

/** The mark of a maker's serial number of a model; undefined where there is none, or only a word for that. */
export function unitMark(stream: string, { serial, model }: Facts): Mark | undefined {
  const seen = typeof serial === 'string' ? skeletonOf(serial) : ''
  if (!/[\p{L}\p{N}]/u.test(seen) || noSerials.has(seen)) return undefined
  return {
    sort: 'unit',
    text: `unit ${stream} ${seen}`,
    within: typeof model === 'string' ? skeletonOf(model) : '',
  }
}

/** Words that people write where a label cannot be read. */
const noSerials: ReadonlySet<string> = new Set(
  [
    'none',
    'unknown',
    'unreadable',
    'illegible',
    'n/a',
    'na',
    '不詳',
    '未知',
    '沒有',
    '没有',
    '無',
    '无',
  ].map(skeletonOf),
)

/** The mark of a passport's identifier. */
export function passportMark(id: string): Mark {
  return { sort: 'passport', text: `passport ${skeletonOf(id)}`, within: '' }
}

/** All that a batch is known by. One whose making was taken back is known by nothing. */
export function marksOf({ code, stream, state, context }: BatchState): readonly Mark[] {
  if (state === reversedState) return []
  const unit = unitMark(stream, context)
  const issued = textIn(context, 'passportId')
  const original = textIn(context, 'predecessorPassportId')
  return [
    codeMark(code),
    ...(unit === undefined ? [] : [unit]),
    ...(issued === undefined ? [] : [{ ...passportMark(issued), reach: 'everywhere' } as const]),
    ...(original === undefined || original === issued
      ? []
      : [{ ...passportMark(original), reach: 'shared' } as const]),
  ]
}

/** Whether a batch is known by the same after an event as before it: most events change nothing of that. */
export function isKnownAsBefore(before: BatchState, after: BatchState): boolean {
  const isGone = ({ state }: BatchState) => state === reversedState || state === handedOverState
  if (before.state !== after.state && (isGone(before) || isGone(after))) return false
  return knownFacts.every((name) => before.context[name] === after.context[name])
}

const knownFacts = ['serial', 'model', 'passportId', 'predecessorPassportId'] as const

/** What a scan names by its looks, so that whoever bears it is looked up before the scan is decided. */
export function marksAsked(
  { stream, batches, outputs, facts }: Scan,
  continued: readonly { readonly context: Facts }[],
): readonly Mark[] {
  const units = [
    ...outputs.map((output) => output.facts),
    ...continued.map(({ context }) => context),
  ]
  const passport = facts.passportId
  return [
    ...[...batches, ...outputs].map(({ batch }) => codeMark(batch)),
    ...units.flatMap((given) => unitMark(stream, factsWith(given)) ?? []),
    ...(typeof passport === 'string' ? [passportMark(passport)] : []),
  ]
}

/** The serial number that was given, read or not: what is no text is refused elsewhere. */
function factsWith({ serial }: Scan['facts'] | EventOutput['facts']): Facts {
  return typeof serial === 'string' ? { serial } : {}
}
