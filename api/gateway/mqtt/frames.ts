/** One packet of MQTT; of a message that is larger than is read, only its topic and number are left. */
export interface Frame {
  readonly bytes: Buffer
  readonly isCut: boolean
}

/** What a broker must not send: nobody can tell where the next packet begins. */
export class FrameError extends RangeError {
  override readonly name = 'FrameError'
}

/**
 * Cuts what comes over a connection into packets (MQTT 3.1.1, 2.2.3), of which it holds no more than `most` bytes: the payload of a larger message
 * is passed over as it comes, so that the message can still be acknowledged and told of.
 */
export function createFrames(most: number): (chunk: Buffer) => readonly Frame[] {
  let held: Buffer = Buffer.alloc(0)
  let passedOver = 0
  return (chunk) => {
    const left = chunk.subarray(passedOver)
    passedOver = Math.max(0, passedOver - chunk.length)
    held = held.length === 0 ? left : Buffer.concat([held, left])
    const frames: Frame[] = []
    while (true) {
      const size = sizeOf(held)
      if (size === undefined) return frames
      const { head, length } = size
      const whole = head + length
      if (length <= most) {
        if (held.length < whole) return frames
        frames.push({ bytes: held.subarray(0, whole), isCut: false })
      } else {
        const start = startOf(held, head, whole)
        if (start === undefined) return frames
        frames.push({ bytes: start, isCut: true })
      }
      passedOver = Math.max(0, whole - held.length)
      held = held.subarray(Math.min(whole, held.length))
    }
  }
}

/** Most bytes of a topic, which says its length in two. */
export const mostTopicBytes = 65_535

function sizeOf(held: Buffer): { readonly head: number; readonly length: number } | undefined {
  let length = 0
  for (let at = 1; at <= 4; at += 1) {
    const byte = held[at]
    if (byte === undefined) return undefined
    length += (byte & 0x7f) * 128 ** (at - 1)
    if (byte < 0x80) return { head: at + 1, length }
  }
  throw new FrameError('the length of a packet has more than four bytes')
}

/** A message without its payload; undefined until its topic and number are there. */
function startOf(held: Buffer, head: number, whole: number): Buffer | undefined {
  const first = held[0] ?? 0
  if (first >> 4 !== 3) throw new FrameError('a packet that is no message is too large')
  if (held.length < head + 2) return undefined
  const numbered = (first >> 1) & 3 ? 2 : 0
  const length = 2 + held.readUInt16BE(head) + numbered
  if (head + length > whole) throw new FrameError('a topic is longer than its message')
  if (held.length < head + length) return undefined
  const body = held.subarray(head, head + length)
  return Buffer.concat([Buffer.from([first, ...lengthBytes(length)]), body])
}

function lengthBytes(length: number): readonly number[] {
  const byte = length % 128
  const rest = Math.floor(length / 128)
  return rest === 0 ? [byte] : [byte | 0x80, ...lengthBytes(rest)]
}
