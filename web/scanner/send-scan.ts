import type { Facts } from '../../domain/field.ts'
import type { Language } from '../../domain/words.ts'
import type { Trouble } from './api.ts'

/** What became of a scan: recorded, kept for a second person, or not, with every fault at its place. */
export type Sent =
  | { readonly status: 'accepted'; readonly warnings: readonly string[]; readonly decisions: Facts }
  | { readonly status: 'proposed'; readonly warnings: readonly string[] }
  | { readonly status: 'refused'; readonly faults: readonly SentFault[] }
  | { readonly status: 'unsent'; readonly trouble: Trouble }

export interface SentFault {
  /** JSON pointer into the scan. */
  readonly pointer: string
  readonly message: string
}

const mostMilliseconds = 20_000

/** Sends one scan to be recorded. Its id makes it harmless to send it again after no answer came. */
export async function sendScan(scan: { readonly id: string }, language: Language): Promise<Sent> {
  const answer = await fetch('/api/v1/scans', {
    method: 'POST',
    headers: {
      accept: 'application/json',
      'accept-language': language,
      'content-type': 'application/json',
    },
    body: JSON.stringify(scan),
    credentials: 'same-origin',
    signal: AbortSignal.timeout(mostMilliseconds),
  }).catch(() => undefined)
  const body: unknown = await answer?.json().catch(() => undefined)
  if (answer === undefined || body === undefined) return unsent('offline')
  if (answer.status === 401) return unsent('signed_out')
  if (answer.status === 429 || answer.status >= 500) return unsent('busy')
  if (!answer.ok) return { status: 'refused', faults: faultsIn(body) }
  const { status, warnings = [], decisions = {} } = body as Receipt
  if (status === 'proposed') return { status, warnings }
  return { status: 'accepted', warnings, decisions }
}

/** What our own server answers, as its description says. */
interface Receipt {
  readonly status: string
  readonly warnings?: readonly string[]
  readonly decisions?: Facts
}

function unsent(why: 'offline' | 'busy' | 'signed_out'): Sent {
  return { status: 'unsent', trouble: { why } }
}

function faultsIn(body: unknown): readonly SentFault[] {
  const { faults = [], title = '' } = body as {
    readonly faults?: readonly SentFault[]
    readonly title?: string
  }
  return faults.length > 0 ? faults : [{ pointer: '', message: title }]
}
