/**
 * Why there is no picture. `needs_https`: a browser shows a camera to https alone, but for this very machine. `refused`: the person or the
 * device's owner does not allow it. `none`: the device has none. `busy`: another app holds it. `no_reader`: what reads is not on the device yet.
 */
export type CameraFault = 'needs_https' | 'refused' | 'none' | 'busy' | 'no_reader'

/** Opens the camera that was chosen, or else the one at the back, with as many pixels as small labels need. */
export async function openCamera(device?: string): Promise<MediaStream | CameraFault> {
  const devices = navigator.mediaDevices
  if (devices === undefined) return 'needs_https'
  try {
    return await devices.getUserMedia(wishes(device))
  } catch (error) {
    const fault = faultIn(error)
    // The camera that was chosen is no longer there: any will do.
    return fault === 'none' && device !== undefined ? openCamera() : fault
  }
}

function wishes(device: string | undefined): MediaStreamConstraints {
  const size = { width: { ideal: 1920 }, height: { ideal: 1080 } }
  const which =
    device === undefined
      ? { facingMode: { ideal: 'environment' } }
      : { deviceId: { exact: device } }
  return { audio: false, video: { ...size, ...which } }
}

/** Names of errors: W3C Media Capture and Streams, `getUserMedia`. */
function faultIn(error: unknown): CameraFault {
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused'
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'none'
  return 'busy'
}

/** A camera to choose. */
export interface CameraChoice {
  readonly device: string
  /** What the browser calls it; empty where it does not say. */
  readonly name: string
}

/** The cameras of this device, which a browser names only while one is open. */
export async function camerasHere(): Promise<readonly CameraChoice[]> {
  const all = await navigator.mediaDevices.enumerateDevices().catch(() => [])
  return all
    .filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
    .map(({ deviceId, label }) => ({ device: deviceId, name: label }))
}

/** Which camera a stream is of. */
export function deviceOf(stream: MediaStream): string | undefined {
  return stream.getVideoTracks()[0]?.getSettings().deviceId
}

/** Whether it has a light of its own. W3C Image Capture, `torch`, which TypeScript does not know. */
export function hasTorch(stream: MediaStream): boolean {
  const capabilities: object = stream.getVideoTracks()[0]?.getCapabilities?.() ?? {}
  return 'torch' in capabilities && capabilities.torch === true
}

/** Switches the light; answers whether it did. */
export async function switchTorch(stream: MediaStream, isOn: boolean): Promise<boolean> {
  const light: MediaTrackConstraintSet & { readonly torch: boolean } = { torch: isOn }
  const switched = stream.getVideoTracks()[0]?.applyConstraints({ advanced: [light] })
  return (
    switched?.then(
      () => true,
      () => false,
    ) ?? false
  )
}

/** Lets the camera go, and its light. */
export function closeCamera(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}
