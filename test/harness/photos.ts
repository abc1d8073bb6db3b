/** Pictures of 4 × 2 pixels, red on the left and blue on the right, as Chromium writes them. */
export const pictures = {
  'image/jpeg': bytesOf(
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19i' +
      'Z2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2Nj' +
      'Y2NjY2NjY2P/wAARCAACAAQDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAb/xAAZEAEAAgMAAAAAAAAAAAAAAAAAAgQz' +
      'gbH/xAAVAQEBAAAAAAAAAAAAAAAAAAABBv/EABoRAAAHAAAAAAAAAAAAAAAAAAABAgQzcbH/2gAMAwEAAhEDEQA/AI6xmlrgCmaw' +
      'IosA5mXZ6P/Z',
  ),
  'image/png': bytesOf(
    'iVBORw0KGgoAAAANSUhEUgAAAAQAAAACCAYAAAB/qH1jAAAAGElEQVR4AWI6wMDwH4QZGA78B2EmBjQAAAAA//8vNYslAAAABklE' +
      'QVQDAK4oBwEVzrRRAAAAAElFTkSuQmCC',
  ),
  'image/webp': bytesOf(
    'UklGRlAAAABXRUJQVlA4IEQAAACwAgCdASoEAAIAAsBMJagCdHIAqgDJAP0ABbtZeYgA/vb1Wv+of/HbRNIP3//pNn92kpSD9/kj' +
      'PeYoTq0LSZQmXAAAAA==',
  ),
} as const

/** A text that no kept photo may hold. */
export const secret = 'GPS 22.3193N 114.1694E'

/** The JPEG as a telephone writes it: turned, with place, comment, profile, thumbnail and a film behind its end. */
export function telephoneJpeg(orientation: number): Uint8Array {
  const plain = pictures['image/jpeg']
  return join([
    plain.subarray(0, 2),
    segment(0xe1, join([text('Exif\0\0'), tiff(orientation), text(secret)])),
    segment(0xe1, text(`http://ns.adobe.com/xap/1.0/\0${secret}`)),
    segment(0xe2, text(`ICC_PROFILE\0${secret}`)),
    segment(0xfe, text(secret)),
    plain.subarray(2),
    text(`ftypmp42${secret}`),
  ])
}

/** The PNG with text, a time, EXIF, a profile and a chunk of somebody's own. */
export function chattyPng(): Uint8Array {
  const plain = pictures['image/png']
  // After the signature and IHDR.
  const head = 8 + 25
  const chunks = ['tEXt', 'zTXt', 'iTXt', 'tIME', 'eXIf', 'iCCP', 'prVt'].map((name) => chunk(name))
  return join([plain.subarray(0, head), ...chunks, plain.subarray(head), text(secret)])
}

/** The WebP in its extended form, with a profile, EXIF, XMP and a chunk of somebody's own. */
export function chattyWebp(flags = 0x2c): Uint8Array {
  const picture = pictures['image/webp'].subarray(12)
  const extended = Uint8Array.of(flags, 0, 0, 0, 3, 0, 0, 1, 0, 0)
  const parts = join([
    riff('VP8X', extended),
    riff('ICCP', text(secret)),
    picture,
    riff('EXIF', text(secret)),
    riff('XMP ', text(secret)),
    riff('OWN ', text(secret)),
  ])
  return riffFile(parts)
}

/** Bytes one after the other. */
export function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(parts))
}

export function text(given: string): Uint8Array {
  return Buffer.from(given, 'latin1')
}

/** A segment of a JPEG. */
export function segment(kind: number, content: Uint8Array): Uint8Array {
  const length = content.length + 2
  return join([Uint8Array.of(0xff, kind, length >> 8, length & 0xff), content])
}

function tiff(orientation: number): Uint8Array {
  const head = [0x49, 0x49, 42, 0, 8, 0, 0, 0, 2, 0]
  const maker = [0x0f, 0x01, 2, 0, 4, 0, 0, 0, 0x41, 0x42, 0x43, 0]
  const turned = [0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]
  return Uint8Array.from([...head, ...maker, ...turned, 0, 0, 0, 0])
}

function chunk(name: string): Uint8Array {
  const content = text(secret)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  return join([length, text(name), content, new Uint8Array(4)])
}

function riff(name: string, content: Uint8Array): Uint8Array {
  const length = Buffer.alloc(4)
  length.writeUInt32LE(content.length)
  return join([text(name), length, content, new Uint8Array(content.length % 2)])
}

function riffFile(parts: Uint8Array): Uint8Array {
  const length = Buffer.alloc(4)
  length.writeUInt32LE(parts.length + 4)
  return join([text('RIFF'), length, text('WEBP'), parts])
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(base64, 'base64'))
}
