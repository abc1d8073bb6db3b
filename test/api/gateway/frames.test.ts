import { generate, type Packet } from 'mqtt-packet'
import { describe, expect, it } from 'vitest'
import { createFrames, FrameError } from '../../../api/gateway/mqtt/frames.ts'

const most = 1_000

describe('packets of MQTT', () => {
  it('are found however they are cut on the way', () => {
    const packets = [
      message('a/b', 'x'),
      generate({ cmd: 'pingresp' }),
      message('c', 'y'.repeat(900)),
    ]
    const stream = Buffer.concat(packets)
    for (const size of [1, 2, 3, 7, 500, stream.length]) {
      const frames = createFrames(most)
      expect(
        chunks(stream, size).flatMap((chunk) => frames(chunk).map(({ bytes }) => bytes)),
      ).toEqual(packets)
    }
  })

  it('that are too large lose their payload, and nothing of what comes behind them', () => {
    const large = message('line/lathe', 'y'.repeat(300_000), 77)
    const stream = Buffer.concat([message('a', '1'), large, message('b', '2')])
    for (const size of [1, 13, 4_096, stream.length]) {
      const frames = createFrames(most)
      const found = chunks(stream, size).flatMap((chunk) => frames(chunk))
      expect(found).toEqual([
        { bytes: message('a', '1'), isCut: false },
        { bytes: message('line/lathe', '', 77), isCut: true },
        { bytes: message('b', '2'), isCut: false },
      ])
    }
  })

  it.each([
    ['has a length of five bytes', [0x30, 0xff, 0xff, 0xff, 0xff, 0x01]],
    ['is large and no message', [0x90, 0xff, 0xff, 0x7f, 0x00]],
    ['has a topic longer than itself', [0x30, 0xd0, 0x0f, 0xff, 0xff]],
  ])('end the connection where one %s', (_, bytes) => {
    expect(() => createFrames(most)(Buffer.from(bytes))).toThrow(FrameError)
  })
})

function message(topic: string, payload: string, messageId = 1): Buffer {
  const said = { topic, payload: Buffer.from(payload), qos: 1 as const, messageId }
  const packet: Packet = { cmd: 'publish', dup: false, retain: false, ...said }
  return generate(packet)
}

function chunks(stream: Buffer, size: number): readonly Buffer[] {
  const count = Math.ceil(stream.length / size)
  return Array.from({ length: count }, (_, at) => stream.subarray(at * size, (at + 1) * size))
}
