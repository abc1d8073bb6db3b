import type { Reading, ToRead } from './reader/reading.ts'
import type { SeenCode } from './seen-code.ts'

/** Reads codes in pictures, beside the page, so that taps never wait for it. */
export interface Reader {
  /** What a picture shows; undefined where the reader is not on this device and cannot be fetched. Takes the picture over. */
  read(picture: ImageBitmap): Promise<readonly SeenCode[] | undefined>
  close(): void
}

/** Starts the reader, which is loaded only now. */
export function openReader(): Reader {
  const worker = new Worker(readerAddress(), { type: 'module' })
  const waiting = new Map<number, (codes: readonly SeenCode[] | undefined) => void>()
  let places = 0
  let isBroken = false
  const settle = (place: number, codes: readonly SeenCode[] | undefined) => {
    waiting.get(place)?.(codes)
    waiting.delete(place)
  }
  worker.addEventListener('message', ({ data }: MessageEvent<Reading>) => {
    if ('codes' in data) keepReader()
    settle(data.place, 'codes' in data ? data.codes : undefined)
  })
  worker.addEventListener('error', () => {
    isBroken = true
    for (const place of [...waiting.keys()]) settle(place, undefined)
  })
  return {
    read: (picture) => {
      if (isBroken) return Promise.resolve(undefined)
      places += 1
      const asked: ToRead = { place: places, picture }
      return new Promise((resolve) => {
        waiting.set(asked.place, resolve)
        worker.postMessage(asked, [picture])
      })
    },
    close: () => {
      worker.terminate()
      for (const place of [...waiting.keys()]) settle(place, [])
    },
  }
}

/** Where the server says that the reader lies; its address changes with it. */
function readerAddress(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="reader"]')?.content ?? ''
}

let isKept = false

/** Has what keeps the app keep the reader too, so that the camera reads without a network from now on. */
function keepReader(): void {
  if (isKept) return
  isKept = true
  void navigator.serviceWorker?.ready.then(({ active }) => active?.postMessage('keep reader'))
}
