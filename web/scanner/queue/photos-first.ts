import { digestsIn } from '../../../domain/file-name.ts'
import { instantsNow } from '../device-time.ts'
import { type PhotoStore, type WaitingFile, waitsFor } from '../photos/photo-store.ts'
import type { FlushParts } from './flush.ts'
import type { Arrival } from './read-arrival.ts'

type Send = FlushParts['send']

/** Sends one file; undefined where no answer came. */
export type SendFile = (file: WaitingFile) => Promise<Arrival | undefined>

const hourMilliseconds = 60 * 60 * 1_000

/**
 * Sends the files that scans name before the scans, each once, so that none is refused for a photo that is still on its way. Where one does not
 * get through, the scans wait with it, for the same reason. One that the server will not have goes no further: its scan is refused with
 * words. What a recorded scan names is let go of.
 */
export function photosFirst(send: Send, store: PhotoStore, sendFile: SendFile): Send {
  return async (body) => {
    for (const digest of digestsIn(body)) {
      // A device that cannot read what it has sends the scan: the server says what is missing.
      const file = await store.get(digest).catch(() => undefined)
      if (file === undefined || isThere(file)) continue
      const arrival = await sendFile(file)
      const isKept = arrival?.status === 200 || arrival?.status === 201
      if (isKept) await store.keep({ ...file, sentTime: instantsNow().wall }).catch(() => {})
      else if (arrival?.status !== 413 && arrival?.status !== 422) return arrival
    }
    const arrival = await send(body)
    const done = arrival?.status === 200 ? namedByRecorded(body, arrival.text) : []
    if (done.length > 0) await store.remove(done).catch(() => {})
    const { wall } = instantsNow()
    await store.removeOld(wall - waitsFor.days * 24 * hourMilliseconds).catch(() => {})
    return arrival
  }
}

/** The server keeps for a week what no scan names yet; after an hour it is sent again, which costs little and is sure. */
function isThere({ sentTime }: WaitingFile): boolean {
  if (sentTime === undefined) return false
  const since = instantsNow().wall - sentTime
  return since >= 0 && since < hourMilliseconds
}

/** Digests in the scans of a request that were recorded, or kept for others to sign. */
function namedByRecorded(body: string, answers: string): readonly string[] {
  const scans = listIn(body)
  const came = listIn(answers)
  const isRefused = (index: number) => {
    const one = came[index]
    const isAnswer = typeof one === 'object' && one !== null && 'status' in one
    return !isAnswer || one.status === 'refused'
  }
  const open = new Set(scans.flatMap((scan, index) => (isRefused(index) ? digestsOf(scan) : [])))
  return scans.flatMap(digestsOf).filter((digest) => !open.has(digest))
}

function digestsOf(scan: unknown): readonly string[] {
  return digestsIn(JSON.stringify(scan))
}

function listIn(text: string): readonly unknown[] {
  try {
    const read: unknown = JSON.parse(text)
    return Array.isArray(read) ? read : []
  } catch {
    return []
  }
}
