import { hourMilliseconds } from '../domain/hours.ts'
import { dayOver } from '../domain/local-clock.ts'
import { dayText, momentText } from '../domain/local-moment.ts'
import type { Source } from '../domain/source.ts'
import { type Words, words, wordsFrom } from '../domain/words.ts'
import type { BatchAlone } from './batch-alone.ts'

/** By when something must have happened to a batch. */
export interface Deadline {
  /** What, such as "Review no later than". */
  readonly label: Words
  /** The last instant, UTC ISO 8601, or the last day where the batch stands. */
  readonly by: string
  readonly source: Source
}

/** What a stream's rules know of deadlines of batches. */
export interface DeadlineTerms {
  /** States in which a batch may have one: a list looks at no others. */
  readonly states: readonly string[]
  readonly of: (batch: BatchAlone) => readonly Deadline[]
}

/** A deadline as people are told of it. */
export interface ShownDeadline {
  readonly text: Words
  /** The instant from which it is over, UTC ISO 8601. */
  readonly due: string
  readonly isOver: boolean
}

/** When, and by whose clock, a deadline is told; `now` is UTC ISO 8601. */
export interface DeadlineAsking {
  readonly now: string
  /** IANA name of the clock where the batch stands. */
  readonly timeZone: string
}

/** How long before it is over a deadline moves a batch to the top of a list: three days, so that no weekend hides it. House rule. */
export const dueSoonMilliseconds = 72 * hourMilliseconds

/** The soonest deadline of a batch; null where the rules know of none. */
export function shownDeadline(
  stream: { readonly deadlines?: DeadlineTerms } | undefined,
  batch: BatchAlone,
  asking: DeadlineAsking,
): ShownDeadline | null {
  const soonest = soonestOf(stream, batch, asking.timeZone)
  if (soonest === undefined) return null
  const { label, by, isDay, due } = soonest
  const { now, timeZone } = asking
  const isOver = due <= now
  return { text: textOf(label, { by, isDay, isOver, timeZone }), due, isOver }
}

/**
 * When the soonest deadline of a batch is over, UTC ISO 8601; undefined where the rules know of none. Lists sort by it: a deadline in words
 * takes many times as long, and most are never shown.
 */
export function soonestDue(
  stream: { readonly deadlines?: DeadlineTerms } | undefined,
  batch: BatchAlone,
  { timeZone }: Pick<DeadlineAsking, 'timeZone'>,
): string | undefined {
  return soonestOf(stream, batch, timeZone)?.due
}

/** A deadline with the instant from which it is over. */
interface Due extends Deadline {
  readonly due: string
  readonly isDay: boolean
}

function soonestOf(
  stream: { readonly deadlines?: DeadlineTerms } | undefined,
  batch: BatchAlone,
  timeZone: string,
): Due | undefined {
  const all = (stream?.deadlines?.of(batch) ?? []).map((one): Due => {
    const isDay = !one.by.includes('T')
    const due = isDay ? dayOver(one.by, timeZone) : new Date(one.by).toISOString()
    return { ...one, isDay, due }
  })
  return all.toSorted((one, other) => (one.due < other.due ? -1 : 1))[0]
}

const over = words('Overdue', '已逾期', '已逾期')

function textOf(
  label: Words,
  {
    by,
    isDay,
    isOver,
    timeZone,
  }: { by: string; isDay: boolean; isOver: boolean; timeZone: string },
): Words {
  return wordsFrom((language) => {
    const time = isDay ? dayText(by, language) : momentText(by, language, timeZone)
    const [colon, gap] = language === 'en' ? [': ', ' · '] : ['：', '：']
    const text = `${label[language]}${colon}${time}`
    return isOver ? `${over[language]}${gap}${text}` : text
  })
}
