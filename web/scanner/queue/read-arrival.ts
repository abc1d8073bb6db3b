import type { Answer } from '../../../domain/receipt.ts'
import type { Fault, RefusalCode } from '../../../domain/refusal.ts'
import { secondsAsked } from '../../../domain/retry-after.ts'
import type { QueuedScan } from './queued-scan.ts'

/** What came over the line: all of it, whatever it is. Nothing came where it broke on the way. */
export interface Arrival {
  readonly status: number
  readonly text: string
  /** `Retry-After` and `Date`. */
  readonly retryAfter?: string | undefined
  readonly date?: string | undefined
}

/** Why a request was refused as a whole, in the words of the server. */
export interface WholeRefusal {
  readonly code: RefusalCode
  readonly faults: readonly Fault[]
}

/**
 * What an answer means. `answers`: one for each scan that was sent, undefined for one about which nothing certain was said. `unknown`:
 * nothing came, or nothing that we wrote; the scans may be recorded, so they are asked about again by the same ids. `come_back`: nothing
 * was kept, later. `signed_out`, `not_allowed`: whoever is signed in may not. `unfit`: something in the request cannot be read.
 */
export type Reading =
  | { readonly why: 'answers'; readonly answers: readonly (Answer<string> | undefined)[] }
  | { readonly why: 'unknown' | 'signed_out'; readonly refusal?: WholeRefusal }
  | { readonly why: 'come_back'; readonly askedSeconds?: number }
  | { readonly why: 'not_allowed' | 'unfit'; readonly refusal: WholeRefusal }

/** Reads what came as an answer to these scans. What somebody else wrote, such as a portal that asks for a password, is never taken for the server's. */
export function readArrival(
  sent: readonly QueuedScan[],
  arrival: Arrival | undefined,
  now: Date,
): Reading {
  if (arrival === undefined) return { why: 'unknown' }
  const { status, retryAfter, date } = arrival
  const body = jsonIn(arrival.text)
  if (status === 200) {
    const isWhole = Array.isArray(body) && body.length === sent.length
    return isWhole ? { why: 'answers', answers: answersIn(sent, body) } : { why: 'unknown' }
  }
  if (status === 429 || status === 503) {
    const askedSeconds = secondsAsked({ 'retry-after': retryAfter, date }, now)
    return { why: 'come_back', ...(askedSeconds === undefined ? {} : { askedSeconds }) }
  }
  return isProblem(body) ? readRefusal(status, body) : { why: 'unknown' }
}

/** Only what is ours to say: a proxy may answer with the same numbers. */
function readRefusal(status: number, { code, faults }: WholeRefusal): Reading {
  const refusal = { code, faults }
  if (status === 401) return { why: 'signed_out' }
  if (status === 403) return { why: 'not_allowed', refusal }
  if (status === 413 || status === 422) return { why: 'unfit', refusal }
  return { why: 'unknown', refusal }
}

function answersIn(sent: readonly QueuedScan[], body: readonly unknown[]) {
  return sent.map(({ scan }, index) => {
    const said = body[index]
    return isAnswer(said) && (said.id === scan.id || isRefusedUnread(said)) ? said : undefined
  })
}

/** A scan that could not be read at all is refused without its id, in its place. */
function isRefusedUnread({ id, status }: Answer<string>): boolean {
  return id === null && status === 'refused'
}

function isAnswer(value: unknown): value is Answer<string> {
  if (typeof value !== 'object' || value === null || !('id' in value) || !('status' in value)) {
    return false
  }
  const { status } = value
  if (status === 'refused') return isProblem(value)
  if (status === 'proposed') return 'approval' in value
  return (
    (status === 'accepted' || status === 'duplicate') && 'digest' in value && 'batches' in value
  )
}

function isProblem(value: unknown): value is WholeRefusal {
  if (typeof value !== 'object' || value === null || !('code' in value) || !('faults' in value)) {
    return false
  }
  return typeof value.code === 'string' && Array.isArray(value.faults)
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Cut off in the middle, or no JSON at all: no answer.
    return undefined
  }
}
