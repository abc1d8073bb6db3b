import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { expect, it } from 'vitest'
import { createPlaces } from '../../../../api/http/hardening/places.ts'
import { enterAll } from '../../../../api/http/hardening/share-expensive.ts'
import { openSpool } from '../../../../api/oversight/export/spool.ts'
import { zipOf } from '../../../../api/oversight/export/write-zip.ts'

const piece = Buffer.alloc(100_000, 7)

it('takes all that is written while nobody reads, and leaves no name on the disk', async () => {
  const before = await readdir(tmpdir())
  const spool = await openSpool(1e9)
  expect((await readdir(tmpdir())).filter((name) => !before.includes(name))).toEqual([])
  for (let count = 0; count < 50; count += 1) await spool.write(piece)
  await spool.end()
  let bytes = 0
  for await (const read of spool.read()) bytes += read.length
  expect([bytes, spool.bytes()]).toEqual([5_000_000, 5_000_000])
  await spool.abandon()
})

it('gives what is written as it comes, and the fault that ended it instead of an end', async () => {
  const spool = await openSpool(1e9)
  const reading = spool.read()
  const first = reading.next()
  await spool.write(Buffer.from('one'))
  expect(String((await first).value)).toBe('one')
  const second = reading.next()
  await spool.end(new RangeError('Cannot go on'))
  await expect(second).rejects.toThrow('Cannot go on')
  await spool.abandon()
})

it('refuses to hold more than it may, and to be written for nobody', async () => {
  const spool = await openSpool(150_000)
  await spool.write(piece)
  await expect(spool.write(piece)).rejects.toMatchObject({
    refusal: { code: 'too_large', faults: [{ says: 'export_too_large' }] },
  })
  await spool.abandon()
  await expect(spool.write(Buffer.from('x'))).rejects.toThrow('nobody reads')
  await spool.end()
})

it('reads nothing any more once whoever takes a zip stops in the middle', async () => {
  let [reading, isOver] = [0, false]
  async function* content() {
    try {
      for (;;) {
        reading += 1
        await new Promise((resolve) => setTimeout(resolve, 5))
        reading -= 1
        yield String(Math.random()).repeat(5_000)
      }
    } finally {
      isOver = true
    }
  }
  async function* parts() {
    yield { name: 'endless', content: content() }
  }
  let bytes = 0
  for await (const chunk of zipOf(parts())) {
    bytes += chunk.length
    if (bytes > 100_000) break
  }
  // A statement in the middle of it would run on a connection that is somebody else's by now.
  expect([reading, isOver]).toEqual([0, true])
})

it('gives the first place back where the second was not to be had', async () => {
  const one = { most: 1, mostOfOne: 1, mostWaiting: 1, waitMilliseconds: 10 }
  const [first, second] = [createPlaces(one), createPlaces(one)]
  const leave = await second.enter(2)
  await expect(enterAll([first, second], 1)).rejects.toMatchObject({
    refusal: { code: 'overloaded' },
  })
  leave?.()
  const leaveAll = await enterAll([first, second], 1)
  await expect(enterAll([first, second], 1)).rejects.toThrow()
  leaveAll()
  expect(await first.enter(1)).toBeTypeOf('function')
})
