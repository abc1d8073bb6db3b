/**
 * A batch's id, 128 random bits in the shape of a UUID, as the 20 characters that GS1 allows a lot or serial number, and one more
 * character where those do not hold it: GS1's 82 characters make 82²⁰ ≈ 2¹²⁷·² of them, and only 65 go into an address as they
 * are. So 69 are used (69²⁰ ≈ 2¹²²·²), four of them percent-encoded, about one or two in a serial; `.` is not among them, because
 * chat programs take it off the end of a link. The 6 bits that remain are those that a UUID of version 4 fixes: ids of before
 * need no more than their 20 characters.
 */
export interface LinkSerial {
  readonly serial: string
  /** One of 63 characters; undefined for what looks like a UUID of version 4. */
  readonly rest: string | undefined
}

/** Writes an id as a serial and its rest. */
export function serialOf(id: string): LinkSerial {
  if (!uuidShape.test(id))
    throw new RangeError(`Cannot write "${id}" as a serial: not a batch's id`)
  const hex = id.replaceAll('-', '')
  const digit = (at: number) => BigInt(`0x${hex[at]}`)
  const high = BigInt(`0x${hex.slice(0, 12)}${hex.slice(13, 16)}`)
  let left = (high << 62n) | ((digit(16) & 3n) << 60n) | BigInt(`0x${hex.slice(17)}`)
  let serial = ''
  for (let place = 0; place < 20; place += 1) {
    serial = `${alphabet[Number(left % base)]}${serial}`
    left /= base
  }
  const fixed = ((digit(12) << 2n) | (digit(16) >> 2n)) ^ ofVersion4
  return { serial, rest: fixed === 0n ? undefined : alphabet[Number(fixed)] }
}

/** The id of what `serialOf` wrote; undefined for any other text. */
export function batchIdOfSerial({ serial, rest }: LinkSerial): string | undefined {
  const fixed = rest === undefined ? 0 : alphabet.indexOf(rest)
  if (serial.length !== 20 || (rest !== undefined && !(rest.length === 1 && isRest(fixed)))) {
    return undefined
  }
  let number = 0n
  for (const character of serial) {
    const digit = alphabet.indexOf(character)
    if (digit === -1) return undefined
    number = number * base + BigInt(digit)
  }
  if (number >> 122n !== 0n) return undefined
  const bits = BigInt(fixed) ^ ofVersion4
  const high = (number >> 62n).toString(16).padStart(15, '0')
  const version = (bits >> 2n).toString(16)
  const variant = (((bits & 3n) << 2n) | ((number >> 60n) & 3n)).toString(16)
  const low = (number & ((1n << 60n) - 1n)).toString(16).padStart(15, '0')
  const hex = `${high.slice(0, 12)}${version}${high.slice(12)}${variant}${low}`
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** One link for one id: that of version 4 is left out. */
function isRest(fixed: number): boolean {
  return fixed > 0 && fixed < 64
}

const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_!()*,'
const base = BigInt(alphabet.length)
/** Version 4 in four bits, the variant of RFC 9562 in two. */
const ofVersion4 = 0b0100_10n
