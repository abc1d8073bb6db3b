import { crc32, deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { storedZip, unzipWithin, ZipError } from '../../api/zip.ts'

const files = new Map([
  ['passport.jwt', Buffer.from('e30.e30.AAAA')],
  ['events/00001.json', Buffer.from('{"v":2}')],
  ['README.txt', Buffer.from('How to check it')],
])
const limits = { mostBytes: 1_000, mostEntries: 10, isAsked: () => true }

describe('unpacking a zip', () => {
  it('gives what was packed, stored or deflated, with its sizes before or after it', async () => {
    expect(await unzipWithin(storedZip(files), limits)).toEqual(files)
    const text = Buffer.from('a'.repeat(500))
    for (const sizesLater of [false, true])
      expect(await unzipWithin(deflated('a.txt', text, sizesLater), limits)).toEqual(
        new Map([['a.txt', text]]),
      )
  })

  it('is refused wherever one byte of what it holds was changed', async () => {
    const whole = storedZip(files)
    for (const [name, content] of files) {
      const at = whole.indexOf(content)
      for (let place = at; place < at + content.length; place += 1) {
        const changed = Buffer.from(whole)
        changed.writeUInt8((changed[place] ?? 0) ^ 1, place)
        expect(await refused(changed)).toEqual(['zip_entry_differs', name])
      }
    }
  })

  it('is refused where two readers would take it for two things', async () => {
    const whole = storedZip(files)
    const [one, other] = ['receipts/00001', 'receipts/00002']
    const twice = storedZip(
      new Map([
        [one, Buffer.from('right')],
        [other, Buffer.from('wrong')],
      ]),
    )
    // The second comes under the name of the first, in the directory and in its own place.
    const named = Buffer.from(twice.toString('latin1').replaceAll(other, one), 'latin1')
    expect(await refused(named)).toEqual(['zip_name_twice', one])
    // In its own place alone it has another name, size, checksum or way of packing than the directory says.
    const inPlace = Buffer.from(twice.toString('latin1').replace(other, one), 'latin1')
    expect(await refused(inPlace)).toEqual(['zip_entry_differs', other])
    for (const at of [8, 14, 18, 22]) {
      const lying = Buffer.from(whole)
      lying.writeUInt8((lying[at] ?? 0) ^ 1, at)
      expect(await refused(lying)).toEqual(['zip_entry_differs', 'passport.jwt'])
    }
    // In the directory it is shorter than it is.
    const shorter = Buffer.from(whole)
    const directory = whole.indexOf('PK\x01\x02', 0, 'latin1')
    shorter.writeUInt32LE(3, directory + 24)
    expect(await refused(shorter)).toEqual(['zip_entry_differs', 'passport.jwt'])
  })

  it('is refused where it is cut off, of the larger kind, or full of nothing', async () => {
    const whole = storedZip(files)
    for (let length = 0; length < whole.length; length += 1)
      expect((await refused(whole.subarray(0, length)))?.[0]).toMatch(/^zip_/)
    const end = whole.length - 22
    const larger = Buffer.from(whole)
    larger.fill(0xff, end + 8, end + 20)
    expect(await refused(larger)).toEqual(['zip_many_entries', undefined])
    expect((await refused(larger, { ...limits, mostEntries: 65_535 }))?.[0]).toBe(
      'zip_directory_broken',
    )
  })
})

async function refused(zip: Buffer, within = limits) {
  try {
    await unzipWithin(zip, within)
  } catch (error) {
    if (error instanceof ZipError) return [error.why.says, error.why.values?.name]
    throw error
  }
  return undefined
}

/** A zip of one entry as most programs write it; where its sizes come later, its own place says 0. */
function deflated(name: string, content: Buffer, sizesLater: boolean): Buffer {
  const packed = deflateRawSync(content)
  const zip = storedZip(new Map([[name, packed]]))
  const directory = zip.indexOf('PK\x01\x02', 0, 'latin1')
  for (const [flags, sizes] of [
    [6, 14],
    [directory + 8, directory + 16],
  ] as const) {
    const isLater = sizesLater && flags === 6
    zip.writeUInt16LE(sizesLater ? 8 : 0, flags)
    zip.writeUInt16LE(8, flags + 2)
    zip.writeUInt32LE(isLater ? 0 : crc32(content), sizes)
    zip.writeUInt32LE(isLater ? 0 : packed.length, sizes + 4)
    zip.writeUInt32LE(isLater ? 0 : content.length, sizes + 8)
  }
  return zip
}
