import { expect, it } from 'vitest'
import { startedStream } from '../../../api/http/started-stream.ts'

async function* pieces(count: number, fault?: string): AsyncGenerator<string> {
  for (let at = 0; at < count; at += 1) yield `piece ${at}\n`
  if (fault !== undefined) throw new RangeError(fault)
}

it('sends what is made, piece by piece, and says when nobody reads any more', async () => {
  let ended = 0
  const end = async () => {
    ended += 1
  }
  const whole = new Response(await startedStream(pieces(3), end))
  expect(await whole.text()).toBe('piece 0\npiece 1\npiece 2\n')
  expect(ended).toBe(1)
  const left = await startedStream(pieces(3), end)
  await left.cancel()
  expect(ended).toBe(2)
})

it('throws what goes wrong before the first piece, so that it can be answered', async () => {
  await expect(startedStream(pieces(0, 'Cannot begin'))).rejects.toThrow('Cannot begin')
})

it('breaks off where making broke off: half a file never looks whole', async () => {
  const half = new Response(await startedStream(pieces(2, 'Cannot go on')))
  await expect(half.text()).rejects.toThrow('Cannot go on')
})
