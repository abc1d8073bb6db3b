import type { Answer, Refused } from '../../../domain/receipt.ts'
import type { QueuedScan } from './queued-scan.ts'
import type { Reading } from './read-arrival.ts'

/** How often the same trouble with one scan alone may stop it until it is laid aside, so that the others go on. */
export const mostStops = 5

/** What came of a request, for one of its scans. */
export interface Came {
  readonly reading: Reading
  /** Place of the scan in the request. */
  readonly index: number
  /** Whether the request held nothing else. */
  readonly alone: boolean
}

/**
 * A scan of a request after what came of it. It is done or refused only where the server said so for good; in all other cases it waits
 * and is sent again under its id. What a request as a whole was refused for falls on a scan that went alone: at once where it is too
 * large, else after some tries, since what broke on the way cannot be read either.
 */
export function afterReading(queued: QueuedScan, { reading, index, alone }: Came): QueuedScan {
  if (reading.why === 'answers') return afterAnswer(queued, reading.answers[index])
  if (!alone || !('refusal' in reading) || reading.refusal === undefined) return queued
  const { refusal, why } = reading
  const refused: Refused = { id: queued.scan.id, status: 'refused', ...refusal }
  if (refusal.code === 'too_large') return { ...queued, answer: refused }
  const isItsFault = why === 'unfit' || refusal.code === 'interrupted'
  return isItsFault ? stopped(queued, refused) : queued
}

function afterAnswer(queued: QueuedScan, answer: Answer<string> | undefined): QueuedScan {
  if (answer?.status === 'refused' && answer.code === 'interrupted') return stopped(queued, answer)
  if (answer === undefined || isForLater(answer)) return queued
  if (isSignerEnded(answer)) return unsigned(queued)
  return { ...queued, stopped: 0, answer }
}

/** Nobody can tell when a key that has ended signed: the scan goes again as the person's alone, under its id, and none is lost. */
function unsigned({ signed, ...queued }: QueuedScan): QueuedScan {
  return { ...queued, stopped: 0, unsigned: signed?.station }
}

function isSignerEnded(answer: Answer<string>): boolean {
  if (answer.status !== 'refused' || answer.code !== 'not_signed') return false
  return answer.faults.some(({ says }) => says === 'scan_signer_ended')
}

function stopped(queued: QueuedScan, answer: Refused): QueuedScan {
  const times = queued.stopped + 1
  return times < mostStops ? { ...queued, stopped: times } : { ...queued, stopped: 0, answer }
}

/** Whether a scan was refused for what will pass: the server is busy, or somebody else has signed in since we asked who it is. */
export function isForLater(answer: Answer<string>): boolean {
  if (answer.status !== 'refused') return false
  return passing.has(answer.code) || answer.faults.some(({ says }) => says === 'operator_is_you')
}

const passing: ReadonlySet<string> = new Set([
  'overloaded',
  'too_many',
  'not_authenticated',
  'interrupted',
])
