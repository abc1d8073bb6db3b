import { prepareZXingModule, type ReadResult, readBarcodes } from 'zxing-wasm/reader'
import type { SeenCode } from '../seen-code.ts'
import type { Reading, ToRead } from './reading.ts'

/** Written by the server before this program: where its machine code lies. */
declare const self: DedicatedWorkerGlobalScope & { readonly readerCode: string }

prepareZXingModule({ overrides: { locateFile: () => self.readerCode } })

// Labels of ours carry QR; makers of packs and modules print the others beside their serial numbers.
const options = { formats: ['QRCode', 'DataMatrix', 'Code128'], maxNumberOfSymbols: 8 } as const

self.addEventListener('message', ({ data }: MessageEvent<ToRead>) => {
  void read(data).then((reading) => self.postMessage(reading))
})

async function read({ place, picture }: ToRead): Promise<Reading> {
  const { width, height } = picture
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
  context?.drawImage(picture, 0, 0)
  picture.close()
  const pixels = context?.getImageData(0, 0, width, height)
  if (pixels === undefined) return { place, unread: true }
  try {
    const found = await readBarcodes(pixels, { ...options, formats: [...options.formats] })
    return { place, codes: found.filter(({ isValid }) => isValid).map(seenIn(pixels)) }
  } catch {
    // The machine code did not come.
    return { place, unread: true }
  }
}

function seenIn({ width, height }: ImageData): (result: ReadResult) => SeenCode {
  return ({ text, position: { topLeft, topRight, bottomLeft, bottomRight } }) => {
    const corners = [topLeft, topRight, bottomLeft, bottomRight]
    const x = corners.reduce((sum, corner) => sum + corner.x, 0) / corners.length / width
    const y = corners.reduce((sum, corner) => sum + corner.y, 0) / corners.length / height
    return { text, x, y }
  }
}
