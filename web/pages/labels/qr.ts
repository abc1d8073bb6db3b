import { create, type QRCode, toBuffer } from 'qrcode'
import type { QrSymbol } from './qr-svg.ts'

/** How much of a symbol may be dirty or torn: L 7 %, M 15 %, Q 25 %, H 30 %. */
export const levels = ['L', 'M', 'Q', 'H'] as const
export type Level = (typeof levels)[number]

/** The dark and light modules of a QR that says `text`. */
export function qrSymbol(text: string, level: Level): QrSymbol {
  return symbolOf(create(text, { errorCorrectionLevel: level }))
}

/**
 * The same in a tenth of the time, as bytes and under the first of the eight masks, where the best of them is worth nothing: on a page that
 * is drawn for every reader and seldom printed.
 */
export function quickQrSymbol(text: string, level: Level): QrSymbol {
  const bytes = [{ data: new TextEncoder().encode(text), mode: 'byte' }] as const
  return symbolOf(create([...bytes], { errorCorrectionLevel: level, maskPattern: 0 }))
}

function symbolOf({ modules }: QRCode): QrSymbol {
  const { size } = modules
  return { size, isDark: (row, column) => modules.get(row, column) === 1 }
}

/** The QR as a PNG; every module is `scale` pixels wide, and `margin` modules around it stay white. */
export function qrPng(
  text: string,
  { level, scale, margin }: { level: Level; scale: number; margin: number },
): Promise<Buffer> {
  return toBuffer(text, { type: 'png', errorCorrectionLevel: level, scale, margin })
}
