import type { WaitingFile } from '../photos/photo-store.ts'
import type { Arrival } from './read-arrival.ts'

/** A photo of some 300 kB on a bad line. */
const mostMilliseconds = 120_000

/** Sends a file to be kept, as whoever is signed in; undefined where no whole answer came. Never rejects. */
export async function sendFile({ content, type }: WaitingFile): Promise<Arrival | undefined> {
  try {
    const answer = await fetch('/api/v1/files', {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': type },
      body: content,
      cache: 'no-store',
      redirect: 'manual',
      signal: AbortSignal.timeout(mostMilliseconds),
    })
    const text = await answer.text()
    const retryAfter = answer.headers.get('retry-after') ?? undefined
    const date = answer.headers.get('date') ?? undefined
    return { status: answer.status, text, retryAfter, date }
  } catch {
    return undefined
  }
}
