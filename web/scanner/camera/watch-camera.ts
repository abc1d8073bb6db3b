import { instantsNow } from '../device-time.ts'
import {
  type CameraChoice,
  type CameraFault,
  camerasHere,
  closeCamera,
  deviceOf,
  hasTorch,
  openCamera,
} from './open-camera.ts'
import { openReader } from './open-reader.ts'
import { createSeenAnew } from './seen-anew.ts'
import { atMost, visiblePart } from './visible-part.ts'

/** What a camera is doing. It rests while the page is hidden. */
export type CameraActivity =
  | { readonly is: 'starting' | 'resting' }
  | { readonly is: 'seeing'; readonly stream: MediaStream; readonly has: CameraMeans }
  | { readonly is: 'fault'; readonly fault: CameraFault }

/** What a person can choose. */
export interface CameraMeans {
  readonly torch: boolean
  readonly cameras: readonly CameraChoice[]
  readonly device?: string | undefined
}

export interface Watching {
  readonly device?: string | undefined
  readonly onCode: (text: string) => void
  readonly onActivity: (activity: CameraActivity) => void
}

/** Pause between two pictures, in milliseconds: about six a second, and the rest is for battery and taps. */
const pauseMilliseconds = 120

/** Longest side of what is read, in pixels: a label that fills a quarter of the width still has four pixels a module. */
const mostPixels = 1_280

/** Shows a camera in a video and reads what it shows, until the function that it gives is called. */
export function watchCamera(
  video: HTMLVideoElement,
  { device, onCode, onActivity }: Watching,
): () => void {
  const reader = openReader()
  const seenAnew = createSeenAnew()
  let stream: MediaStream | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  // Of two starts, as when a page is hidden and shown at once, the last counts.
  let starts = 0

  function stop(): void {
    starts += 1
    clearTimeout(timer)
    if (stream !== undefined) closeCamera(stream)
    stream = undefined
    video.srcObject = null
  }

  async function start(): Promise<void> {
    stop()
    if (document.hidden) return onActivity({ is: 'resting' })
    const own = starts
    onActivity({ is: 'starting' })
    const opened = await openCamera(device)
    if (typeof opened === 'string') {
      if (own === starts) onActivity({ is: 'fault', fault: opened })
      return
    }
    if (own !== starts) return closeCamera(opened)
    stream = opened
    video.srcObject = opened
    // One that is shown elsewhere meanwhile, or ended, plays nothing; the next start does.
    await video.play().catch(() => {})
    const cameras = await camerasHere()
    if (own !== starts) return
    opened.getVideoTracks()[0]?.addEventListener('ended', () => {
      if (stream !== opened) return
      stop()
      onActivity({ is: 'fault', fault: 'busy' })
    })
    const has = { torch: hasTorch(opened), cameras, device: deviceOf(opened) }
    onActivity({ is: 'seeing', stream: opened, has })
    void look(own)
  }

  async function look(own: number): Promise<void> {
    const picture = await pictureOf(video)
    const codes = picture === undefined ? [] : await reader.read(picture)
    if (own !== starts) return
    if (codes === undefined) {
      stop()
      onActivity({ is: 'fault', fault: 'no_reader' })
      return
    }
    const text = seenAnew(codes, instantsNow().steady)
    if (text !== undefined) onCode(text)
    timer = setTimeout(() => void look(own), pauseMilliseconds)
  }

  const turn = () => void start()
  document.addEventListener('visibilitychange', turn)
  turn()
  return () => {
    document.removeEventListener('visibilitychange', turn)
    stop()
    reader.close()
  }
}

/** What is seen of the video now; undefined where it shows nothing yet. */
async function pictureOf(video: HTMLVideoElement): Promise<ImageBitmap | undefined> {
  const { videoWidth, videoHeight, clientWidth, clientHeight } = video
  if (video.readyState < video.HAVE_CURRENT_DATA || clientHeight === 0) return undefined
  const whole = { width: videoWidth, height: videoHeight }
  const { x, y, width, height } = visiblePart(whole, { width: clientWidth, height: clientHeight })
  const { width: resizeWidth, height: resizeHeight } = atMost(mostPixels, { width, height })
  const size = { resizeWidth, resizeHeight, resizeQuality: 'medium' } as const
  return createImageBitmap(video, x, y, width, height, size).catch(() => undefined)
}
