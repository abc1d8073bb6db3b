import readQr from 'jsqr'
import { PNG } from 'pngjs'

/** What the QR in a picture says; undefined when none can be read. */
export function textInPng(bytes: Uint8Array): string | undefined {
  const { data, width, height } = PNG.sync.read(Buffer.from(bytes))
  // Published as CommonJS, so the function stands one step deeper.
  return readQr.default(new Uint8ClampedArray(data), width, height)?.data
}
