import { type HeldBack, judgeScan } from './at-hand/judge-scan.ts'
import { mendingOf } from './queue/mend.ts'
import type { Kept, NewScan, Queue } from './queue/queue.ts'
import type { ShownScan } from './queue/queue-view.ts'
import type { Expected } from './queue/queued-scan.ts'
import { isSettled } from './queue/queued-scan.ts'
import { whyNotKept } from './queue/why-not-kept.ts'

/**
 * What became of a scan, as far as somebody waits for it with a label in the hand. `kept`: it is on this device and goes out later.
 * `refused`: nothing was recorded, and what is wrong stands with the scan at its place in the queue. `not_kept`: nothing of it is anywhere.
 * `held_back`: nothing either, since the rules on this device refuse it.
 */
export type Outcome =
  | { readonly is: 'recorded' | 'kept' | 'refused'; readonly place: number }
  | { readonly is: 'not_kept'; readonly why: WhyNotKept }
  | { readonly is: 'held_back'; readonly heldBack: HeldBack }

export type WhyNotKept = Extract<Kept, { notKept: unknown }>['notKept']

/** What a form makes: a new scan, or what a refused one at a place of the queue should have been. */
export interface Recording {
  readonly scan: NewScan
  /** Place of the refused scan that is mended. */
  readonly place?: number | undefined
  readonly expected?: Expected | undefined
  /** Told the place once it is on this device, before anybody waits for an answer: a reload finds it in the queue from then on. */
  readonly onKept?: ((place: number) => void) | undefined
}

/** How long somebody stands at a form for an answer. Longer ones are for the queue. */
const mostMilliseconds = 2_000

/**
 * Records what the rules on this device do not refuse; `isMeant`: whatever they say, since the server may know better. Where they cannot tell
 * it is kept, and the server judges.
 */
export async function recordJudged(
  queue: Queue,
  { scan, place, onKept }: Omit<Recording, 'expected'>,
  isMeant: boolean,
): Promise<Outcome> {
  const before = place === undefined ? undefined : shownAt(queue, place)?.queued
  const made = before === undefined ? scan : mendingOf(before, scan)
  const judged = isMeant ? undefined : await judgeScan(made)
  if (judged !== undefined && 'heldBack' in judged) return { is: 'held_back', ...judged }
  return recordScan(queue, { scan, place, expected: judged?.expected, onKept })
}

/** Records by the queue: what is made is on the device before anybody is told anything of it. */
export async function recordScan(
  queue: Queue,
  recording: Recording,
): Promise<Exclude<Outcome, { is: 'held_back' }>> {
  const at = await keep(queue, recording)
  if ('notKept' in at) return { is: 'not_kept', why: at.notKept }
  const { place } = at
  recording.onKept?.(place)
  // A device that knows of no network waits for nothing; should there be one after all, the screen says what came of it then.
  const shown = await queue.answered(place, navigator.onLine ? mostMilliseconds : 0)
  return { is: progressOf(shown), place }
}

async function keep(
  queue: Queue,
  { scan, place, expected }: Recording,
): Promise<{ place: number } | Extract<Kept, { notKept: unknown }>> {
  try {
    if (place !== undefined && (await isMended(queue, scan, place))) return { place }
    const kept = await queue.add(scan, expected)
    return 'kept' in kept ? { place: kept.kept.place } : kept
  } catch (error) {
    return { notKept: whyNotKept(error) }
  }
}

/** Whether the scan at the place is this one now: mended here, or already settled or sent again by another tab. One that is gone is made anew. */
async function isMended(queue: Queue, scan: NewScan, place: number): Promise<boolean> {
  const before = shownAt(queue, place)
  if (before === undefined) return false
  if (await queue.mend(place, mendingOf(before.queued, scan))) return true
  const now = shownAt(queue, place)
  return now !== undefined && now.queued.answer?.status !== 'refused'
}

function shownAt(queue: Queue, place: number): ShownScan | undefined {
  return queue.view().scans.find(({ queued }) => queued.place === place)
}

function progressOf(shown: ShownScan | undefined): 'recorded' | 'kept' | 'refused' {
  if (shown === undefined) return 'kept'
  if (shown.queued.answer?.status === 'refused') return 'refused'
  return isSettled(shown.queued) ? 'recorded' : 'kept'
}
