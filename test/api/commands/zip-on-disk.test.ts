import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { expect, it, onTestFinished } from 'vitest'
import { openExport } from '../../../api/commands/export-source.ts'
import { filesInZip } from '../../../api/commands/zip-on-disk.ts'
import { storedZip } from '../../../api/zip.ts'
import { RefusedError } from '../../../domain/refused.ts'

const events = Buffer.from('{"id":"1"}\n{"id":"2"}\n')
const whole = storedZip(new Map([['events.jsonl', events]]))

/** What is wrong with a zip, its bytes, and what is said of it. */
const broken: readonly (readonly [string, Buffer, RegExp])[] = [
  ['cut off', whole.subarray(0, whole.length - 5), /no whole zip/],
  ['cut off at its front', whole.subarray(10), /cut off|broken|does not lie/],
  ['none', Buffer.from('[]'), /no whole zip/],
  ['empty', Buffer.alloc(0), /no whole zip/],
  ['followed by something', Buffer.concat([whole, Buffer.from('x')]), /follows its directory/],
  ['with a second directory in its remark', withRemark(), /broken|does not lie|cut off/],
  ['with a name that stands twice', twice(), /"events.jsonl" twice/],
  ['with files within each other', overlapping(), /lies within another file|does not lie/],
  ['that calls a file otherwise within', renamed(), /does not lie where/],
  ['encrypted', directoryAt(8, (zip, at) => zip.writeUInt16LE(1, at)), /encrypted/],
  [
    'packed in another way',
    directoryAt(10, (zip, at) => zip.writeUInt16LE(12, at)),
    /packed by 12/,
  ],
  ['with a directory larger than itself', endAt(12, 0xffff_0000), /directory is too large/],
  ['with a directory beyond itself', endAt(16, 0xffff_0000), /cut off/],
  [
    'that says to unpack to what no disk holds',
    directoryAt(24, (zip, at) => zip.writeUInt32LE(0xffff_fff0, at)),
    /would unpack to 4294967280/,
  ],
]

it.each(broken)('refuses a zip %s', async (_, zip, why) => {
  await expect(allOf(await fileOf(zip))).rejects.toThrow(why)
  await expect(openExport(await fileOf(zip))).rejects.toBeInstanceOf(RefusedError)
})

it('unpacks nothing further than it said that it would: a bomb of 100 MB is left at its first bytes', async () => {
  const bomb = deflateRawSync(Buffer.alloc(100_000_000))
  const path = await fileOf(packedZip('events.jsonl', bomb, 1_000_000))
  let read = 0
  const reading = async () => {
    for await (const chunk of (await filesInZip(path)).get('events.jsonl')?.() ?? [])
      read += chunk.length
  }
  await expect(reading()).rejects.toThrow(/unpacks to more/)
  expect(read).toBeLessThanOrEqual(1_000_000)
  await expect(filesInZip(await fileOf(packedZip('e', bomb, 100_000_000)))).rejects.toThrow(
    /would unpack to 100000000 bytes/,
  )
})

it('refuses what unpacks to less than it said', async () => {
  const path = await fileOf(packedZip('events.jsonl', deflateRawSync(events), events.length + 1))
  await expect(allOf(path)).rejects.toThrow(/unpacks to less/)
})

it('names what is no file of an export and never opens it, wherever its name would lead', async () => {
  const names = ['../../etc/passwd', '/etc/passwd', 'events.jsonl/..', '..']
  const zip = storedZip(
    new Map([['events.jsonl', events], ...names.map((name) => [name, events] as const)]),
  )
  const source = await openExport(await fileOf(zip))
  expect(source.strange()).toEqual(names)
  expect((await source.measured()).map(({ name }) => name)).toEqual(['events.jsonl'])
})

it('reads of a folder only what lies there as a file', async () => {
  const folder = await folderOf()
  await writeFile(join(folder, 'events.jsonl'), events)
  await mkdir(join(folder, 'postings.jsonl'))
  const source = await openExport(folder)
  expect([source.has('events.jsonl'), source.has('postings.jsonl')]).toEqual([true, false])
  expect((await source.measured()).map(({ lines }) => lines)).toEqual([2])
})

async function allOf(path: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  for (const bytesOf of (await filesInZip(path)).values())
    for await (const chunk of bytesOf()) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function folderOf(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'loomcell-zip-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

async function fileOf(zip: Buffer): Promise<string> {
  const path = join(await folderOf(), 'export.zip')
  await writeFile(path, zip)
  return path
}

/** A zip of one packed file that says of itself what it is told. */
function packedZip(name: string, packed: Buffer, bytes: number): Buffer {
  const zip = storedZip(new Map([[name, packed]]))
  const directory = zip.lastIndexOf('PK\x01\x02', undefined, 'latin1')
  zip.writeUInt16LE(8, 8)
  zip.writeUInt16LE(8, directory + 10)
  zip.writeUInt32LE(crc32(packed), directory + 16)
  zip.writeUInt32LE(bytes, directory + 24)
  return zip
}

function directoryAt(offset: number, write: (zip: Buffer, at: number) => void): Buffer {
  const zip = Buffer.from(whole)
  write(zip, zip.lastIndexOf('PK\x01\x02', undefined, 'latin1') + offset)
  return zip
}

function endAt(offset: number, value: number): Buffer {
  const zip = Buffer.from(whole)
  zip.writeUInt32LE(value, zip.lastIndexOf('PK\x05\x06', undefined, 'latin1') + offset)
  return zip
}

/** The directory of another zip, whole, as the remark of this one: who reads from the end finds that, others this. */
function withRemark(): Buffer {
  const other = storedZip(new Map([['other.jsonl', events]]))
  const zip = Buffer.concat([whole, other])
  zip.writeUInt16LE(other.length, whole.length - 2)
  return zip
}

function twice(): Buffer {
  const zip = storedZip(
    new Map([
      ['events.jsonl', events],
      ['eventX.jsonl', events],
    ]),
  )
  return Buffer.from(zip.toString('latin1').replaceAll('eventX', 'events'), 'latin1')
}

function renamed(): Buffer {
  const text = whole.toString('latin1')
  return Buffer.from(text.replace('events.jsonl', 'eventX.jsonl'), 'latin1')
}

/** Two names for the same bytes. */
function overlapping(): Buffer {
  const zip = storedZip(
    new Map([
      ['a.jsonl', events],
      ['b.jsonl', events],
    ]),
  )
  zip.writeUInt32LE(0, zip.lastIndexOf('PK\x01\x02', undefined, 'latin1') + 42)
  return zip
}
