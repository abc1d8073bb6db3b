import { describe, expect, it } from 'vitest'
import { photoBounds, photoTypes, readPhoto } from '../../../domain/photo/photo.ts'
import {
  chattyPng,
  chattyWebp,
  join,
  pictures,
  secret,
  segment,
  telephoneJpeg,
  text,
} from '../../harness/photos.ts'
import { randomFrom } from '../../harness/random.ts'

const telling = {
  'image/jpeg': telephoneJpeg(6),
  'image/png': chattyPng(),
  'image/webp': chattyWebp(),
} as const

describe.each(photoTypes)('a photo of type %s', (type) => {
  it('is kept with all of its picture, and nothing that was written beside it', () => {
    expect(Buffer.from(telling[type]).includes(secret)).toBe(true)
    const photo = read(telling[type])
    expect(photo).toMatchObject({ type, width: 4, height: 2 })
    expect(Buffer.from(photo.bytes).includes(secret)).toBe(false)
    const plain = read(pictures[type])
    const picture = type === 'image/webp' ? pictures[type].subarray(12) : plain.bytes.subarray(2)
    expect(Buffer.from(photo.bytes).includes(Buffer.from(picture))).toBe(true)
  })

  it('is the same once more, so that its digest stands', () => {
    const once = read(telling[type]).bytes
    expect(Buffer.from(read(once).bytes).equals(once)).toBe(true)
  })

  it('is refused wherever it is cut off, and never thrown over', () => {
    const kept = read(telling[type]).bytes
    for (let length = 0; length < kept.length; length += 1) {
      expect(readPhoto(kept.subarray(0, length)), String(length)).toMatch(
        /^photo_(broken|type_unknown)$/,
      )
    }
  })

  it('whatever bytes are wrong in it, is refused or kept without what was written beside it', () => {
    const random = randomFrom(41)
    for (let round = 0; round < 3_000; round += 1) {
      const wrong = Uint8Array.from(telling[type])
      for (let flip = random.between(0, 5); flip >= 0; flip -= 1) {
        wrong[random.between(0, wrong.length - 1)] = random.between(0, 255)
      }
      const photo = readPhoto(wrong)
      if (typeof photo === 'string') continue
      expect(photo.bytes.length).toBeLessThanOrEqual(wrong.length + 64)
      expect(photo.width * photo.height).toBeLessThanOrEqual(photoBounds.mostPixels)
      expect(readPhoto(photo.bytes)).toEqual(photo)
    }
  })
})

it('keeps how a JPEG is turned, and of EXIF nothing else', () => {
  const sizes = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(
    (turned) => read(telephoneJpeg(turned)).bytes.length,
  )
  const [upright = 0] = sizes
  expect(sizes).toEqual([upright, ...Array.from({ length: 7 }, () => upright + 36), upright])
  const turned = read(telephoneJpeg(6)).bytes
  expect([turned[3], turned[31]]).toEqual([0xe1, 6])
})

it('refuses pictures that would unfold without measure, told by their own size', () => {
  const wide = Uint8Array.from(pictures['image/png'])
  wide.set([0, 1, 0, 0, 0, 1, 0, 0], 16)
  expect(readPhoto(wide)).toBe('photo_pixels')
  const none = Uint8Array.from(pictures['image/png'])
  none.set([0, 0, 0, 0], 16)
  expect(readPhoto(none)).toBe('photo_broken')
})

it('refuses what moves, what is HEIC and what is no picture, whatever it is called', () => {
  expect(readPhoto(chattyWebp(0x02))).toBe('photo_broken')
  expect(readPhoto(join([Uint8Array.of(0, 0, 0, 24), text('ftypheic'), new Uint8Array(16)]))).toBe(
    'photo_heic',
  )
  for (const other of [
    '',
    'GIF89a',
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    '%PDF-1.7',
    'BM',
  ]) {
    expect(readPhoto(text(other))).toBe('photo_type_unknown')
  }
})

it('refuses a JPEG with two frames, a scan before its frame or a segment that nobody knows', () => {
  const plain = pictures['image/jpeg']
  const frame = segment(0xc0, Uint8Array.of(8, 0, 2, 0, 4, 1, 1, 0x11, 0))
  const start = plain.subarray(0, 2)
  const rest = plain.subarray(2)
  expect(readPhoto(join([start, frame, rest]))).toBe('photo_broken')
  expect(readPhoto(join([start, segment(0xda, new Uint8Array(6)), rest]))).toBe('photo_broken')
  expect(readPhoto(join([start, segment(0xf0, new Uint8Array(6)), rest]))).toBe('photo_broken')
})

function read(given: Uint8Array) {
  const photo = readPhoto(given)
  if (typeof photo === 'string') throw new RangeError(`Cannot read the photo: ${photo}`)
  return photo
}
